package org.rida.console.list;

import java.util.List;
import org.springframework.ui.Model;

/**
 * A page of a long list.
 *
 * @param from number of rows before this page
 * @param size maximum number of rows on a page
 * @param more whether rows follow
 */
public record ListPage(int from, int size, boolean more) {

    /** Reads some rows of a list. */
    public interface RowReader<T> {

        /**
         * @param offset number of rows to pass over
         * @param limit maximum number of rows
         */
        List<T> read(int offset, int limit);
    }

    /**
     * Puts a page of a list into the model, under the given name, and this under {@code pages}. One row more than the page shows is
     * read, which tells whether another page follows without counting all rows.
     *
     * @param from as a person may have typed it; a negative one is the beginning
     */
    public static <T> void show(Model model, String name, int from, int size, RowReader<T> rows) {
        int start = Math.max(0, from);
        List<T> found = rows.read(start, size + 1);
        model.addAttribute(name, found.stream().limit(size).toList());
        model.addAttribute("pages", new ListPage(start, size, found.size() > size));
    }

    /**
     * A page of a list of which the number of rows is known.
     *
     * @param from as a person may have typed it; beyond the last row it is the last page
     */
    public static ListPage counted(int from, int size, long all) {
        long last = Math.max(0, (all - 1) / size * size);
        int start = (int) (from < all ? Math.max(0, from) : last);
        return new ListPage(start, size, start + (long) size < all);
    }

    /** Whether there is a previous page. */
    public boolean hasBefore() {
        return from > 0;
    }

    /** {@code from} of the previous page. */
    public int before() {
        return Math.max(0, from - size);
    }

    /** {@code from} of the next page. */
    public int after() {
        return from + size;
    }
}
