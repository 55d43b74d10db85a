package org.rida.report.disclosure;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What readers find by subtracting: of a group, which is a row of a table or the sum of several, the answers that lie in no row, wholly
 * within it, of the tables of one slice. They must be none, or enough to be shown.
 *
 * @param known what the readers know already
 * @param threshold from which number on they may see a group
 */
public record Remainders(KnownOpinions known, Threshold threshold) {

    /** Sums of more rows than this are not looked at one by one, but for those of all rows but one or two. */
    private static final int ROWS_OF_ALL_SUMS = 10;

    private static final Comparator<BitSet> SMALLEST_FIRST = comparingInt(BitSet::cardinality);

    /** The rows of a new table, by their indices, by which a group that is too small would be given away. */
    Optional<BitSet> givenAway(OpinionTable table, List<OpinionRow> rows) {
        return givenAway(table, rows, involved -> true);
    }

    /** Whether one row gives somebody away, by itself or with others. */
    boolean givesAway(OpinionTable table, List<OpinionRow> rows, int row) {
        return givenAway(table, rows, involved -> involved.get(row)).isPresent();
    }

    private Optional<BitSet> givenAway(OpinionTable table, List<OpinionRow> rows, Predicate<BitSet> which) {
        if (threshold.showsEverything()) {
            return Optional.empty();
        }
        for (OpinionColumn column : table.columns()) {
            List<BitSet> groups =
                    rows.stream().map(row -> column.within(row.answers())).toList();
            Optional<BitSet> found = ofNewGroups(groups, column, which);
            if (found.isEmpty()) {
                found = ofKnownGroups(table.slice(), groups, column, which);
            }
            if (found.isEmpty() && KnownOpinions.STATES.contains(table.slice())) {
                found = ofKnownGroups(KnownOpinions.STATE, groups, column, which);
            }
            if (found.isEmpty()) {
                found = ofKnownGroups(KnownOpinions.ALL, List.of(BitSets.union(groups)), column, total -> true)
                        .map(total -> all(groups.size()))
                        .filter(which);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static BitSet all(int rows) {
        BitSet all = new BitSet();
        all.set(0, rows);
        return all;
    }

    /** The answers that the table's total would give away: those of a question that known parts of the total leave over. */
    BitSet leftOfTotal(List<OpinionColumn> columns, BitSet total) {
        BitSet left = new BitSet();
        if (!threshold.showsEverything()) {
            for (OpinionColumn column : columns) {
                BitSet group = column.within(total);
                if (!known.knows(column.question(), group)) {
                    known.slices(column.question())
                            .values()
                            .forEach(rows -> left.or(rest(
                                    group,
                                    rows.stream()
                                            .filter(row -> isProperPart(row, group))
                                            .toList(),
                                    column)));
                }
            }
        }
        return left;
    }

    private Optional<BitSet> ofNewGroups(List<BitSet> groups, OpinionColumn column, Predicate<BitSet> which) {
        for (List<BitSet> others : known.slices(column.question()).values()) {
            Sums sums = new Sums(groups, others);
            for (BitSet sum : sums.all()) {
                BitSet group = sums.group(sum);
                if (which.test(sum)
                        && !group.isEmpty()
                        && !known.knows(column.question(), group)
                        && !rest(group, sums.within(sum), column).isEmpty()) {
                    return Optional.of(sum);
                }
            }
        }
        return Optional.empty();
    }

    /** Only a known group that a new row lies in can be told more of than before. */
    private Optional<BitSet> ofKnownGroups(
            String slice, List<BitSet> rows, OpinionColumn column, Predicate<BitSet> which) {
        List<BitSet> parts = new ArrayList<>(known.slices(column.question()).getOrDefault(slice, List.of()));
        int before = parts.size();
        parts.addAll(rows);
        for (List<BitSet> table : known.tables(column.question())) {
            BitSet total = BitSets.union(table);
            if (rows.stream().noneMatch(row -> isProperPart(row, total))) {
                continue;
            }
            Sums sums = new Sums(table, parts);
            for (BitSet sum : sums.all()) {
                BitSet group = sums.group(sum);
                BitSet involved = new BitSet();
                IntStream.range(0, rows.size())
                        .filter(i -> sums.isWithin(before + i, sum) && isProperPart(rows.get(i), group))
                        .forEach(involved::set);
                if (!involved.isEmpty()
                        && which.test(involved)
                        && !rest(group, sums.within(sum), column).isEmpty()) {
                    return Optional.of(involved);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isProperPart(BitSet row, BitSet group) {
        return !row.isEmpty() && !row.equals(group) && BitSets.isWithin(row, group);
    }

    private boolean isTooSmall(BitSet rest, OpinionColumn column) {
        return !rest.isEmpty() && !threshold.permits(rest, column);
    }

    /**
     * What the rows within a group leave of it, where that is too little; else nothing. A group is known as a whole: that it is its own
     * row tells nothing of its parts.
     */
    private BitSet rest(BitSet group, List<BitSet> inside, OpinionColumn column) {
        List<BitSet> rows = inside.stream().filter(row -> !row.equals(group)).toList();
        if (rows.isEmpty()) {
            return new BitSet();
        }
        BitSet all = BitSets.union(rows);
        BitSet rest = BitSets.without(group, all);
        if (isTooSmall(rest, column)) {
            return rest;
        }
        int sum = rows.stream().mapToInt(BitSet::cardinality).sum();
        return sum == all.cardinality() ? new BitSet() : restOfOverlapping(rest, rows, column);
    }

    /** Of rows that overlap, as those of months and their quarter, separate ones are chosen: in each cluster by itself. */
    private BitSet restOfOverlapping(BitSet uncovered, List<BitSet> rows, OpinionColumn column) {
        List<List<BitSet>> choices = clusters(rows).stream()
                .filter(cluster -> cluster.size() > 1)
                .map(Remainders::rests)
                .toList();
        BitSet least = (BitSet) uncovered.clone();
        choices.forEach(rests -> least.or(rests.get(0)));
        if (isTooSmall(least, column)) {
            return least;
        }
        for (List<BitSet> rests : choices) {
            BitSet others = BitSets.without(least, rests.get(0));
            for (BitSet rest : rests) {
                BitSet combined = BitSets.union(others, rest);
                if (isTooSmall(combined, column)) {
                    return combined;
                }
            }
        }
        return new BitSet();
    }

    /** What separate rows of a cluster, chosen in several orders, leave of it; the least first. */
    private static List<BitSet> rests(List<BitSet> cluster) {
        BitSet whole = BitSets.union(cluster);
        List<BitSet> ascending = cluster.stream().sorted(SMALLEST_FIRST).toList();
        List<BitSet> descending =
                cluster.stream().sorted(SMALLEST_FIRST.reversed()).toList();
        List<BitSet> rests = new ArrayList<>();
        for (BitSet first : cluster) {
            rests.add(separately(whole, first, ascending));
            rests.add(separately(whole, first, descending));
            rests.add(separately(whole, first, shuffled(cluster, rests.size())));
            rests.add(separately(whole, first, shuffled(cluster, rests.size())));
        }
        rests.sort(SMALLEST_FIRST);
        return rests;
    }

    /** The same for the same seed, so that a draft is the same whenever it is made. */
    private static List<BitSet> shuffled(List<BitSet> rows, int seed) {
        List<BitSet> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static BitSet separately(BitSet whole, BitSet first, List<BitSet> rows) {
        BitSet rest = BitSets.without(whole, first);
        for (BitSet row : rows) {
            if (BitSets.isWithin(row, rest)) {
                rest.andNot(row);
            }
        }
        return rest;
    }

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

    /** The sums of the rows of a table, and which rows of others lie in each. */
    private static final class Sums {

        private final List<BitSet> rows;
        private final List<BitSet> parts;
        private final List<BitSet> touched = new ArrayList<>();

        Sums(List<BitSet> rows, List<BitSet> parts) {
            this.rows = rows;
            this.parts = parts;
            BitSet total = BitSets.union(rows);
            for (BitSet part : parts) {
                BitSet touches = new BitSet();
                if (!part.isEmpty() && !rows.contains(part) && BitSets.isWithin(part, total)) {
                    IntStream.range(0, rows.size())
                            .filter(i -> rows.get(i).intersects(part))
                            .forEach(touches::set);
                }
                touched.add(touches);
            }
        }

        /** By the indices of their rows. */
        List<BitSet> all() {
            List<BitSet> all = new ArrayList<>();
            int n = rows.size();
            if (n <= ROWS_OF_ALL_SUMS) {
                for (int bits = 1; bits < 1 << n; bits++) {
                    all.add(BitSet.valueOf(new long[] {bits}));
                }
                return all;
            }
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    BitSet few = new BitSet();
                    few.set(i);
                    few.set(j);
                    BitSet others = (BitSet) few.clone();
                    others.flip(0, n);
                    all.add(few);
                    all.add(others);
                }
            }
            all.add(Remainders.all(n));
            return all;
        }

        BitSet group(BitSet sum) {
            return BitSets.union(sum.stream().mapToObj(rows::get).toList());
        }

        List<BitSet> within(BitSet sum) {
            return IntStream.range(0, parts.size())
                    .filter(i -> isWithin(i, sum))
                    .mapToObj(parts::get)
                    .toList();
        }

        boolean isWithin(int part, BitSet sum) {
            return !touched.get(part).isEmpty() && BitSets.isWithin(touched.get(part), sum);
        }
    }
}
