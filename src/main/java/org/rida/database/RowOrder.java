package org.rida.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which somebody reads a long list: by one of its columns, as an address has it. Each list names the columns
 * that it can be ordered by; what stands in an address never becomes part of a statement.
 *
 * @param column name in the address; empty for the order that the list has by itself
 * @param descending from the highest value to the lowest
 */
public record RowOrder(String column, boolean descending) {

    /** The order that the list has by itself. */
    public static final RowOrder OWN = new RowOrder("", false);

    /**
     * As an address has it.
     *
     * @param text name of a column, after a minus sign from the highest value to the lowest; an unknown name is the list's own order
     */
    public static RowOrder parse(String text) {
        return text.startsWith("-") ? new RowOrder(text.substring(1), true) : new RowOrder(text, false);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + column;
    }

    /**
     * The clause of a statement. Rows without a value come last either way, and rows of equal value keep the list's own order,
     * so that its pages do not overlap.
     *
     * @param columns expression of SQL by the column's name
     * @param own what the list itself is ordered by
     */
    public String orderBy(Map<String, String> columns, String own) {
        @Nullable String expression = columns.get(column);
        return "order by "
                + (expression == null ? "" : expression + (descending ? " desc" : "") + " nulls last, ")
                + own
                + "\n";
    }
}
