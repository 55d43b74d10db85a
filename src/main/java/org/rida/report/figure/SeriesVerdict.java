package org.rida.report.figure;

import org.rida.i18n.Messages;
import org.rida.metric.xmr.SpecialCause;
import org.rida.metric.xmr.Variation;
import org.rida.metric.xmr.XmrChart;

/** Words for the last month of a series by the rules of the process chart; two months are never compared with each other. */
public final class SeriesVerdict {

    /** From so many months on the sentence says how long an improvement has lasted instead of by which rule it was found. */
    private static final int LASTING = 7;

    private SeriesVerdict() {}

    /**
     * The verdict in one sentence.
     *
     * @param trial whether the limits are still provisional, which is said in place of a verdict
     */
    public static String sentence(XmrChart chart, boolean trial, Messages wording) {
        Variation variation = chart.variation().orElse(Variation.COMMON_CAUSE);
        if (trial) {
            return wording.format("verdict.trial");
        }
        if (variation.isImprovement()) {
            return chart.inForce() >= LASTING
                    ? wording.format(
                            "verdict.improvement",
                            "months",
                            wording.format("count.months.object", "n", chart.inForce()))
                    : wording.format("verdict.improvement.new", "rule", rule(chart, variation, wording));
        }
        return variation.isConcern()
                ? wording.format("verdict.concern", "rule", rule(chart, variation, wording))
                : wording.format("verdict.common");
    }

    private static String rule(XmrChart chart, Variation variation, Messages wording) {
        SpecialCause cause = chart.points().stream()
                .filter(p -> !p.isGap())
                .reduce((first, second) -> second)
                .map(XmrChart.XmrPoint::cause)
                .orElse(SpecialCause.NONE);
        String side = variation.name().endsWith("HIGH") ? "-high" : "-low";
        return switch (cause) {
            case OUTSIDE_LIMIT -> wording.format("verdict.rule.outside" + side);
            case TREND -> wording.format("verdict.rule.trend" + side);
            case TWO_OF_THREE -> wording.format("verdict.rule.two-of-three" + side);
            case SHIFT -> wording.format("verdict.rule.shift" + side, "n", Math.max(LASTING, chart.inForce()));
            case NONE -> wording.format("verdict.common");
        };
    }
}
