package org.rida.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/** A numerator of a denominator. Shares are combined by adding their counts, never by averaging their values. */
public record Share(long numerator, long denominator) {

    public static final Share NONE = new Share(0, 0);

    public Share {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "share: expected 0 <= numerator <= denominator, found %d of %d".formatted(numerator, denominator));
        }
    }

    public Share combine(Share other) {
        return new Share(numerator + other.numerator, denominator + other.denominator);
    }

    /** The share of the cases that are not in the numerator. */
    public Share complement() {
        return new Share(denominator - numerator, denominator);
    }

    /** The proportion, empty when the denominator is 0. 0 to 1; not rounded: rounding belongs to the page. */
    public OptionalDouble value() {
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / denominator);
    }

    /**
     * Wilson's score interval without continuity correction; empty when the denominator is 0.
     *
     * <p>Wilson (1927); method 3 of Newcombe, Statistics in Medicine 17 (1998) 857-872.
     */
    public Optional<Interval> wilson() {
        if (denominator == 0) {
            return Optional.empty();
        }
        double n = denominator;
        double z2 = Interval.Z * Interval.Z;
        double middle = 2.0 * numerator + z2;
        double width = Interval.Z * Math.sqrt(z2 + 4.0 * numerator * (1 - numerator / n));
        double low = numerator == 0 ? 0 : (middle - width) / (2 * (n + z2));
        double high = numerator == denominator ? 1 : (middle + width) / (2 * (n + z2));
        return Optional.of(new Interval(low, high));
    }
}
