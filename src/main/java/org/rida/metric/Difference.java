package org.rida.metric;

import java.util.Optional;

/**
 * The difference of two independent figures.
 *
 * @param value the first less the second, in their unit: of shares -1 to 1
 * @param interval 95 %
 */
public record Difference(double value, Interval interval) {

    /**
     * Of two shares. Empty when either denominator is 0.
     *
     * <p>Method 10 (square-and-add on Wilson limits) of Newcombe, Statistics in Medicine 17 (1998) 873-890.
     */
    public static Optional<Difference> between(Share first, Share second) {
        if (first.denominator() == 0 || second.denominator() == 0) {
            return Optional.empty();
        }
        double p1 = first.value().orElseThrow();
        double p2 = second.value().orElseThrow();
        Interval w1 = first.wilson().orElseThrow();
        Interval w2 = second.wilson().orElseThrow();
        double d = p1 - p2;
        double low = d - Math.hypot(p1 - w1.low(), w2.high() - p2);
        double high = d + Math.hypot(w1.high() - p1, p2 - w2.low());
        return Optional.of(new Difference(d, new Interval(low, high)));
    }

    /** Whether the interval excludes zero: the figures differ significantly at the 5 % level. */
    public boolean isClear() {
        return !interval.contains(0);
    }
}
