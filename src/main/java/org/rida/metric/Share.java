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

    /** See {@link Interval#wilson}. Empty when the denominator is 0. */
    public Optional<Interval> wilson() {
        return denominator == 0
                ? Optional.empty()
                : Optional.of(Interval.wilson((double) numerator, (double) denominator));
    }
}
