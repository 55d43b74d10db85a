package org.rida.tally.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Populations that one grouped query counts together, and that go stale together. A group's dimensions are those whose
 * value is known for its facts: the outcome, for example, only of what is due or ended.
 */
public enum PopulationGroup {
    /** What came in the month. */
    RECEIVED(),
    /** What fell due in the month. */
    DUE("outcome"),
    /** What ended in the month. */
    ENDED("outcome"),
    /** What was open at the end of the month. */
    OPEN(),
    /** What of the declared promises fell due in the month. */
    PROMISE(),
    /** What was open of the declared promises at the end of the month. */
    PROMISE_OPEN(),
    /** Whether those who were answered responded. */
    LINKED("outcome", "timeliness"),
    /** What respondents said. */
    SURVEY("outcome", "mode", "timeliness"),
    /** Whether those who were invited responded. */
    INVITED("outcome", "mode", "timeliness");

    private static final List<String> AT_RECEIPT =
            List.of("kind", "channel", "service", "department", "segment", "party");

    private static final List<String> AT_THE_END = List.of("outcome", "mode", "timeliness");

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> atTheEnd;

    PopulationGroup(String... atTheEnd) {
        this.atTheEnd = List.of(atTheEnd);
    }

    /** The columns by which its facts are counted; the others are empty in all of them. */
    List<String> dimensions() {
        return Stream.concat(AT_RECEIPT.stream(), atTheEnd.stream()).toList();
    }

    /** The columns of every dimension, whether or not a group's facts have it. */
    static List<String> allDimensions() {
        return Stream.concat(AT_RECEIPT.stream(), AT_THE_END.stream()).toList();
    }

    /** Whether its counts are those of one day, the last, which do not add up over months. */
    boolean isStock() {
        return this == OPEN || this == PROMISE_OPEN;
    }

    /** As stored in the table of stale months. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The codes of all groups. */
    public static String[] codes() {
        return Arrays.stream(values()).map(PopulationGroup::code).toArray(String[]::new);
    }

    /** The stored populations, as patterns of "like". */
    String[] patterns() {
        return Arrays.stream(Population.values())
                .filter(p -> p.group() == this)
                .map(Population::pattern)
                .toArray(String[]::new);
    }
}
