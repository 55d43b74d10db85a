package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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

    /** So many combinations of what clusters of overlapping rows leave are followed; the least come first. */
    private static final int COMBINED = 200;

    /** The first group that is too small and that rows of a new table would give away. */
    Optional<GivenAway> givenAway(OpinionTable table, List<OpinionRow> rows) {
        return givenAway(table, rows, involved -> true).or(() -> acrossTables(table, rows));
    }

    /** Looked at last, when rows were joined for other reasons: for the choice of a partner it would take too long. */
    private Optional<GivenAway> acrossTables(OpinionTable table, List<OpinionRow> rows) {
        return threshold.showsEverything()
                ? Optional.empty()
                : table.columns().stream()
                        .flatMap(column -> new AcrossTables(new AcrossSlices(known, threshold, column), table.slice())
                                        .givenAway(rows.stream()
                                                .map(row -> column.within(row.answers()))
                                                .toList())
                                        .stream())
                        .findFirst();
    }

    /** Whether one row gives somebody away, by itself or with others. */
    boolean givesAway(OpinionTable table, List<OpinionRow> rows, int row) {
        return givenAway(table, rows, involved -> involved.get(row)).isPresent();
    }

    /**
     * Looks at new groups that known parts lie in, at known groups that new rows lie in, and at the total; the first
     * finding is enough.
     *
     * @param which rows a finding must involve to count
     */
    private Optional<GivenAway> givenAway(OpinionTable table, List<OpinionRow> rows, Predicate<BitSet> which) {
        if (threshold.showsEverything()) {
            return Optional.empty();
        }
        OverlappingRows overlapping = new OverlappingRows(threshold.highest());
        for (OpinionColumn column : table.columns()) {
            List<BitSet> groups =
                    rows.stream().map(row -> column.within(row.answers())).toList();
            Optional<GivenAway> found = ofNewGroups(groups, column, which, overlapping);
            if (found.isEmpty()) {
                found = ofKnownGroups(table.slice(), groups, column, which, overlapping);
            }
            if (found.isEmpty() && KnownOpinions.STATES.contains(table.slice())) {
                found = ofKnownGroups(KnownOpinions.STATE, groups, column, which, overlapping);
            }
            if (found.isEmpty()) {
                found = ofKnownGroups(
                                KnownOpinions.ALL, List.of(BitSets.union(groups)), column, total -> true, overlapping)
                        .map(few -> few.by(all(groups.size())))
                        .filter(few -> which.test(few.rows()));
            }
            if (found.isEmpty()) {
                found = new AcrossSlices(known, threshold, column).givenAway(groups, which);
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
        OverlappingRows overlapping = new OverlappingRows(threshold.highest());
        if (!threshold.showsEverything()) {
            for (OpinionColumn column : columns) {
                BitSet group = column.within(total);
                if (!known.isSum(column.question(), group)) {
                    known.slices(column.question())
                            .values()
                            .forEach(rows -> left.or(rest(
                                    group,
                                    rows.stream()
                                            .filter(row -> isProperPart(row, group))
                                            .toList(),
                                    column,
                                    overlapping)));
                    left.or(new AcrossSlices(known, threshold, column).rest(group));
                }
            }
        }
        return left;
    }

    /** Sums of new rows of which readers know parts already: what the parts leave over becomes known with the sum. */
    private Optional<GivenAway> ofNewGroups(
            List<BitSet> groups, OpinionColumn column, Predicate<BitSet> which, OverlappingRows overlapping) {
        for (List<BitSet> others : known.slices(column.question()).values()) {
            RowSums sums = new RowSums(groups, others);
            for (BitSet sum : sums.all()) {
                List<BitSet> inside = which.test(sum) ? sums.within(sum) : List.of();
                if (inside.isEmpty()) {
                    continue;
                }
                BitSet group = sums.group(sum);
                BitSet rest =
                        known.knows(column.question(), group) ? new BitSet() : rest(group, inside, column, overlapping);
                if (!rest.isEmpty() && !known.isSum(column.question(), group)) {
                    return Optional.of(new GivenAway(sum, rest));
                }
            }
        }
        return Optional.empty();
    }

    /** Only a known group that a new row lies in can be told more of than before. */
    private Optional<GivenAway> ofKnownGroups(
            String slice,
            List<BitSet> rows,
            OpinionColumn column,
            Predicate<BitSet> which,
            OverlappingRows overlapping) {
        List<BitSet> parts = new ArrayList<>(known.slices(column.question()).getOrDefault(slice, List.of()));
        int before = parts.size();
        parts.addAll(rows);
        for (List<BitSet> table : known.tables(column.question())) {
            BitSet total = BitSets.union(table);
            if (rows.stream().noneMatch(row -> isProperPart(row, total))) {
                continue;
            }
            RowSums sums = new RowSums(table, parts);
            for (BitSet sum : sums.all()) {
                BitSet involved = new BitSet();
                IntStream.range(0, rows.size())
                        .filter(i -> sums.isWithin(before + i, sum))
                        .forEach(involved::set);
                if (involved.isEmpty()) {
                    continue;
                }
                BitSet group = sums.group(sum);
                involved.stream().filter(i -> rows.get(i).equals(group)).forEach(involved::clear);
                BitSet rest = involved.isEmpty() || !which.test(involved)
                        ? new BitSet()
                        : rest(group, sums.within(sum), column, overlapping);
                if (!rest.isEmpty()) {
                    return Optional.of(new GivenAway(involved, rest));
                }
            }
        }
        return Optional.empty();
    }

    /** Within a group without being all of it. */
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
    private BitSet rest(BitSet group, List<BitSet> inside, OpinionColumn column, OverlappingRows overlapping) {
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
        return sum == all.cardinality() ? new BitSet() : restOfOverlapping(rest, rows, column, overlapping);
    }

    /** Of rows that overlap, as those of months and their quarter, separate ones are chosen: in each cluster by itself. */
    private BitSet restOfOverlapping(
            BitSet uncovered, List<BitSet> rows, OpinionColumn column, OverlappingRows overlapping) {
        List<BitSet> small = uncovered.cardinality() < threshold.highest() ? List.of(uncovered) : List.of();
        if (small.isEmpty()) {
            return new BitSet();
        }
        for (List<BitSet> rests : overlapping.rests(rows)) {
            List<BitSet> before = small;
            small = rests.stream()
                    .flatMap(rest -> before.stream().map(other -> BitSets.union(List.of(other, rest))))
                    .filter(rest -> rest.cardinality() < threshold.highest())
                    .distinct()
                    .limit(COMBINED)
                    .toList();
        }
        return small.stream()
                .filter(rest -> isTooSmall(rest, column))
                .findFirst()
                .orElseGet(BitSet::new);
    }
}
