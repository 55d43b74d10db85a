package org.rida.report.disclosure;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What is left of rows that overlap when separate ones of them are subtracted. Remembers what it worked out. */
final class OverlappingRows {

    /**
     * Random orders for each first row, beside the ascending and the descending one, where a complete search takes too
     * long.
     */
    private static final int SHUFFLED = 2;

    private final Map<List<BitSet>, List<BitSet>> known = new HashMap<>();
    private final int enough;

    /** @param enough that many answers left over give nobody away, whoever they are */
    OverlappingRows(int enough) {
        this.enough = enough;
    }

    /**
     * For each cluster of rows that overlap one another what separate ones of them leave of it, where that is not enough; the least
     * first.
     */
    List<List<BitSet>> rests(List<BitSet> rows) {
        List<List<BitSet>> rests = new ArrayList<>();
        for (List<BitSet> cluster : clusters(rows)) {
            if (cluster.size() > 1) {
                rests.add(known.computeIfAbsent(cluster, this::restsOf));
            }
        }
        return rests;
    }

    /** All rests if the search could be completed; otherwise also those of many greedy choices, which may miss some. */
    private List<BitSet> restsOf(List<BitSet> cluster) {
        BitSet whole = BitSets.union(cluster);
        Set<BitSet> rests = new LinkedHashSet<>();
        PackingSearch search = new PackingSearch(cluster, enough);
        rests.addAll(search.rests());
        if (!search.isComplete()) {
            for (BitSet choice : choices(cluster)) {
                rests.add(BitSets.without(
                        whole,
                        BitSets.union(choice.stream().mapToObj(cluster::get).toList())));
            }
        }
        return rests.stream()
                .filter(rest -> rest.cardinality() < enough)
                .sorted(comparingInt(BitSet::cardinality))
                .toList();
    }

    /** Separate rows, chosen in several orders. */
    private static Set<BitSet> choices(List<BitSet> cluster) {
        List<BitSet> overlaps = cluster.stream()
                .map(row -> indices(i -> cluster.get(i).intersects(row), cluster.size()))
                .toList();
        List<Integer> rows = IntStream.range(0, cluster.size()).boxed().toList();
        List<Integer> ascending = rows.stream()
                .sorted(comparingInt(i -> cluster.get(i).cardinality()))
                .toList();
        List<Integer> descending = rows.stream()
                .sorted(comparingInt(i -> -cluster.get(i).cardinality()))
                .toList();
        Set<BitSet> choices = new LinkedHashSet<>();
        for (int first : rows) {
            choices.add(separate(first, ascending, overlaps));
            choices.add(separate(first, descending, overlaps));
            for (int order = 0; order < SHUFFLED; order++) {
                choices.add(separate(first, shuffled(rows, first * SHUFFLED + order), overlaps));
            }
        }
        return choices;
    }

    /** The same for the same seed, so that a draft is the same whenever it is made. */
    private static List<Integer> shuffled(List<Integer> rows, int seed) {
        List<Integer> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** One row, and of the others in their order each that overlaps none before it. */
    private static BitSet separate(int first, List<Integer> order, List<BitSet> overlaps) {
        BitSet chosen = new BitSet();
        chosen.set(first);
        BitSet taken = (BitSet) overlaps.get(first).clone();
        for (int row : order) {
            if (!taken.get(row)) {
                chosen.set(row);
                taken.or(overlaps.get(row));
            }
        }
        return chosen;
    }

    private static BitSet indices(IntPredicate which, int n) {
        BitSet indices = new BitSet();
        IntStream.range(0, n).filter(which).forEach(indices::set);
        return indices;
    }

    /**
     * Rows that are connected by overlaps; rows of different clusters share no answer, so that each is looked at by
     * itself.
     */
    private static List<List<BitSet>> clusters(List<BitSet> rows) {
        List<BitSet> unions = new ArrayList<>();
        List<List<BitSet>> clusters = new ArrayList<>();
        for (BitSet row : rows) {
            List<BitSet> cluster = new ArrayList<>(List.of(row));
            BitSet union = (BitSet) row.clone();
            for (int i = unions.size() - 1; i >= 0; i--) {
                if (unions.get(i).intersects(row)) {
                    union.or(unions.remove(i));
                    cluster.addAll(clusters.remove(i));
                }
            }
            unions.add(union);
            clusters.add(cluster);
        }
        return clusters;
    }
}
