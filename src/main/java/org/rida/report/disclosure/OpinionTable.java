package org.rida.report.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What a table would show of people's opinions if every row were large enough.
 *
 * @param slice what the rows are values of; tables of one slice add up to one whole over periods and departments
 * @param columns the questions shown in it
 * @param rows with answers, in their order
 * @param order which rows may be joined
 * @param within by value: rows of different groups are never joined; values without an entry form a group of their own
 */
public record OpinionTable(
        String slice, List<OpinionColumn> columns, List<OpinionRow> rows, Order order, Map<String, String> within) {

    /** Which rows a row that is too small may be joined with. */
    public enum Order {
        /** The smallest of the others. */
        NONE,
        /** The smaller of its two neighbours. */
        ASCENDING
    }

    public OpinionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        within = Map.copyOf(within);
    }

    public OpinionTable(String slice, List<OpinionColumn> columns, List<OpinionRow> rows, Order order) {
        this(slice, columns, rows, order, Map.of());
    }

    BitSet total() {
        return BitSets.union(rows.stream().map(OpinionRow::answers).toList());
    }

    OpinionTable with(List<OpinionRow> other) {
        return new OpinionTable(slice, columns, other, order, within);
    }

    /** The group in which a row may be joined. */
    String groupOf(OpinionRow row) {
        return within.getOrDefault(row.values().get(0), "");
    }
}
