package org.rida.report;

import org.rida.metric.SpecialCause;
import org.rida.metric.Variation;
import org.rida.metric.Xmr;
import org.rida.wording.Wording;

/** What a series says of its last month, in words: never from comparing two months. */
final class Verdict {

    /** From so many months on, an improvement is told by how long it has lasted rather than by its rule. */
    private static final int LASTING = 7;

    private Verdict() {}

    static String of(Xmr chart, boolean trial, Wording wording) {
        Variation variation = chart.variation().orElse(Variation.COMMON_CAUSE);
        if (trial) {
            return wording.say("verdict.trial");
        }
        if (variation.isImprovement()) {
            return chart.inForce() >= LASTING
                    ? wording.say(
                            "verdict.improvement", "months", wording.say("count.months.object", "n", chart.inForce()))
                    : wording.say("verdict.improvement.new", "rule", rule(chart, variation, wording));
        }
        return variation.isConcern()
                ? wording.say("verdict.concern", "rule", rule(chart, variation, wording))
                : wording.say("verdict.common");
    }

    private static String rule(Xmr chart, Variation variation, Wording wording) {
        SpecialCause cause = chart.points().stream()
                .filter(p -> !p.isGap())
                .reduce((first, second) -> second)
                .map(Xmr.Point::cause)
                .orElse(SpecialCause.NONE);
        String side = variation.name().endsWith("HIGH") ? "-high" : "-low";
        return switch (cause) {
            case OUTSIDE_LIMIT -> wording.say("verdict.rule.outside" + side);
            case TREND -> wording.say("verdict.rule.trend" + side);
            case TWO_OF_THREE -> wording.say("verdict.rule.two-of-three" + side);
            case SHIFT -> wording.say("verdict.rule.shift" + side, "n", Math.max(LASTING, chart.inForce()));
            case NONE -> wording.say("verdict.common");
        };
    }
}
