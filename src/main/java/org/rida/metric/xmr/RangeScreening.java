package org.rida.metric.xmr;














/** Whether extreme moving ranges count towards the limits. */
public enum RangeScreening {
    /** Moving ranges of 3.267 times their mean or more are dropped, once. */
    DROP_EXTREME_RANGES,
    KEEP_ALL_RANGES
}
