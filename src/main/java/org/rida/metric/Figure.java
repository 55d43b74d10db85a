package org.rida.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric's value for one population.
 *
 * @param value empty when there is no data, or when a percentile is not reached; never 0 for that; not rounded
 * @param interval 95 %; empty when there is none, its high end infinite when not reached
 * @param numerator of a share its numerator, of any other figure the number of rows behind it
 * @param denominator the number of rows that could have been in the numerator
 * @param counts what another program recomputes the value from; {@link Counts#NONE} where numerator and denominator suffice
 */
public record Figure(
        Metric metric,
        OptionalDouble value,
        Optional<Interval> interval,
        long numerator,
        long denominator,
        Counts counts) {

    /** A figure that its numerator and denominator give. */
    public Figure(Metric metric, OptionalDouble value, Optional<Interval> interval, long numerator, long denominator) {
        this(metric, value, interval, numerator, denominator, Counts.NONE);
    }

    /** The same figure for readers to whom single days or scores must not be told. */
    public Figure withoutCounts() {
        return new Figure(metric, value, interval, numerator, denominator);
    }
}
