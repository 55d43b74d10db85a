package org.rida.report.block;

import java.util.Optional;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.OpinionRow;

/** Sentences of the headline that say how satisfied people are: with the service as a whole, on a scale of five. */
final class SatisfactionStatements {

    private SatisfactionStatements() {}

    static String satisfied(DraftContext draft, Messages messages) {
        Share satisfied = SharePhrase.of(draft.facts().figure(Metric.SATISFIED_SHARE, overall(draft)));
        String period = PeriodLabels.inSentence(draft.facts().period(), messages);
        if (satisfied.denominator() == 0) {
            return messages.format("headline.satisfaction.none", "month", period);
        }
        if (!OpinionRow.isShown(satisfied, draft) || SharePhrase.isFew(satisfied)) {
            return messages.format("headline.satisfaction.few", "month", period, "n", satisfied.denominator());
        }
        double target = draft.target(TargetName.SATISFACTION);
        return messages.format(
                HeadlineBlock.isMonth(draft) ? "headline.satisfaction" : "headline.satisfaction.period",
                "share",
                SharePhrase.percent(satisfied, target, messages),
                "num",
                messages.number(satisfied.numerator()),
                "den",
                satisfied.denominator(),
                "verdict",
                HeadlineBlock.isMonth(draft)
                        ? SeriesVerdict.sentence(
                                draft.facts().series(Metric.SATISFIED_SHARE, overall(draft), target), messages)
                        : "");
    }

    /** Those answered on time against those answered late. */
    static Optional<String> byTimeliness(DraftContext draft, Messages messages) {
        return compared("timeliness", Dimension.TIMELINESS, "on_time", "late", draft, messages);
    }

    /** Those accepted against those rejected. */
    static Optional<String> byOutcome(DraftContext draft, Messages messages) {
        return compared("outcome", Dimension.OUTCOME, "accepted", "rejected", draft, messages);
    }

    /**
     * Compares two groups over the window of their table. Says which of them is too small to be shown; empty when nobody of one
     * of them answered.
     */
    private static Optional<String> compared(
            String key, Dimension slice, String one, String other, DraftContext draft, Messages messages) {
        OpinionRow first = OpinionRow.of(overall(draft), slice, one, draft);
        OpinionRow second = OpinionRow.of(overall(draft), slice, other, draft);
        if (first.satisfied().denominator() == 0 || second.satisfied().denominator() == 0) {
            return Optional.empty();
        }
        String few = first.shown() ? second.shown() ? "" : other : one;
        if (!few.isEmpty()) {
            return Optional.of(messages.format("headline." + key + ".few." + few.replace('_', '-')));
        }
        String points = messages.format(
                SharePhrase.mayBeChance(first.satisfied(), second.satisfied())
                        ? "headline.points.unclear"
                        : "headline.points",
                SharePhrase.points(first.satisfied(), second.satisfied(), messages));
        boolean own = first.window().equals(draft.facts().period());
        return Optional.of(messages.format(
                own ? "headline." + key : "headline." + key + ".window",
                "window",
                PeriodLabels.label(first.window(), messages),
                "a",
                SharePhrase.percent(first.satisfied(), messages),
                "b",
                SharePhrase.percent(second.satisfied(), messages),
                "difference",
                points));
    }

    /** The question that stands for satisfaction as a whole. */
    static String overall(DraftContext draft) {
        return draft.facts().policy().questions().stream()
                .filter(q -> q.role() == QuestionRole.OVERALL)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
