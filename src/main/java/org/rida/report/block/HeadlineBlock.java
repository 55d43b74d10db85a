package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.i18n.SentenceCase;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Period.PeriodKind;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.PromiseText;
import org.rida.report.context.SharePhrase;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.HeadlineSpec;
import org.rida.report.definition.ReportDefinition.HeadlineSpec.HeadlinePart;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.document.Block;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.SatisfactionDifference;
import org.springframework.stereotype.Component;

/** Builds the headline: the period's results as sentences. */
@Component
public class HeadlineBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.headline())
                .map(s -> draft.text(w -> sentence(s, draft, w)))
                .filter(text -> !text.isEmpty())
                .map(text -> new Block.Sentence(BilingualText.EMPTY, text));
    }

    private static String sentence(HeadlineSpec spec, DraftContext draft, Messages messages) {
        List<String> sentences = new ArrayList<>();
        for (HeadlinePart part : spec.statements()) {
            statement(part, spec.brief(), draft, messages).ifPresent(sentences::add);
        }
        return joined(sentences, messages);
    }

    /**
     * Each statement is a sentence. In Arabic it is joined to the one before it by "and", which the first must not begin with; in
     * English it begins with a capital, also where its first word is the name of a period.
     */
    static String joined(List<String> statements, Messages messages) {
        String all = statements.stream().map(SentenceCase::begun).collect(Collectors.joining(" "));
        String and = messages.format("headline.and");
        return all.startsWith(and) ? all.substring(and.length()) : all;
    }

    /** Empty for a part that has nothing to say this period. */
    private static Optional<String> statement(HeadlinePart part, boolean brief, DraftContext draft, Messages messages) {
        return switch (part) {
            case PROMISE -> Optional.of(promise(brief, draft, messages));
            case ASSURANCE -> assurance(draft, messages);
            case OPEN -> Optional.of(open(draft, messages));
            case CAPACITY -> CapacityStatement.ofUnmetPromise(brief, draft, messages);
            case SATISFACTION -> SatisfactionStatements.satisfied(brief, draft, messages);
            case TIMELINESS -> SatisfactionDifference.byTimeliness(brief, draft, messages);
            case OUTCOME -> SatisfactionDifference.byOutcome(brief, draft, messages);
        };
    }

    /**
     * The share with its numbers, or the numbers alone where a percentage of few would claim too much, and what the
     * process chart says of the month.
     */
    private static String promise(boolean brief, DraftContext draft, Messages messages) {
        Share kept = kept(draft);
        String period = PeriodLabels.inSentence(draft.facts().period(), messages);
        if (kept.denominator() == 0) {
            return messages.format("headline.promise.none", "month", period);
        }
        String within = PromiseText.within(draft.facts(), messages);
        if (SharePhrase.isFew(kept)) {
            return messages.format(
                    "headline.promise.few",
                    "month",
                    period,
                    "num",
                    kept.numerator(),
                    "den",
                    kept.denominator(),
                    "within",
                    within,
                    "verdict",
                    isMonth(draft)
                            ? SeriesVerdict.sentence(series(draft), messages)
                            : messages.format("verdict.too-few"));
        }
        return messages.format(
                (isMonth(draft) ? "headline.promise" : "headline.promise.period") + (brief ? ".brief" : ""),
                "month",
                period,
                "share",
                SharePhrase.percent(kept, draft.target(TargetName.PROMISE), messages),
                "num",
                messages.number(kept.numerator()),
                "den",
                messages.number(kept.denominator()),
                "within",
                within,
                "verdict",
                isMonth(draft) ? SeriesVerdict.sentence(series(draft), messages) : "");
    }

    /**
     * What can be expected of the target; where that cannot be said, whether the month met it. Empty of another period than a
     * month, since the limits are of months, and of a month that is not judged.
     */
    private static Optional<String> assurance(DraftContext draft, Messages messages) {
        if (!isMonth(draft) || !series(draft).isJudged()) {
            return Optional.empty();
        }
        double target = draft.target(TargetName.PROMISE);
        String key =
                switch (series(draft).assurance()) {
                    case FAILS -> "headline.assurance.fails";
                    case PASSES -> "headline.assurance.passes";
                    case HIT_AND_MISS -> "headline.assurance.hit-and-miss";
                    case NONE -> kept(draft).value().orElseThrow() >= target ? "headline.met" : "headline.not-met";
                };
        return Optional.of(messages.format(key, "target", messages.percent(target)));
    }

    /** Requests beyond the target at the cut-off, and how far beyond it the oldest is. */
    private static String open(DraftContext draft, Messages messages) {
        OptionalLong days = draft.facts().daysBeyondTarget();
        return messages.format(
                "headline.open",
                "n",
                (long) draft.facts()
                        .figure(Metric.OPEN_BEYOND_TARGET, null)
                        .value()
                        .orElse(0),
                "limit",
                PromiseText.limit(draft.facts(), messages),
                "days",
                days.isEmpty() ? "" : PromiseText.days(draft.facts(), days.getAsLong(), messages));
    }

    /** The headline figure, by the clock in force. */
    private static Share kept(DraftContext draft) {
        return SharePhrase.share(draft.facts().figure(Metric.PROMISE_KEPT, null));
    }

    private static Series series(DraftContext draft) {
        return draft.facts().series(Metric.PROMISE_KEPT, null, draft.target(TargetName.PROMISE));
    }

    /** Of other periods nothing is judged: the limits are of months. */
    static boolean isMonth(DraftContext draft) {
        return draft.facts().period().kind() == PeriodKind.MONTH;
    }
}
