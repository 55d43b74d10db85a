package org.rida.metric;

/** The unit of a metric's values; decides how a page formats them. */
public enum Unit {
    /** A proportion from 0 to 1, shown in percent. */
    SHARE,
    DAYS,
    COUNT,
    /** On the question's own scale. */
    SCORE,
    /** -100 to 100. */
    POINTS
}
