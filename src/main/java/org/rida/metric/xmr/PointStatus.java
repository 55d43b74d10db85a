package org.rida.metric.xmr;

/** Whether a point of a chart is judged, and if not, why. */
public enum PointStatus {
    JUDGED,
    /** The month has no value. */
    NO_DATA,
    /** The month has a value that must not be shown. */
    WITHHELD,
    /** A share, mean or percentile of fewer than ten cases. */
    TOO_FEW,
    /** The inputs do not cover the whole month. */
    PROVISIONAL,
    /** The phase has no limits: fewer than two values, or values that never vary and are not shares. */
    NO_LIMITS
}
