package org.rida.metric;

/** A 95 % confidence interval, in the unit of its figure; the high end is infinite where it is not reached. */
public record Interval(double low, double high) {

    /** The standard normal distribution's 97.5 % quantile. */
    public static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval: expected low <= high, found " + low + " to " + high);
        }
    }

    /**
     * Wilson's score interval of a share without continuity correction; either number may be an effective one, not whole.
     *
     * <p>Wilson (1927); method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872.
     *
     * @param numerator 0 to n
     * @param n above 0
     */
    public static Interval wilson(double numerator, double n) {
        double z2 = Z * Z;
        double middle = 2.0 * numerator + z2;
        double width = Z * Math.sqrt(z2 + 4.0 * numerator * (1 - numerator / n));
        double low = numerator == 0 ? 0 : (middle - width) / (2 * (n + z2));
        double high = numerator == n ? 1 : (middle + width) / (2 * (n + z2));
        return new Interval(low, high);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Both ends multiplied by a factor that is not negative. */
    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
