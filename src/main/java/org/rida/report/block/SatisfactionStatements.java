package org.rida.report.block;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.RespondentFigures;
import org.rida.report.figure.RespondentFigures.QuestionShare;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.SatisfactionRow;

/** Sentences of the headline that say how satisfied people are: with the service as a whole, on a scale of five. */
final class SatisfactionStatements {

    private SatisfactionStatements() {}

    /** Empty of a period of which opinions are not published, and of a part that is shown with others. */
    static Optional<String> satisfied(DraftContext draft, Messages messages) {
        PeriodFigures facts = draft.facts();
        String overall = overall(draft);
        if (!facts.publishes(facts.period(), Metric.SATISFIED_SHARE, overall)) {
            return Optional.empty();
        }
        Share satisfied = SharePhrase.share(facts.figure(Metric.SATISFIED_SHARE, overall));
        boolean hidden = facts.hides(facts.period(), Metric.SATISFIED_SHARE, overall);
        if (hidden && facts.isOfPart()) {
            return Optional.empty();
        }
        return Optional.of(
                hidden || !SatisfactionRow.isShown(satisfied, draft) || SharePhrase.isFew(satisfied)
                        ? few(answers(draft), draft, messages)
                        : satisfied(satisfied, draft, messages)
                                + weighted(draft, messages).orElse(""));
    }

    /**
     * The share weighted to everyone asked, where it differs by more than a point from the share told before it. Empty where
     * the data do not bear weights; the block of weighted satisfaction says why.
     */
    private static Optional<String> weighted(DraftContext draft, Messages messages) {
        RespondentFigures respondents = draft.facts().respondents();
        if (!respondents.isOffered()) {
            return Optional.empty();
        }
        return respondents.weighting(List.of(overall(draft))).shares().stream()
                .filter(QuestionShare::differs)
                .flatMap(share -> share.weighted().stream())
                .map(share -> " "
                        + messages.format("headline.satisfaction.weighted", "share", messages.percent(share.value())))
                .findFirst();
    }

    /** How many answered the question, shown or not. */
    static long answers(DraftContext draft) {
        PeriodFigures facts = draft.facts();
        return facts.hides(facts.period(), Metric.SATISFIED_SHARE, overall(draft))
                ? facts.answers(facts.period(), Metric.SATISFIED_SHARE, overall(draft))
                : facts.figure(Metric.SATISFIED_SHARE, overall(draft)).denominator();
    }

    /** The number alone: a percentage of few would say more than is known. */
    private static String few(long answers, DraftContext draft, Messages messages) {
        String period = PeriodLabels.inSentence(draft.facts().period(), messages);
        return answers == 0
                ? messages.format("headline.satisfaction.none", "month", period)
                : messages.format("headline.satisfaction.few", "month", period, "n", answers);
    }

    /** With what the process chart says of the month; other periods are not judged. */
    private static String satisfied(Share satisfied, DraftContext draft, Messages messages) {
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
     * Compares two groups over the window of their table, each with those that are joined with it. Says which of them is too
     * small to be shown; empty when nobody of one of them answered.
     */
    private static Optional<String> compared(
            String key, Dimension slice, String one, String other, DraftContext draft, Messages messages) {
        SatisfactionRow first = SatisfactionRow.of(overall(draft), slice, one, draft);
        SatisfactionRow second = SatisfactionRow.of(overall(draft), slice, other, draft);
        if (!first.occurs() || !second.occurs()) {
            return Optional.empty();
        }
        boolean same = first.values().equals(second.values());
        if (first.satisfied().isEmpty() || second.satisfied().isEmpty() || same) {
            String few = first.satisfied().isEmpty() ? one : other;
            return Optional.of(messages.format("headline." + key + ".few." + few.replace('_', '-')));
        }
        Share a = first.satisfied().get();
        Share b = second.satisfied().get();
        List<String> percents = SharePhrase.percents(a, b, messages);
        Period window = first.window();
        Period period = draft.facts().period();
        boolean own = window.first().equals(period.first()) && window.last().equals(period.last());
        return Optional.of(messages.format(
                own ? "headline.groups" : "headline.groups.window",
                "one",
                people(first, messages),
                "other",
                people(second, messages),
                "window",
                PeriodLabels.label(window, messages),
                "a",
                percents.get(0),
                "b",
                percents.get(1),
                "difference",
                messages.format(
                        SharePhrase.mayBeChance(a, b) ? "headline.points.unclear" : "headline.points",
                        SharePhrase.points(a, b, messages))));
    }

    /** Those of the row, by what became of their requests: "answered late or still waiting". */
    private static String people(SatisfactionRow row, Messages messages) {
        return row.values().stream()
                .map(value -> messages.format("slice.in-sentence." + value))
                .reduce((before, next) -> messages.format("opinions.joined.or", "first", before, "next", next))
                .orElseThrow();
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
