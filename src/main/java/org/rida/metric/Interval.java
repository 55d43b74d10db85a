package org.rida.metric;

/** A 95 % confidence interval, in the unit of its figure; the high end is infinite where a Kaplan-Meier curve does not reach it. */
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

    /** Both ends multiplied by a factor that is not negative. */
    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
