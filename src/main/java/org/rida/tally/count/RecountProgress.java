package org.rida.tally.count;














/** Told before each part of a refresh. What it throws ends the refresh, and nothing is changed. */
@FunctionalInterface
public interface RecountProgress {

    RecountProgress NONE = (done, of) -> {};

    void at(int done, int of);
}
