package org.rida.tally;

import java.util.Arrays;
import java.util.Locale;

/** Populations that one grouped query counts together, and that go stale together. */
enum Family {
    RECEIVED,
    DUE,
    ENDED,
    OPEN,
    LINKED,
    SURVEY,
    INVITED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] codes() {
        return Arrays.stream(values()).map(Family::code).toArray(String[]::new);
    }

    /** The stored populations, as patterns of "like". */
    String[] patterns() {
        return Arrays.stream(Population.values())
                .filter(p -> p.family() == this)
                .map(Population::pattern)
                .toArray(String[]::new);
    }
}
