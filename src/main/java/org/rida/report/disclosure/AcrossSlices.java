package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What readers find by subtracting rows of several slices from one group: the orphans of a quarter, less those of its first two months,
 * less the service in the third month that only orphans are offered. Which rows lie within which is known from the answers, not from
 * names.
 *
 * @param known what the readers know already
 * @param threshold from which number on they may see a group
 * @param column the question that is looked at
 */
record AcrossSlices(KnownOpinions known, Threshold threshold, OpinionColumn column) {

    /**
     * The first group that is too small and that rows of a new table would give away: because known rows leave few of them, or because
     * they leave few of what is known.
     *
     * @param which rows a finding must involve to count
     */
    Optional<GivenAway> givenAway(List<BitSet> rows, Predicate<BitSet> which) {
        for (int i = 0; i < rows.size(); i++) {
            BitSet row = BitSets.single(i);
            BitSet rest = which.test(row) && isNew(rows.get(i)) ? rest(rows.get(i)) : new BitSet();
            if (!rest.isEmpty()) {
                return Optional.of(new GivenAway(row, rest));
            }
        }
        return ofNewTotal(rows).filter(found -> which.test(found.rows())).or(() -> ofKnownGroups(rows, which));
    }

    /** What known rows leave of a group, where that is too little; else nothing. */
    BitSet rest(BitSet group) {
        return RemainderSearch.find(
                        group,
                        within(group, known.rows(column.question())),
                        rest -> threshold.permits(rest, column),
                        rest -> isTooSmall(rest) && !rest.equals(group))
                .map(RemainderSearch.Remainder::rest)
                .orElseGet(BitSet::new);
    }

    /** Less some of the new rows it is the sum of the others, which is known then, too. */
    private Optional<GivenAway> ofNewTotal(List<BitSet> rows) {
        BitSet total = BitSets.union(rows);
        if (rows.size() == 1 || !isNew(total)) {
            return Optional.empty();
        }
        List<BitSet> parts = within(total, rows);
        parts.addAll(within(total, known.rows(column.question())));
        return search(total, parts, rows, rest -> true).map(found -> {
            BitSet others = new BitSet();
            others.set(0, rows.size());
            others.andNot(found.rows());
            return found.by(others);
        });
    }

    /** Only new rows tell more of a known group than readers know. */
    private Optional<GivenAway> ofKnownGroups(List<BitSet> rows, Predicate<BitSet> which) {
        List<BitSet> added = rows.stream().filter(this::isNew).toList();
        for (BitSet group : known.groups(column.question())) {
            Optional<GivenAway> found = ofKnownGroup(group, added, rows, which, rest -> true);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * What is left of a known group when at least one new row is subtracted.
     *
     * @param added those of the rows that are not known yet
     * @param counts whether a rest that is too small is a finding
     */
    Optional<GivenAway> ofKnownGroup(
            BitSet group, List<BitSet> added, List<BitSet> rows, Predicate<BitSet> which, Predicate<BitSet> counts) {
        List<BitSet> inside = within(group, added);
        List<BitSet> parts = new ArrayList<>(inside);
        if (!inside.isEmpty()) {
            parts.addAll(within(group, known.rows(column.question())));
        }
        if (isEnoughLeft(group, parts)) {
            return Optional.empty();
        }
        while (!inside.isEmpty()) {
            BitSet row = inside.remove(0);
            BitSet less = BitSets.without(group, row);
            parts.remove(row);
            Optional<GivenAway> found = search(less, within(less, parts), rows, counts)
                    .map(used -> used.by(BitSets.union(used.rows(), indices(List.of(row), rows))))
                    .filter(used -> which.test(used.rows()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The new rows among the parts that leave too little of a group. A rest that holds a whole new row is none: it is too small because
     * the row is, which is joined for that.
     */
    Optional<GivenAway> search(BitSet group, List<BitSet> parts, List<BitSet> rows, Predicate<BitSet> counts) {
        return RemainderSearch.find(
                        group,
                        parts,
                        rest -> threshold.permits(rest, column),
                        rest -> isTooSmall(rest)
                                && rows.stream().noneMatch(row -> !row.isEmpty() && BitSets.isWithin(row, rest))
                                && counts.test(rest))
                .map(found -> new GivenAway(indices(found.parts(), rows), found.rest()));
    }

    /** Whether so much lies in no part that any choice of them leaves enough. */
    boolean isEnoughLeft(BitSet group, List<BitSet> parts) {
        return threshold.permits(BitSets.without(group, BitSets.union(parts)), column);
    }

    static BitSet indices(List<BitSet> some, List<BitSet> rows) {
        BitSet indices = new BitSet();
        some.stream().map(rows::indexOf).filter(row -> row >= 0).forEach(indices::set);
        return indices;
    }

    static List<BitSet> within(BitSet group, Iterable<BitSet> rows) {
        List<BitSet> parts = new ArrayList<>();
        for (BitSet row : rows) {
            if (isProperPart(row, group)) {
                parts.add(row);
            }
        }
        return parts;
    }

    private static boolean isProperPart(BitSet row, BitSet group) {
        return !row.isEmpty() && BitSets.isWithin(row, group) && !row.equals(group);
    }

    boolean isNew(BitSet group) {
        return !group.isEmpty() && !known.isSum(column.question(), group);
    }

    private boolean isTooSmall(BitSet rest) {
        return !rest.isEmpty() && !threshold.permits(rest, column);
    }
}
