package org.rida.tally.count;

/** Is called before each part of a refresh. An exception from it rolls the refresh back. */
@FunctionalInterface
public interface RecountProgress {

    /** Reports nothing. */
    RecountProgress NONE = (done, of) -> {};

    /**
     * @param done number of finished parts
     * @param of number of all parts
     */
    void at(int done, int of);
}
