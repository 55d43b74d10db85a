package org.rida.metric.xmr;

import java.util.List;

/** Which points of a phase set its centre and limits. */
public enum Baseline {
    /** The first twelve points with data; frozen from then on. */
    FIRST_12,
    /** All points, so that each new one moves the limits of the old ones. */
    ALL_POINTS;

    static final int LENGTH = 12;

    <T> List<T> pointsOf(List<T> phase) {
        // < would do as well: the first twelve of twelve are all
        return this == ALL_POINTS || phase.size() <= LENGTH ? phase : phase.subList(0, LENGTH);
    }
}
