package org.rida.metric.capacity;

/**
 * The promise that a queue is to keep.
 *
 * @param days of the target, above 0
 * @param factor how many times shorter than the target the mean wait must be for few exceptions, above 0; usually 4
 */
public record PromiseTarget(int days, double factor) {

    private static final double DAYS_OF_WEEK = 7;
    private static final double USUAL_FACTOR = 4;

    public PromiseTarget {
        if (days <= 0 || !(factor > 0)) {
            throw new IllegalArgumentException(
                    "promise: expected a target and a factor above 0, found %d days, factor %s"
                            .formatted(days, factor));
        }
    }

    /** With the usual factor. */
    public static PromiseTarget ofDays(int days) {
        return new PromiseTarget(days, USUAL_FACTOR);
    }

    double weeks() {
        return days / DAYS_OF_WEEK;
    }
}
