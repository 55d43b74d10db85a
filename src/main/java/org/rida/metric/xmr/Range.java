package org.rida.metric.xmr;

/** The possible values of a metric, both ends included. */
public record Range(double low, double high) {

    public static final Range SHARE = new Range(0, 1);
    public static final Range UNBOUNDED = new Range(0, Double.POSITIVE_INFINITY);

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
