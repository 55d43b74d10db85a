package org.rida.metric;














/** What a figure is a number of. */
public enum Unit {
    /** Of 1. */
    SHARE,
    DAYS,
    COUNT,
    /** On the question's own scale. */
    SCORE,
    /** -100 to 100. */
    POINTS
}
