package org.rida.metric.xmr;

import java.util.OptionalDouble;
import org.rida.metric.Share;

/**
 * One month of a chart.
 *
 * @param value empty for a gap
 * @param n the denominator of a share, for limits that depend on it; empty for other values
 */
public record Observation(OptionalDouble value, OptionalDouble n) {

    /** A month without data. */
    public static final Observation GAP = new Observation(OptionalDouble.empty(), OptionalDouble.empty());

    public static Observation of(double value) {
        return new Observation(OptionalDouble.of(value), OptionalDouble.empty());
    }

    /** A gap when there is no value. */
    public static Observation of(OptionalDouble value) {
        return new Observation(value, OptionalDouble.empty());
    }

    /** A gap when the denominator is 0. */
    public static Observation of(Share share) {
        return share.denominator() == 0
                ? GAP
                : new Observation(share.value(), OptionalDouble.of((double) share.denominator()));
    }

    boolean isGap() {
        return value.isEmpty();
    }

    double y() {
        return value.orElseThrow();
    }
}
