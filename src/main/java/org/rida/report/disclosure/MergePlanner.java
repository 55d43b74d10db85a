package org.rida.report.disclosure;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Joins rows until each may be shown and nobody is given away by subtracting: a row is too small when any of its questions has too few
 * answers, and is joined over all columns at once, with the smallest of those that it may be joined with without giving anybody away.
 *
 * @param readers of the output, each with what they know
 */
public record MergePlanner(List<Remainders> readers) {

    public MergePlanner {
        readers = List.copyOf(readers);
    }

    /** A table that may come out. */
    public MergePlan plan(OpinionTable table) {
        BitSet left = left(table);
        List<OpinionRow> rows = new ArrayList<>();
        for (OpinionRow row : table.rows()) {
            OpinionRow rest = row.without(left);
            if (hasAnswers(table, rest)) {
                rows.add(rest);
            }
        }
        int single = rows.size();
        List<OpinionRow> withheld = new ArrayList<>();
        Optional<GivenAway> found = find(table, rows);
        while (found.isPresent()) {
            joinOrWithhold(table, rows, withheld, found.get());
            found = find(table, rows);
        }
        boolean joinedToOne = rows.size() == 1 && single > 1;
        return new MergePlan(
                joinedToOne ? List.of() : rows, withheld, left, table.total().cardinality());
    }

    /** Whether rows may come out as they are. */
    public boolean permits(OpinionTable table) {
        return find(table, table.rows()).isEmpty();
    }

    /** What known parts leave of the whole is not counted in any row; all readers' at once, until nothing is left. */
    private BitSet left(OpinionTable table) {
        BitSet left = new BitSet();
        BitSet more;
        do {
            BitSet total = BitSets.without(table.total(), left);
            more = BitSets.union(readers.stream()
                    .map(reader -> reader.leftOfTotal(table.columns(), total))
                    .toList());
            left.or(more);
        } while (!more.isEmpty());
        return left;
    }

    /** A row whose answers were all left out is no row any more. */
    private static boolean hasAnswers(OpinionTable table, OpinionRow row) {
        return table.columns().stream().anyMatch(column -> row.answers().intersects(column.valid()));
    }

    /** The smallest row that is too small, or else what rows give away. */
    private Optional<GivenAway> find(OpinionTable table, List<OpinionRow> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> isTooSmall(table, rows.get(i)))
                .boxed()
                .min(comparingInt(i -> size(table, rows.get(i))))
                .map(i -> new GivenAway(BitSets.single(i), rows.get(i).answers()))
                .or(() -> readers.stream()
                        .flatMap(reader -> reader.givenAway(table, rows).stream())
                        .findFirst());
    }

    /** For any reader and any question: a table shows all its questions to all its readers. */
    private boolean isTooSmall(OpinionTable table, OpinionRow row) {
        return table.columns().stream().anyMatch(column -> readers.stream()
                .anyMatch(reader -> !reader.threshold().permits(column.within(row.answers()), column)));
    }

    /**
     * Joins the smallest of the rows found with the smallest partner that gives nobody away; with the smallest one if each does, which is
     * then joined further. A row without a partner is withheld; and where those are given away who are withheld, no joining helps, so that
     * it is withheld with them.
     */
    private void joinOrWithhold(OpinionTable table, List<OpinionRow> rows, List<OpinionRow> withheld, GivenAway found) {
        int small = found.rows().stream()
                .boxed()
                .min(comparingInt(i -> size(table, rows.get(i))))
                .orElseThrow();
        List<Integer> partners = withheld.stream().anyMatch(row -> row.answers().intersects(found.rest()))
                ? List.of()
                : partners(table, rows, small);
        if (partners.isEmpty()) {
            withheld.add(rows.remove(small));
            return;
        }
        int partner = partners.stream()
                .filter(other -> !givesAway(table, joined(rows, small, other), Math.min(small, other)))
                .findFirst()
                .orElse(partners.get(0));
        List<OpinionRow> joined = joined(rows, small, partner);
        rows.clear();
        rows.addAll(joined);
    }

    private boolean givesAway(OpinionTable table, List<OpinionRow> rows, int row) {
        return readers.stream().anyMatch(reader -> reader.givesAway(table, rows, row));
    }

    /** The rows with two of them as one, at the place of the first. */
    private static List<OpinionRow> joined(List<OpinionRow> rows, int one, int other) {
        List<OpinionRow> joined = new ArrayList<>(rows);
        OpinionRow second = joined.remove(Math.max(one, other));
        joined.set(Math.min(one, other), joined.get(Math.min(one, other)).join(second));
        return joined;
    }

    /** Those that a row may be joined with, the smallest first. */
    private static List<Integer> partners(OpinionTable table, List<OpinionRow> rows, int small) {
        String group = table.groupOf(rows.get(small));
        return IntStream.range(0, rows.size())
                .filter(i -> i != small && table.groupOf(rows.get(i)).equals(group))
                .filter(i -> table.order() == OpinionTable.Order.NONE || Math.abs(i - small) == 1)
                .boxed()
                .sorted(comparingInt(i -> size(table, rows.get(i))))
                .toList();
    }

    /** By the question that fewest of the row answered. */
    private static int size(OpinionTable table, OpinionRow row) {
        return OpinionColumn.fewest(table.columns(), row.answers());
    }
}
