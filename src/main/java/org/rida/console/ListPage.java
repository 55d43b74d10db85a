package org.rida.console;

/**
 * A page of a long list.
 *
 * @param from number of rows before this page
 * @param size maximum number of rows on a page
 * @param more whether rows follow
 */
public record ListPage(int from, int size, boolean more) {

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
