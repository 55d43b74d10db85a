package org.rida.metric;


/** Where a metric's values can lie. */
public record Range(double low, double high) {

    static final Range SHARE = new Range(0, 1);
    static final Range UNBOUNDED = new Range(0, Double.POSITIVE_INFINITY);

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
