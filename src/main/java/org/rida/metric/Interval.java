package org.rida.metric;














/** A 95 % interval; its high end is infinite where it is not reached. */
public record Interval(double low, double high) {

    /** The standard normal distribution's 97.5 % quantile. */
    static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval: expected low <= high, found " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
