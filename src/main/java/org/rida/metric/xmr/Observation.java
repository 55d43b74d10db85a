package org.rida.metric.xmr;

import org.rida.metric.Share;













import java.util.OptionalDouble;

/** What one month of a chart shows: a value, of a share also its counts; or a gap. */
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

    /** A gap when the share has nobody. */
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
