package org.rida.metric;

/** Whether a rise of a metric is an improvement; decides the icons of XmR charts. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    NEUTRAL
}
