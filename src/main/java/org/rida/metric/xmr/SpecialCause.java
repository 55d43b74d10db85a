package org.rida.metric.xmr;

/** The rules by which a point shows special cause variation, in order of precedence. */
public enum SpecialCause {
    NONE,
    /** Strictly outside a limit. */
    OUTSIDE_LIMIT,
    /** One of seven points that rise, or fall, six times running. */
    TREND,
    /** One of at least two points between near limit and limit, in three consecutive ones on one side. */
    TWO_OF_THREE,
    /** One of seven consecutive points strictly on one side of the centre. */
    SHIFT
}
