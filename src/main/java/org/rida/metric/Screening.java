package org.rida.metric;


/** Whether extreme moving ranges count towards the limits. */
public enum Screening {
    /** Moving ranges of 3.267 times their mean or more are dropped, once. */
    DROP_EXTREME_RANGES,
    KEEP_ALL_RANGES
}
