package org.rida.console;














/**
 * Where a long list stands.
 *
 * @param from rows before the first one shown
 * @param more whether rows follow
 */
public record ListPage(int from, int size, boolean more) {

    public boolean hasBefore() {
        return from > 0;
    }

    public int before() {
        return Math.max(0, from - size);
    }

    public int after() {
        return from + size;
    }
}
