package org.rida.console.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.console.PageAddress;
import org.rida.database.RowOrder;
import org.springframework.ui.Model;

/**
 * The head of a long list, whose titles lead to the same list in another order: the server has all pages of it.
 *
 * @param columns in the order of the page
 * @param order of the list that is shown
 */
public record ListHead(List<HeadColumn> columns, RowOrder order) {

    /** Parameter of the address. */
    public static final String ORDER = "order";

    /**
     * A column.
     *
     * @param title key of its words
     * @param name by which {@link RowOrder} knows it; empty where the list has no such order
     */
    public record HeadColumn(String title, String name) {}

    /**
     * Puts the head of a list into the model, under {@code head}.
     *
     * @param titlesAndNames title of a column, its name, the next title, and so on
     */
    public static void show(Model model, RowOrder order, String... titlesAndNames) {
        List<HeadColumn> columns = new ArrayList<>();
        for (int i = 0; i < titlesAndNames.length; i += 2) {
            columns.add(new HeadColumn(titlesAndNames[i], titlesAndNames[i + 1]));
        }
        model.addAttribute("head", new ListHead(columns, order));
    }

    /** Columns that the list can be ordered by. */
    public List<HeadColumn> ordered() {
        return columns.stream().filter(column -> !column.name().isEmpty()).toList();
    }

    /** As {@code aria-sort} has it; null for the other columns. */
    public @Nullable String sorted(HeadColumn column) {
        return column.name().isEmpty() || !column.name().equals(order.column())
                ? null
                : order.descending() ? "descending" : "ascending";
    }

    /** The first page of the list by this column, from the lowest value; by the same column once more from the highest. */
    public String link(HeadColumn column, PageAddress here) {
        boolean turned = column.name().equals(order.column()) && !order.descending();
        return here.with(Map.of(ORDER, new RowOrder(column.name(), turned), "from", ""));
    }

    /** What else the address selects, for a form that changes the order. */
    public Map<String, String[]> kept(PageAddress here) {
        return here.without(ORDER, "from");
    }
}
