package org.rida.report.block;

import org.jspecify.annotations.Nullable;
import org.rida.metric.Share;
import org.rida.policy.Dimension;

/**
 * A row of a table that differs from the rest of it more than chance explains.
 *
 * @param slice null for a stage
 * @param value of the slice, or the pair of stages
 * @param row of a slice, what was answered within the promise; of a stage, what took longer than usual
 * @param rest likewise of all others; of a stage, in the months before
 * @param usual of a stage, the days within which nine in ten passed it before; 0 otherwise
 * @param months of a stage, how many months before it is compared with, at most twelve; 0 otherwise
 * @param p of Fisher's exact test, two-sided
 */
record RowException(@Nullable Dimension slice, String value, Share row, Share rest, int usual, int months, double p) {

    /** Whether fewer were answered in time than among the others, or a stage was slower than before. */
    boolean isWorse() {
        boolean higher = row.value().orElseThrow() > rest.value().orElseThrow();
        return (slice == null) == higher;
    }
}
