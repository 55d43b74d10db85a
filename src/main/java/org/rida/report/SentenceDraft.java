package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.policy.Question.QuestionRole;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.SentenceSpec.Part;
import org.rida.report.ReportDefinition.TargetName;







import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The headline: what the month says, made from the results. */
@Component
class SentenceDraft implements BlockDraft {

    private static final String ON_TIME = "on_time";
    private static final String LATE = "late";

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.headline())
                .map(s -> new Block.Sentence(BilingualText.EMPTY, draft.text(w -> sentence(s.statements(), draft, w))));
    }

    private static String sentence(List<Part> parts, Draft draft, Messages wording) {
        List<String> said = new ArrayList<>();
        for (Part part : parts) {
            statement(part, draft, wording).ifPresent(said::add);
        }
        return said.isEmpty() ? wording.format("headline.few") : String.join(" ", said);
    }

    private static Optional<String> statement(Part part, Draft draft, Messages wording) {
        return switch (part) {
            case PROMISE -> isFew(Metric.PROMISE_KEPT, draft) ? Optional.empty() : Optional.of(promise(draft, wording));
            case ASSURANCE -> isFew(Metric.PROMISE_KEPT, draft) ? Optional.empty() : assurance(draft, wording);
            case OPEN -> isFew(Metric.OPEN_BEYOND_TARGET, draft) ? Optional.empty() : Optional.of(open(draft, wording));
            case TIMELINESS -> timeliness(draft, wording);
        };
    }

    private static boolean isFew(Metric metric, Draft draft) {
        return draft.hides(draft.facts().period(), draft.facts().figure(metric, null), null);
    }

    private static String promise(Draft draft, Messages wording) {
        Figure kept = draft.facts().figure(Metric.PROMISE_KEPT, null);
        String month = PeriodNames.inSentence(draft.facts().period(), wording);
        if (kept.value().isEmpty()) {
            return wording.format("headline.promise.none", "month", month);
        }
        Series series = Series.of(draft.facts(), Metric.PROMISE_KEPT, null, null);
        return wording.format(
                "headline.promise",
                "month",
                month,
                "share",
                wording.percent(kept.value().getAsDouble()),
                "num",
                wording.number(kept.numerator()),
                "den",
                wording.number(kept.denominator()),
                "within",
                PromiseWords.within(draft.facts(), wording),
                "verdict",
                Verdict.of(series.chart(), series.isTrial(), wording));
    }

    private static Optional<String> assurance(Draft draft, Messages wording) {
        if (draft.facts().figure(Metric.PROMISE_KEPT, null).value().isEmpty()) {
            return Optional.empty(); // nothing fell due: the months before are not what is reported
        }
        double target = draft.target(TargetName.PROMISE);
        Series series = Series.of(draft.facts(), Metric.PROMISE_KEPT, null, target);
        String said =
                switch (series.assurance()) {
                    case FAILS -> "headline.assurance.fails";
                    case PASSES -> "headline.assurance.passes";
                    case HIT_AND_MISS -> "headline.assurance.hit-and-miss";
                    case NONE -> "";
                };
        return said.isEmpty() || series.isTrial()
                ? Optional.empty()
                : Optional.of(wording.format(said, "target", wording.percent(target)));
    }

    private static String open(Draft draft, Messages wording) {
        Figure beyond = draft.facts().figure(Metric.OPEN_BEYOND_TARGET, null);
        long oldest =
                (long) draft.facts().figure(Metric.OPEN_OLDEST, null).value().orElse(0);
        return wording.format(
                "headline.open",
                "n",
                (long) beyond.value().orElse(0),
                "limit",
                PromiseWords.limit(draft.facts(), wording),
                "days",
                wording.format("count.days.object", "n", oldest));
    }

    private static Optional<String> timeliness(Draft draft, Messages wording) {
        String overall = draft.facts().policy().questions().stream()
                .filter(q -> q.role() == QuestionRole.OVERALL)
                .findFirst()
                .orElseThrow()
                .code();
        SliceFigures figures = SliceFigures.of(List.of(satisfied(overall)), Dimension.TIMELINESS, draft);
        Map<String, Figure> by = draft.facts().bySlice(Metric.SATISFIED_SHARE, overall, Dimension.TIMELINESS);
        Figure inTime = by.get(ON_TIME);
        Figure late = by.get(LATE);
        if (inTime == null || late == null || inTime.denominator() == 0) {
            return Optional.empty();
        }
        return isShown(figures, overall, ON_TIME, draft) && isShown(figures, overall, LATE, draft)
                ? Optional.of(compared(inTime, late, wording))
                : Optional.of(wording.format("headline.timeliness.few"));
    }

    /** What the tables of the report mask, the sentence does not say either. */
    private static boolean isShown(SliceFigures figures, String overall, String timeliness, Draft draft) {
        return figures.cell(satisfied(overall), timeliness, draft).state() == Cell.State.NUMBER;
    }

    private static ColumnSpec satisfied(String overall) {
        return new ColumnSpec(BilingualText.EMPTY, Metric.SATISFIED_SHARE, overall, ColumnSpec.Shown.VALUE, null, null);
    }

    private static String compared(Figure inTime, Figure late, Messages wording) {
        Difference difference = Difference.between(share(inTime), share(late)).orElseThrow();
        return wording.format(
                "headline.timeliness",
                "a",
                wording.percent(inTime.value().orElseThrow()),
                "b",
                wording.percent(late.value().orElseThrow()),
                "points",
                wording.number(difference.value() * 100, 0),
                "lowpoints",
                wording.number(difference.interval().low() * 100, 0),
                "highpoints",
                wording.number(difference.interval().high() * 100, 0),
                "d",
                wording.percent(difference.value()),
                "low",
                wording.percent(difference.interval().low()),
                "high",
                wording.percent(difference.interval().high()));
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }
}
