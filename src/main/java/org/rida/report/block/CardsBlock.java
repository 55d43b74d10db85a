package org.rida.report.block;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
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
import org.springframework.stereotype.Component;

/**
 * Builds cards: up to four figures, each with what a reader needs to interpret it (ratio, interval, target, preceding
 * period, icons).
 */
@Component
public class CardsBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.cards())
                .map(s -> new Block.Cards(
                        BilingualText.EMPTY,
                        s.figures().stream().map(card -> card(card, draft)).toList()));
    }

    /** A figure that is not shown has no notes, since these would tell it. */
    private static Block.Card card(CardSpec spec, DraftContext draft) {
        Figure figure = draft.facts().figure(spec.metric(), spec.subject());
        Double target = spec.target() == null ? null : draft.target(spec.target());
        boolean small = draft.hides(draft.facts().period(), figure, spec.subject());
        boolean judged =
                spec.icon() && !small && isMonth(draft) && figure.value().isPresent();
        Series series = judged ? draft.facts().series(spec.metric(), spec.subject(), target) : null;
        return new Block.Card(
                PromiseText.titled(spec.title(), draft),
                FigureCells.shown(figure, spec.subject(), null, draft),
                draft.text(w -> small ? instead(spec, draft, w) : under(spec, figure, draft, w)),
                small ? List.of() : notes(spec, figure, series, draft),
                series == null ? null : series.variation(),
                series == null ? Block.TargetOutlook.NONE : series.assurance(),
                series != null && series.isJudged() && series.isTrial() ? true : null);
    }

    /**
     * Why a figure is not shown: by the calendar of opinions, or because too few answered. How many answered is told of the whole only.
     */
    private static String instead(CardSpec spec, DraftContext draft, Messages messages) {
        PeriodFigures facts = draft.facts();
        if (!facts.publishes(facts.period(), spec.metric(), spec.subject())) {
            return messages.format("opinions.calendar");
        }
        // of a part the number would be that of all parts, among which its answers are counted
        int answers = facts.isOfPart() ? 0 : facts.answers(facts.period(), spec.metric(), spec.subject());
        return answers == 0
                ? ""
                : messages.format("opinions.too-few", "answers", messages.format("count.answers.object", "n", answers));
    }

    /** The icons are of a month; a figure of another period does not carry those of its last month. */
    private static boolean isMonth(DraftContext draft) {
        return draft.facts().period().kind() == Period.PeriodKind.MONTH;
    }

    /** The line below the number; nothing below no data, and below 0 of nothing. */
    private static String under(CardSpec spec, Figure figure, DraftContext draft, Messages messages) {
        if (figure.denominator() == 0) {
            return "";
        }
        return switch (spec.subtitle()) {
            case RATIO ->
                FigureCells.cell(figure, spec.subject()).isOfFew() ? "" : ratio("card.ratio", figure, messages);
            case ANSWERS -> ratio("card.ratio.answers", figure, messages);
            case OPEN -> spec.metric() == Metric.OPEN ? "" : ratio("card.ratio.open", figure, messages);
            case P90 -> p90(draft.facts().figure(Metric.P90_INCLUDING_OPEN, null), messages);
        };
    }

    private static String ratio(String key, Figure figure, Messages messages) {
        return messages.format(key, "num", messages.number(figure.numerator()), "den", figure.denominator());
    }

    private static String p90(Figure p90, Messages messages) {
        return p90.value().isEmpty()
                ? messages.format("card.note.p90.not-reached")
                : messages.format("card.note.p90", "days", days(p90.value().getAsDouble(), messages));
    }

    /** Those that have something to say, in the definition's order. */
    private static List<BilingualText> notes(
            CardSpec spec, Figure figure, @Nullable Series series, DraftContext draft) {
        return spec.notes().stream()
                .map(note -> draft.text(w -> note(note, spec, figure, series, draft, w)))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String note(
            CardSpec.CardNote note,
            CardSpec spec,
            Figure figure,
            @Nullable Series series,
            DraftContext draft,
            Messages messages) {
        PeriodFigures facts = draft.facts();
        return switch (note) {
            case INTERVAL ->
                figure.interval().map(i -> interval(figure, i, messages)).orElse("");
            case TARGET -> target(spec, draft, messages);
            case PREVIOUS ->
                previous(
                        facts.figure(facts.period().before(), spec.metric(), spec.subject()),
                        series,
                        spec,
                        draft,
                        messages);
            case OLDEST -> oldest(facts.figure(Metric.OPEN_OLDEST, null), messages);
            case RESPONSE_RATE -> rate(facts.figure(Metric.RESPONSE_RATE, null), messages);
            case THREE_MONTHS -> messages.format("card.note.three-months");
        };
    }

    /** The upper limit is infinite when the survival curve never falls below it. */
    private static String interval(Figure figure, Interval interval, Messages messages) {
        String low = bare(figure, interval.low(), messages);
        return Double.isInfinite(interval.high())
                ? messages.format("card.note.interval-open", "low", low)
                : messages.format("card.note.interval", "low", low, "high", shown(figure, interval.high(), messages));
    }

    private static String target(CardSpec spec, DraftContext draft, Messages messages) {
        return spec.target() == null
                ? ""
                : messages.format("card.note.target", "target", messages.percent(draft.target(spec.target())));
    }

    /**
     * Empty when the preceding period has no value, none that can be compared, or its value is masked. Beside a sign of a real change
     * stands the mean from which it is one: the step from the month before may lead the other way.
     */
    private static String previous(
            Figure before, @Nullable Series series, CardSpec spec, DraftContext draft, Messages messages) {
        Period at = draft.facts().period().before();
        if (before.value().isEmpty()
                || !draft.facts().isComparable(at, before.metric())
                || draft.hides(at, before, spec.subject())) {
            return "";
        }
        OptionalDouble mean = series == null ? OptionalDouble.empty() : series.meanOfSignal();
        return messages.format(
                !isMonth(draft)
                        ? "card.note.previous-period"
                        : mean.isEmpty() ? "card.note.previous" : "card.note.previous-and-mean",
                "previous",
                shown(before, before.value().getAsDouble(), messages),
                "mean",
                mean.isEmpty() ? "" : shown(before, mean.getAsDouble(), messages));
    }

    private static String oldest(Figure oldest, Messages messages) {
        return oldest.value().isEmpty()
                ? ""
                : messages.format(
                        "card.note.oldest", "days", days(oldest.value().getAsDouble(), messages));
    }

    private static String rate(Figure rate, Messages messages) {
        return rate.value().isEmpty()
                ? ""
                : messages.format(
                        "card.note." + rate.metric().id(),
                        "rate",
                        messages.percent(rate.value().getAsDouble()));
    }

    private static String days(double days, Messages messages) {
        return messages.format("count.days.object", "n", Math.round(days));
    }

    /** A value as the card shows it: shares in whole percent, days and counts whole, scores with one decimal. */
    private static String shown(Figure figure, double value, Messages messages) {
        return figure.metric().unit() == Unit.SHARE ? messages.percent(value) : bare(figure, value, messages);
    }

    /** Without unit: the lower limit of an interval, whose upper limit carries the unit. */
    private static String bare(Figure figure, double value, Messages messages) {
        return switch (figure.metric().unit()) {
            case SHARE -> messages.number(value * 100, 0);
            case DAYS, COUNT, POINTS -> messages.number(value, 0);
            case SCORE -> messages.number(value, 1);
        };
    }
}
