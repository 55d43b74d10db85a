package org.rida.report.context;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.document.Cell;

/** Makes cells of figures: value, interval, counts and, for the way back to the rows, the key of the figure. */
public final class FigureCells {

    private FigureCells() {}

    /**
     * The figure of all cases.
     *
     * @param of the question or other subject; null for the metric's own
     */
    public static Cell cell(Figure figure, @Nullable String of) {
        return cell(figure, SeriesKey.of(figure.metric(), of));
    }

    /**
     * The cell of a figure. A quantile that the cohort's curve does not reach yet is no missing value: the cell says "not reached".
     *
     * @param key identifies the figure, for lineage
     */
    public static Cell cell(Figure figure, SeriesKey key) {
        if (figure.value().isEmpty()) {
            return figure.denominator() > 0 && isCurve(figure.metric())
                    ? new Cell(
                            Cell.CellState.NOT_REACHED,
                            Cell.CellUnit.DAYS,
                            null,
                            low(figure),
                            null,
                            null,
                            null,
                            BilingualText.EMPTY,
                            null)
                    : Cell.noData(unit(figure.metric().unit()));
        }
        return new Cell(
                        Cell.CellState.NUMBER,
                        unit(figure.metric().unit()),
                        figure.value().getAsDouble(),
                        low(figure),
                        high(figure),
                        figure.numerator(),
                        figure.denominator(),
                        BilingualText.EMPTY,
                        key.toString())
                .computedFrom(from(figure));
    }

    /** The counts of a figure that its numerator and denominator do not give; null of others. */
    public static Cell.@Nullable CountedFrom from(Figure figure) {
        return figure.counts().buckets().isEmpty()
                ? null
                : new Cell.CountedFrom(figure.metric().id(), figure.counts().buckets());
    }

    /** One number of a figure, as a column asks for it; masked when few answers stand behind it. */
    public static Cell shown(Figure figure, @Nullable String of, @Nullable ShownValue show, DraftContext draft) {
        return shown(figure, of, show, draft.facts().period(), draft);
    }

    private static Cell shown(
            Figure figure, @Nullable String of, @Nullable ShownValue show, Period at, DraftContext draft) {
        if (draft.hides(at, figure, of)) {
            return draft.facts().publishes(at, figure.metric(), of)
                    ? Cell.tooFew(unit(figure.metric().unit()))
                    : Cell.words(BilingualText.same("–"));
        }
        return switch (show == null ? ShownValue.VALUE : show) {
            case VALUE -> cell(figure, of);
            case NUMERATOR -> count(figure.numerator(), SeriesKey.of(figure.metric(), of));
            case DENOMINATOR -> count(figure.denominator(), SeriesKey.of(figure.metric(), of));
            case INTERVAL -> interval(figure, draft);
            case RATIO -> ratio(figure, draft);
            case PREVIOUS ->
                draft.facts().isComparable(at.before(), figure.metric())
                        ? ofAnotherPeriod(shown(before(figure, of, draft), of, ShownValue.VALUE, at.before(), draft))
                        : Cell.noData(unit(figure.metric().unit()));
        };
    }

    /** The cell without its key: lineage resolves keys in the report's own period and would list the wrong rows. */
    public static Cell ofAnotherPeriod(Cell cell) {
        return cell.withSource(null);
    }

    /** A median inside nine in ten, as {@link org.rida.report.document.Block.ChartKind#SPAN_BAR} draws them: the 90th percentile stands as high. */
    public static Cell span(Cell median, Figure most) {
        return median.withHigh(most.value().isPresent() ? most.value().getAsDouble() : null);
    }

    /** The count that a figure is made of, with the figure's key. */
    public static Cell count(long n, SeriesKey key) {
        return Cell.count(n).withSource(key.toString());
    }

    private static Figure before(Figure figure, @Nullable String of, DraftContext draft) {
        return draft.facts().figure(draft.facts().period().before(), figure.metric(), of);
    }

    /** The ends of the 95 % interval, in words; no data where there is none. */
    public static Cell interval(Figure figure, DraftContext draft) {
        return figure.interval()
                .map(i -> Cell.interval(
                        unit(figure.metric().unit()),
                        i.low(),
                        high(figure),
                        draft.text(w -> range(figure.metric().unit(), i, w))))
                .orElseGet(() -> figure.denominator() == 0
                        ? Cell.noData(unit(figure.metric().unit()))
                        : Cell.words(BilingualText.EMPTY));
    }

    /** The counts of a share, in words; nothing for other figures, nor for a share that is not of counts or is written as counts. */
    public static Cell ratio(Figure figure, DraftContext draft) {
        boolean counts = figure.metric().unit() == Unit.SHARE
                && figure.metric() != Metric.ANSWERED_BY_TARGET
                && figure.metric() != Metric.ANSWERED_BY_TARGET_KM
                && figure.denominator() >= Cell.FEWEST_OF_A_SHARE;
        return counts
                ? Cell.counts(
                        figure.numerator(),
                        figure.denominator(),
                        draft.text(w -> w.format(
                                "report.counts",
                                "num",
                                w.number(figure.numerator()),
                                "den",
                                w.number(figure.denominator()))))
                : Cell.words(BilingualText.EMPTY);
    }

    /** The unit of cells for a metric's unit. */
    public static Cell.CellUnit unit(Unit unit) {
        return Cell.CellUnit.valueOf(unit.name());
    }

    static @Nullable Double low(Figure figure) {
        return figure.interval().map(Interval::low).orElse(null);
    }

    /** Null also when the interval has no upper end. */
    static @Nullable Double high(Figure figure) {
        Optional<Double> high = figure.interval().map(Interval::high);
        return high.filter(Double::isFinite).orElse(null);
    }

    /** An interval in words, with the unit once at its end; without an upper end "at least". */
    public static String range(Unit unit, Interval interval, Messages wording) {
        String low = bound(unit, interval.low(), wording);
        if (Double.isInfinite(interval.high())) {
            return wording.format("range.open", "low", low);
        }
        String high = unit == Unit.SHARE ? wording.percent(interval.high()) : bound(unit, interval.high(), wording);
        return interval.low() < 0 ? wording.format("range.signed", "low", low, "high", high) : low + "–" + high;
    }

    /** Without the percent sign, which stands at the range's end. */
    private static String bound(Unit unit, double value, Messages wording) {
        return switch (unit) {
            case SHARE -> wording.number(value * 100, 0);
            case SCORE -> wording.number(value, 1);
            case DAYS, COUNT, POINTS -> wording.number(value, 0);
        };
    }

    private static boolean isCurve(Metric metric) {
        return metric == Metric.MEDIAN_INCLUDING_OPEN || metric == Metric.P90_INCLUDING_OPEN;
    }
}
