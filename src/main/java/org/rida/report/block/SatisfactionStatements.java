package org.rida.report.block;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.SharePhrase;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.RespondentFigures;
import org.rida.report.figure.RespondentFigures.QuestionShare;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.SatisfactionDifference;
import org.rida.report.table.SatisfactionRow;

/** Sentences of the headline that say how satisfied people are: with the service as a whole, on a scale of five. */
final class SatisfactionStatements {

    private SatisfactionStatements() {}

    /** Empty of a period of which opinions are not published, and of a part that is shown with others. */
    static Optional<String> satisfied(boolean brief, DraftContext draft, Messages messages) {
        PeriodFigures facts = draft.facts();
        String overall = SatisfactionDifference.overall(draft);
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
                        : satisfied(satisfied, brief, draft, messages)
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
        return respondents.weighting(List.of(SatisfactionDifference.overall(draft))).shares().stream()
                .filter(QuestionShare::differs)
                .flatMap(share -> share.weighted().stream())
                .map(share -> " "
                        + messages.format("headline.satisfaction.weighted", "share", messages.percent(share.value())))
                .findFirst();
    }

    /** How many answered the question, shown or not. */
    static long answers(DraftContext draft) {
        PeriodFigures facts = draft.facts();
        return facts.hides(facts.period(), Metric.SATISFIED_SHARE, SatisfactionDifference.overall(draft))
                ? facts.answers(facts.period(), Metric.SATISFIED_SHARE, SatisfactionDifference.overall(draft))
                : facts.figure(Metric.SATISFIED_SHARE, SatisfactionDifference.overall(draft))
                        .denominator();
    }

    /** The number alone: a percentage of few would say more than is known. */
    private static String few(long answers, DraftContext draft, Messages messages) {
        String period = PeriodLabels.inSentence(draft.facts().period(), messages);
        return answers == 0
                ? messages.format("headline.satisfaction.none", "month", period)
                : messages.format("headline.satisfaction.few", "month", period, "n", answers);
    }

    /** With what the process chart says of the month; other periods are not judged. */
    private static String satisfied(Share satisfied, boolean brief, DraftContext draft, Messages messages) {
        double target = draft.target(TargetName.SATISFACTION);
        return messages.format(
                (HeadlineBlock.isMonth(draft) ? "headline.satisfaction" : "headline.satisfaction.period")
                        + (brief ? ".brief" : ""),
                "share",
                SharePhrase.percent(satisfied, target, messages),
                "num",
                messages.number(satisfied.numerator()),
                "den",
                satisfied.denominator(),
                "verdict",
                HeadlineBlock.isMonth(draft)
                        ? SeriesVerdict.sentence(
                                draft.facts()
                                        .series(Metric.SATISFIED_SHARE, SatisfactionDifference.overall(draft), target),
                                messages)
                        : "");
    }
}
