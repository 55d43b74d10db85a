package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Looks for separate parts of a group, of whatever tables, that leave little of it when all of them are subtracted: set packing by branch
 * and bound. Answers that lie in the same parts are one cell, decided as a whole. Cells in no part that is still free are left over; of
 * the others the one in the fewest is decided next: each part is taken in turn, and last none of them. Where different parts cover the same
 * cells, what remains is looked at once.
 */
final class RemainderSearch {

    /** So many decisions at most; most groups of real reports need some dozens, a year's total some thousand. */
    private static final int DECISIONS = 50_000;

    private final List<BitSet> parts;
    private final Predicate<BitSet> isEnough;
    private final Predicate<BitSet> isTooSmall;
    private final List<BitSet> answersOf = new ArrayList<>();
    private final List<BitSet> partsOf = new ArrayList<>();
    private final List<BitSet> cellsOf = new ArrayList<>();
    /** By part those that share a cell with it, and itself. */
    private final List<BitSet> conflicts = new ArrayList<>();

    /** Parts of which no cell is decided. */
    private final BitSet free = new BitSet();
    /** By cell how many free parts it lies in. */
    private final int[] covers;

    private final BitSet taken = new BitSet();
    private final Set<State> seen = new HashSet<>();
    private int decisions;

    /**
     * @param rest what is left, too little
     * @param parts that were subtracted
     */
    record Remainder(BitSet rest, List<BitSet> parts) {}

    private record State(BitSet open, BitSet left) {}

    private RemainderSearch(
            BitSet group, List<BitSet> parts, Predicate<BitSet> isEnough, Predicate<BitSet> isTooSmall) {
        this.parts = parts;
        this.isEnough = isEnough;
        this.isTooSmall = isTooSmall;
        BitSet[] in = new BitSet[group.length()];
        group.stream().forEach(answer -> in[answer] = new BitSet(parts.size()));
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            cellsOf.add(new BitSet());
            parts.get(part).stream().forEach(answer -> in[answer].set(part));
        }
        Map<BitSet, Integer> cells = new HashMap<>();
        group.stream().forEach(answer -> {
            int cell = cells.computeIfAbsent(in[answer], first -> {
                partsOf.add(first);
                answersOf.add(new BitSet());
                first.stream().forEach(part -> cellsOf.get(part).set(partsOf.size() - 1));
                return partsOf.size() - 1;
            });
            answersOf.get(cell).set(answer);
        });
        covers = partsOf.stream().mapToInt(BitSet::cardinality).toArray();
        parts.forEach(part -> conflicts.add(new BitSet()));
        partsOf.forEach(
                some -> some.stream().forEach(part -> conflicts.get(part).or(some)));
        free.set(0, parts.size());
    }

    /**
     * The first that is found.
     *
     * @param group whose answers all parts are
     * @param isEnough whether answers left over, and more, give nobody away
     * @param isTooSmall whether a rest that is not enough would give somebody away
     */
    static Optional<Remainder> find(
            BitSet group, List<BitSet> parts, Predicate<BitSet> isEnough, Predicate<BitSet> isTooSmall) {
        if (isEnough.test(BitSets.without(group, BitSets.union(parts)))) {
            return Optional.empty();
        }
        RemainderSearch search = new RemainderSearch(group, parts, isEnough, isTooSmall);
        BitSet open = new BitSet();
        BitSet left = new BitSet();
        IntStream.range(0, search.covers.length).forEach(cell -> (search.covers[cell] > 0 ? open : left).set(cell));
        return search.decide(open, left);
    }

    /**
     * @param open cells that are not decided yet, each in a free part
     * @param left cells that no part taken covers
     */
    private Optional<Remainder> decide(BitSet open, BitSet left) {
        BitSet rest = new BitSet();
        for (int cell = left.nextSetBit(0); cell >= 0; cell = left.nextSetBit(cell + 1)) {
            rest.or(answersOf.get(cell));
        }
        if (++decisions >= DECISIONS || isEnough.test(rest) || !seen.add(new State(open, left))) {
            return Optional.empty();
        }
        if (open.isEmpty()) {
            return isTooSmall.test(rest)
                    ? Optional.of(new Remainder(
                            rest, taken.stream().mapToObj(parts::get).toList()))
                    : Optional.empty();
        }
        int cell = inFewest(open);
        BitSet choices = (BitSet) partsOf.get(cell).clone();
        choices.and(free);
        for (int part = choices.nextSetBit(0); part >= 0; part = choices.nextSetBit(part + 1)) {
            taken.set(part);
            Optional<Remainder> found = without(conflicts.get(part), BitSets.without(open, cellsOf.get(part)), left);
            taken.clear(part);
            if (found.isPresent()) {
                return found;
            }
        }
        BitSet one = new BitSet();
        one.set(cell);
        return without(choices, BitSets.without(open, one), BitSets.union(left, one));
    }

    /** The first of the cells in the fewest free parts. */
    private int inFewest(BitSet open) {
        int fewest = open.nextSetBit(0);
        for (int cell = fewest; cell >= 0; cell = open.nextSetBit(cell + 1)) {
            if (covers[cell] < covers[fewest]) {
                fewest = cell;
            }
        }
        return fewest;
    }

    /** Decides on while some parts are not free; cells that lay in no other are left over. */
    private Optional<Remainder> without(BitSet parts, BitSet open, BitSet left) {
        BitSet removed = (BitSet) parts.clone();
        removed.and(free);
        free.andNot(removed);
        BitSet uncovered = new BitSet();
        for (int part = removed.nextSetBit(0); part >= 0; part = removed.nextSetBit(part + 1)) {
            BitSet cells = cellsOf.get(part);
            for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
                covers[cell]--;
                if (covers[cell] == 0 && open.get(cell)) {
                    uncovered.set(cell);
                }
            }
        }
        Optional<Remainder> found = decide(BitSets.without(open, uncovered), BitSets.union(left, uncovered));
        for (int part = removed.nextSetBit(0); part >= 0; part = removed.nextSetBit(part + 1)) {
            cellsOf.get(part).stream().forEach(cell -> covers[cell]++);
        }
        free.or(removed);
        return found;
    }
}
