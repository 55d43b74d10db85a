package org.rida.report.respondent;

import org.rida.metric.Interval;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;

/**
 * Figures of single answers in whole percents, in every form of a document. A weighted sum with all its digits would tell, to
 * whoever knows the weights, how each small group answered: with few weights only one set of answers gives just that sum.
 */
final class WholePercent {

    private static final double HUNDRED = 100;

    private WholePercent() {}

    /** @param share 0 to 1 */
    static double round(double share) {
        return Math.round(share * HUNDRED) / HUNDRED;
    }

    static Interval round(Interval interval) {
        return new Interval(round(interval.low()), round(interval.high()));
    }

    /** Without lineage: what stands behind it is all answers. */
    static Cell cell(double share, Interval interval) {
        Interval rounded = round(interval);
        return Cell.estimate(CellUnit.SHARE, round(share), rounded.low(), rounded.high())
                .computedFrom(Cell.CountedFrom.ANSWERS);
    }
}
