package org.rida.report.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
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
import org.rida.report.figure.OpinionFigures.OpinionTableView;
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
        String month = PeriodLabels.inSentence(draft.facts().period(), messages);
        if (promiseKept.value().isEmpty()) {
            return messages.format("headline.promise.none", "month", month);
        }
        Series series = draft.facts().series(Metric.PROMISE_KEPT, null, null);
        return messages.format(
                "headline.promise",
                "month",
                month,
                "share",
                messages.percent(promiseKept.value().getAsDouble()),
                "num",
                messages.number(promiseKept.numerator()),
                "den",
                messages.number(promiseKept.denominator()),
                "within",
                PromiseText.within(draft.facts(), messages),
                "verdict",
                SeriesVerdict.sentence(series.chart(), series.isTrial(), messages));
    }

    /**
     * What can be expected of the target. Empty while the limits are provisional, and when nothing fell due: the
     * headline does not report on earlier months.
     */
    private static Optional<String> assurance(DraftContext draft, Messages messages) {
        if (draft.facts().figure(Metric.PROMISE_KEPT, null).value().isEmpty()) {
            return Optional.empty(); // nothing fell due: the months before are not what is reported
        }
        double target = draft.target(TargetName.PROMISE);
        Series series = draft.facts().series(Metric.PROMISE_KEPT, null, target);
        String key =
                switch (series.assurance()) {
                    case FAILS -> "headline.assurance.fails";
                    case PASSES -> "headline.assurance.passes";
                    case HIT_AND_MISS -> "headline.assurance.hit-and-miss";
                    case NONE -> "";
                };
        return key.isEmpty() || series.isTrial()
                ? Optional.empty()
                : Optional.of(messages.format(key, "target", messages.percent(target)));
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
        ColumnSpec satisfied = satisfied(overall);
        DimensionFigures figures = DimensionFigures.of(List.of(satisfied), Dimension.TIMELINESS, draft);
        Optional<Figure> inTime = figures.figure(satisfied, ON_TIME, draft).filter(figure -> figure.denominator() > 0);
        Optional<Figure> late = figures.figure(satisfied, LATE, draft).filter(figure -> figure.denominator() > 0);
        if (inTime.isPresent() && late.isPresent()) {
            return Optional.of(compared(inTime.get(), late.get(), messages));
        }
        OpinionTableView opinions = figures.opinions();
        return opinions != null && opinions.answers() > 0
                ? Optional.of(messages.format("headline.timeliness.few"))
                : Optional.empty();
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
