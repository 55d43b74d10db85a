package org.rida.metric.survival;

import org.rida.metric.Difference;
import org.rida.metric.Interval;

/**
 * The mean days to the answer within a horizon.
 *
 * @param days 0 to the horizon
 * @param error the standard error, in days
 * @param horizon in days
 */
public record RestrictedMean(double days, double error, int horizon) {

    /** 95 %, normal. */
    public Interval interval() {
        return around(days, error);
    }

    /**
     * This mean less another, of independent requests, in days.
     *
     * @throws IllegalArgumentException when the horizons differ
     */
    public Difference minus(RestrictedMean other) {
        if (horizon != other.horizon) {
            throw new IllegalArgumentException(
                    "restricted means: expected one horizon, found %d and %d".formatted(horizon, other.horizon));
        }
        double difference = days - other.days;
        return new Difference(difference, around(difference, Math.hypot(error, other.error)));
    }

    private static Interval around(double value, double error) {
        return new Interval(value - Interval.Z * error, value + Interval.Z * error);
    }
}
