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
     * The rows of a new table, by their indices, by which a group that is too small would be given away: because known rows leave few of
     * them, or because they leave few of a known group.
     *
     * @param which rows a finding must involve to count
     */
    Optional<BitSet> givenAway(List<BitSet> rows, Predicate<BitSet> which) {
        for (int i = 0; i < rows.size(); i++) {
            BitSet row = new BitSet();
            row.set(i);
            if (which.test(row) && isNew(rows.get(i)) && !rest(rows.get(i)).isEmpty()) {
                return Optional.of(row);
            }
        }
        return ofNewTotal(rows).filter(which).or(() -> ofKnownGroups(rows, which));
    }

    /** What known rows leave of a group, where that is too little; else nothing. */
    BitSet rest(BitSet group) {
        return RemainderSearch.find(
                        group,
                        within(group, known.rows(column.question())),
                        threshold.highest(),
                        rest -> isTooSmall(rest) && !rest.equals(group))
                .map(RemainderSearch.Remainder::rest)
                .orElseGet(BitSet::new);
    }

    /** Less some of the new rows it is the sum of the others, which is known then, too. */
    private Optional<BitSet> ofNewTotal(List<BitSet> rows) {
        BitSet total = BitSets.union(rows);
        if (rows.size() == 1 || !isNew(total)) {
            return Optional.empty();
        }
        List<BitSet> parts = within(total, rows);
        parts.addAll(within(total, known.rows(column.question())));
        return search(total, parts, rows).map(found -> {
            BitSet others = new BitSet();
            others.set(0, rows.size());
            others.andNot(found);
            return others;
        });
    }

    /** Only new rows tell more of a known group than readers know. */
    private Optional<BitSet> ofKnownGroups(List<BitSet> rows, Predicate<BitSet> which) {
        List<BitSet> added = rows.stream().filter(this::isNew).toList();
        for (BitSet group : known.groups(column.question())) {
            List<BitSet> inside = within(group, added);
            if (inside.isEmpty()) {
                continue;
            }
            List<BitSet> parts = within(group, known.rows(column.question()));
            while (!inside.isEmpty()) {
                BitSet row = inside.remove(0);
                BitSet less = BitSets.without(group, row);
                List<BitSet> others = within(less, inside);
                others.addAll(within(less, parts));
                Optional<BitSet> found = search(less, others, rows)
                        .map(used -> BitSets.union(used, indices(List.of(row), rows)))
                        .filter(which);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The new rows among the parts that leave too little of a group. A rest that holds a whole new row is none: it is too small because
     * the row is, which is joined for that.
     */
    private Optional<BitSet> search(BitSet group, List<BitSet> parts, List<BitSet> rows) {
        return RemainderSearch.find(
                        group,
                        parts,
                        threshold.highest(),
                        rest -> isTooSmall(rest)
                                && rows.stream().noneMatch(row -> !row.isEmpty() && BitSets.isWithin(row, rest)))
                .map(found -> indices(found.parts(), rows));
    }

    private static BitSet indices(List<BitSet> some, List<BitSet> rows) {
        BitSet indices = new BitSet();
        some.stream().map(rows::indexOf).filter(row -> row >= 0).forEach(indices::set);
        return indices;
    }

    private static List<BitSet> within(BitSet group, Iterable<BitSet> rows) {
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

    private boolean isNew(BitSet group) {
        return !group.isEmpty() && !known.knows(column.question(), group);
    }

    private boolean isTooSmall(BitSet rest) {
        return !rest.isEmpty() && !threshold.permits(rest, column);
    }
}
