package org.rida.report.disclosure;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All choices of separate rows that leave little of their union: set packing by branch and bound. Answers that lie in the same rows are
 * decided together; the next to be decided are those in the fewest rows, each of which is chosen in turn, and last none of them.
 */
final class PackingSearch {

    /** So many decisions at most; rows of real tables need some hundred. */
    private static final int DECISIONS = 4_000;
    /** So many different rests at most. */
    private static final int RESTS = 100;

    private final int enough;
    private final List<BitSet> atoms = new ArrayList<>();
    /** The atoms of each row. */
    private final List<BitSet> rows = new ArrayList<>();

    private final Set<BitSet> rests = new LinkedHashSet<>();
    private int decisions;

    /** @param enough that many answers left over are not looked for */
    PackingSearch(List<BitSet> rows, int enough) {
        this.enough = enough;
        Map<BitSet, Integer> byRows = new HashMap<>();
        rows.forEach(row -> this.rows.add(new BitSet()));
        BitSets.union(rows).stream().forEach(answer -> {
            BitSet in = new BitSet();
            IntStream.range(0, rows.size()).filter(i -> rows.get(i).get(answer)).forEach(in::set);
            int atom = byRows.computeIfAbsent(in, first -> {
                atoms.add(new BitSet());
                return atoms.size() - 1;
            });
            atoms.get(atom).set(answer);
            in.stream().forEach(row -> this.rows.get(row).set(atom));
        });
        BitSet all = new BitSet();
        all.set(0, atoms.size());
        decide(all, new BitSet());
    }

    /** The rests that were found, each of fewer answers than are enough; one may be empty. */
    Set<BitSet> rests() {
        return rests;
    }

    /** Whether there are no others. */
    boolean isComplete() {
        return decisions < DECISIONS && rests.size() < RESTS;
    }

    /**
     * @param open atoms that are not decided yet
     * @param left answers that no chosen row covers
     */
    private void decide(BitSet open, BitSet left) {
        decisions++;
        if (!isComplete() || left.cardinality() >= enough) {
            return;
        }
        if (open.isEmpty()) {
            rests.add(left);
            return;
        }
        List<BitSet> free =
                rows.stream().filter(row -> BitSets.isWithin(row, open)).toList();
        int atom = open.stream()
                .boxed()
                .min(comparingInt(
                        a -> (int) free.stream().filter(row -> row.get(a)).count()))
                .orElseThrow();
        free.stream().filter(row -> row.get(atom)).forEach(row -> decide(BitSets.without(open, row), left));
        BitSet one = new BitSet();
        one.set(atom);
        decide(BitSets.without(open, one), BitSets.union(List.of(left, atoms.get(atom))));
    }
}
