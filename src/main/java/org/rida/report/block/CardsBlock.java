package org.rida.report.block;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PromiseText;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.CardSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.Series;













import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Up to four figures, each with what a reader needs to weigh it. */
@Component
public class CardsBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.cards())
                .map(s -> new Block.Cards(
                        BilingualText.EMPTY,
                        s.figures().stream().map(card -> card(card, draft)).toList()));
    }

    private static Block.Card card(CardSpec spec, DraftContext draft) {
        Figure figure = draft.facts().figure(spec.metric(), spec.subject());
        Double target = spec.target() == null ? null : draft.target(spec.target());
        Series series = spec.icon() ? Series.of(draft.facts(), spec.metric(), spec.subject(), target) : null;
        boolean small = draft.hides(draft.facts().period(), figure, spec.subject());
        return new Block.Card(
                PromiseText.titled(spec.title(), draft),
                FigureCells.shown(figure, spec.subject(), null, draft),
                small ? BilingualText.EMPTY : draft.text(w -> under(spec, figure, draft, w)),
                small ? List.of() : notes(spec, figure, draft),
                series == null ? null : series.variation(),
                series == null ? Block.TargetOutlook.NONE : series.assurance());
    }

    private static String under(CardSpec spec, Figure figure, DraftContext draft, Messages wording) {
        if (figure.denominator() == 0) {
            return wording.format("card.no-data");
        }
        return switch (spec.subtitle()) {
            case RATIO -> ratio("card.ratio", figure, wording);
            case ANSWERS -> ratio("card.ratio.answers", figure, wording);
            case OPEN -> ratio("card.ratio.open", figure, wording);
            case P90 -> p90(draft.facts().figure(Metric.P90_INCLUDING_OPEN, null), wording);
        };
    }

    private static String ratio(String key, Figure figure, Messages wording) {
        return wording.format(key, "num", wording.number(figure.numerator()), "den", figure.denominator());
    }

    private static String p90(Figure p90, Messages wording) {
        return p90.value().isEmpty()
                ? wording.format("card.note.p90.not-reached")
                : wording.format("card.note.p90", "days", days(p90.value().getAsDouble(), wording));
    }

    private static List<BilingualText> notes(CardSpec spec, Figure figure, DraftContext draft) {
        return spec.notes().stream()
                .map(note -> draft.text(w -> note(note, spec, figure, draft, w)))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String note(CardSpec.CardNote note, CardSpec spec, Figure figure, DraftContext draft, Messages wording) {
        PeriodFigures facts = draft.facts();
        return switch (note) {
            case INTERVAL ->
                figure.interval().map(i -> interval(figure, i, wording)).orElse("");
            case TARGET -> target(spec, draft, wording);
            case PREVIOUS ->
                previous(facts.figure(facts.period().before(), spec.metric(), spec.subject()), spec, draft, wording);
            case OLDEST -> oldest(facts.figure(Metric.OPEN_OLDEST, null), wording);
            case RESPONSE_RATE -> rate(facts.figure(Metric.RESPONSE_RATE, null), wording);
            case THREE_MONTHS -> wording.format("card.note.three-months");
        };
    }

    private static String interval(Figure figure, Interval interval, Messages wording) {
        String low = bare(figure, interval.low(), wording);
        return Double.isInfinite(interval.high())
                ? wording.format("card.note.interval-open", "low", low)
                : wording.format("card.note.interval", "low", low, "high", shown(figure, interval.high(), wording));
    }

    private static String target(CardSpec spec, DraftContext draft, Messages wording) {
        return spec.target() == null
                ? ""
                : wording.format("card.note.target", "target", wording.percent(draft.target(spec.target())));
    }

    private static String previous(Figure before, CardSpec spec, DraftContext draft, Messages wording) {
        return before.value().isEmpty() || draft.hides(draft.facts().period().before(), before, spec.subject())
                ? ""
                : wording.format(
                        draft.facts().period().kind() == Period.PeriodKind.MONTH
                                ? "card.note.previous"
                                : "card.note.previous-period",
                        "previous",
                        shown(before, before.value().getAsDouble(), wording));
    }

    private static String oldest(Figure oldest, Messages wording) {
        return oldest.value().isEmpty()
                ? ""
                : wording.format("card.note.oldest", "days", days(oldest.value().getAsDouble(), wording));
    }

    private static String rate(Figure rate, Messages wording) {
        return rate.value().isEmpty()
                ? ""
                : wording.format(
                        "card.note." + rate.metric().id(),
                        "rate",
                        wording.percent(rate.value().getAsDouble()));
    }

    private static String days(double days, Messages wording) {
        return wording.format("count.days.object", "n", Math.round(days));
    }

    private static String shown(Figure figure, double value, Messages wording) {
        return figure.metric().unit() == Unit.SHARE ? wording.percent(value) : bare(figure, value, wording);
    }

    /** Without the sign: the lower end of a range whose upper end carries it. */
    private static String bare(Figure figure, double value, Messages wording) {
        return switch (figure.metric().unit()) {
            case SHARE -> wording.number(value * 100, 0);
            case DAYS, COUNT, POINTS -> wording.number(value, 0);
            case SCORE -> wording.number(value, 1);
        };
    }
}
