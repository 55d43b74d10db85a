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
        return Optional.of(squareAndAdd(
                first.value().orElseThrow(),
                first.wilson().orElseThrow(),
                second.value().orElseThrow(),
                second.wilson().orElseThrow()));
    }

    /**
     * Of two figures of one metric. Empty when one has no value, or no interval with both ends.
     *
     * <p>Zou and Donner, Statistics in Medicine 27 (2008) 1693-1702: from the figures' own intervals, of which Newcombe's method
     * 10 is the case of Wilson's.
     */
    public static Optional<Difference> between(Figure first, Figure second) {
        if (!isBounded(first) || !isBounded(second)) {
            return Optional.empty();
        }
        return Optional.of(squareAndAdd(
                first.value().orElseThrow(),
                first.interval().orElseThrow(),
                second.value().orElseThrow(),
                second.interval().orElseThrow()));
    }

    private static boolean isBounded(Figure figure) {
        return figure.value().isPresent()
                && figure.interval()
                        .filter(i -> Double.isFinite(i.low()) && Double.isFinite(i.high()))
                        .isPresent();
    }

    private static Difference squareAndAdd(
            double first, Interval firstInterval, double second, Interval secondInterval) {
        double d = first - second;
        double low = d - Math.hypot(first - firstInterval.low(), secondInterval.high() - second);
        double high = d + Math.hypot(firstInterval.high() - first, second - secondInterval.low());
        return new Difference(d, new Interval(low, high));
    }

    /** Whether the interval excludes zero: the figures differ significantly at the 5 % level. */
    public boolean isClear() {
        return !interval.contains(0);
    }
}
