package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.HeadlineSpec.HeadlinePart;
import org.rida.report.definition.ReportDefinition.TargetName;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.table.DimensionFigures;
import org.springframework.stereotype.Component;

/** Builds the headline: the month's results as sentences. */
@Component
public class HeadlineBlock implements BlockBuilder {

    private static final String ON_TIME = "on_time";
    private static final String LATE = "late";

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.headline())
                .map(s -> new Block.Sentence(BilingualText.EMPTY, draft.text(w -> sentence(s.statements(), draft, w))));
    }

    /** When every statement is masked, the headline says that there are too few cases. */
    private static String sentence(List<HeadlinePart> parts, DraftContext draft, Messages messages) {
        List<String> sentences = new ArrayList<>();
        for (HeadlinePart part : parts) {
            statement(part, draft, messages).ifPresent(sentences::add);
        }
        return sentences.isEmpty() ? messages.format("headline.few") : String.join(" ", sentences);
    }

    private static Optional<String> statement(HeadlinePart part, DraftContext draft, Messages messages) {
        return switch (part) {
            case PROMISE ->
                hasFew(Metric.PROMISE_KEPT, draft) ? Optional.empty() : Optional.of(promise(draft, messages));
            case ASSURANCE -> hasFew(Metric.PROMISE_KEPT, draft) ? Optional.empty() : assurance(draft, messages);
            case OPEN ->
                hasFew(Metric.OPEN_BEYOND_TARGET, draft) ? Optional.empty() : Optional.of(open(draft, messages));
            case TIMELINESS -> timeliness(draft, messages);
        };
    }

    /** Whether the metric's value is masked for this audience. */
    private static boolean hasFew(Metric metric, DraftContext draft) {
        return draft.hides(draft.facts().period(), draft.facts().figure(metric, null), null);
    }

    private static String promise(DraftContext draft, Messages messages) {
        Figure promiseKept = draft.facts().figure(Metric.PROMISE_KEPT, null);
        String period = PeriodLabels.inSentence(draft.facts().period(), messages);
        if (promiseKept.value().isEmpty()) {
            return messages.format("headline.promise.none", "month", period);
        }
        boolean month = draft.facts().period().kind() == PeriodKind.MONTH;
        return messages.format(
                month ? "headline.promise" : "headline.promise.period",
                "month",
                period,
                "share",
                messages.percent(promiseKept.value().getAsDouble()),
                "num",
                messages.number(promiseKept.numerator()),
                "den",
                messages.number(promiseKept.denominator()),
                "within",
                PromiseText.within(draft.facts(), messages),
                "verdict",
                month ? SeriesVerdict.sentence(series(draft), messages) : "");
    }

    private static Series series(DraftContext draft) {
        return Series.of(draft.facts(), Metric.PROMISE_KEPT, null, draft.target(TargetName.PROMISE));
    }

    /**
     * What can be expected of the target; where that cannot be said, whether the month met it, and why. Empty of another
     * period than a month, since the limits are of months; when nothing fell due, for the headline does not report on earlier
     * months; and when the month cannot be judged.
     */
    private static Optional<String> assurance(DraftContext draft, Messages messages) {
        Figure promiseKept = draft.facts().figure(Metric.PROMISE_KEPT, null);
        Series series = series(draft);
        if (draft.facts().period().kind() != PeriodKind.MONTH
                || promiseKept.value().isEmpty()
                || !series.isJudged()) {
            return Optional.empty();
        }
        double target = draft.target(TargetName.PROMISE);
        String key =
                switch (series.assurance()) {
                    case FAILS -> "headline.assurance.fails";
                    case PASSES -> "headline.assurance.passes";
                    case HIT_AND_MISS -> "headline.assurance.hit-and-miss";
                    case NONE -> promiseKept.value().getAsDouble() >= target ? "headline.met" : "headline.not-met";
                };
        String met = messages.format(key, "target", messages.percent(target));
        return Optional.of(SeriesVerdict.outdated(series, messages)
                .map(outdated -> met + " " + outdated)
                .orElse(met));
    }

    private static String open(DraftContext draft, Messages messages) {
        Figure beyond = draft.facts().figure(Metric.OPEN_BEYOND_TARGET, null);
        long oldest =
                (long) draft.facts().figure(Metric.OPEN_OLDEST, null).value().orElse(0);
        return messages.format(
                "headline.open",
                "n",
                (long) beyond.value().orElse(0),
                "limit",
                PromiseText.limit(draft.facts(), messages),
                "days",
                messages.format("count.days.object", "n", oldest));
    }

    /**
     * Compares the satisfaction of those answered on time with those answered late. Empty when either group has no
     * answers.
     */
    private static Optional<String> timeliness(DraftContext draft, Messages messages) {
        String overall = draft.facts().policy().questions().stream()
                .filter(q -> q.role() == QuestionRole.OVERALL)
                .findFirst()
                .orElseThrow()
                .code();
        DimensionFigures figures = DimensionFigures.of(List.of(satisfied(overall)), Dimension.TIMELINESS, draft);
        Map<String, Figure> by = draft.facts().bySlice(Metric.SATISFIED_SHARE, overall, Dimension.TIMELINESS);
        Figure inTime = by.get(ON_TIME);
        Figure late = by.get(LATE);
        if (inTime == null || late == null || inTime.denominator() == 0) {
            return Optional.empty();
        }
        return isShown(figures, overall, ON_TIME, draft) && isShown(figures, overall, LATE, draft)
                ? Optional.of(compared(inTime, late, messages))
                : Optional.of(messages.format("headline.timeliness.few"));
    }

    /** Masked as in a table by timeliness: the sentence must not disclose what a table masks. */
    private static boolean isShown(DimensionFigures figures, String overall, String timeliness, DraftContext draft) {
        return figures.cell(satisfied(overall), timeliness, draft).state() == Cell.CellState.NUMBER;
    }

    private static ColumnSpec satisfied(String overall) {
        return new ColumnSpec(
                BilingualText.EMPTY, Metric.SATISFIED_SHARE, overall, ColumnSpec.ShownValue.VALUE, null, null);
    }

    /** States the difference in percentage points with its 95 % interval. */
    private static String compared(Figure inTime, Figure late, Messages messages) {
        Difference difference = Difference.between(share(inTime), share(late)).orElseThrow();
        return messages.format(
                "headline.timeliness",
                "a",
                messages.percent(inTime.value().orElseThrow()),
                "b",
                messages.percent(late.value().orElseThrow()),
                "points",
                messages.number(difference.value() * 100, 0),
                "lowpoints",
                messages.number(difference.interval().low() * 100, 0),
                "highpoints",
                messages.number(difference.interval().high() * 100, 0),
                "d",
                messages.percent(difference.value()),
                "low",
                messages.percent(difference.interval().low()),
                "high",
                messages.percent(difference.interval().high()));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}
