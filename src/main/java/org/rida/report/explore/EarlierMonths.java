package org.rida.report.explore;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.render.chart.SeriesExtras.EarlierPoint;
import org.rida.tally.count.PopulationGroup;

/**
 * The months of a span beside those of an earlier time. It tells values and, of shares, differences with their intervals, and never
 * a verdict: two months are not compared to find out whether something changed, that is what process limits are for.
 */
final class EarlierMonths {

    private final MetricCatalog measures;
    private final FigureCalculator figures;
    private final Period span;
    private final ExplorerQuery query;
    private final EarlierTime time;
    // of Hijri months, each is the earlier one of another, a year later
    private final Map<Period, Figure> known = new HashMap<>();

    EarlierMonths(
            MetricCatalog measures, FigureCalculator figures, Period span, ExplorerQuery query, EarlierTime time) {
        this.measures = measures;
        this.figures = figures;
        this.span = span;
        this.query = query;
        this.time = time;
    }

    /**
     * The answer to a comparison with an earlier time.
     *
     * @param points the second line of the chart
     * @param table both values of each month, of Hijri months both of that month; of shares with the difference
     */
    public record EarlierView(EarlierTime time, List<EarlierPoint> points, Block.TableData table) {}

    EarlierView view() {
        List<EarlierPoint> points = new ArrayList<>();
        List<Block.TableRow> rows = new ArrayList<>();
        for (YearMonth month = span.firstMonth(); !month.isAfter(span.lastMonth()); month = month.plusMonths(1)) {
            Period own = time == EarlierTime.HIJRI ? Period.month(month).hijriMonth() : Period.month(month);
            Period earlier = earlier(own);
            Figure figure = figure(earlier);
            points.add(new EarlierPoint(month, name(earlier), value(figure), figure.denominator()));
            rows.add(row(name(own), figure(own), name(earlier), figure));
        }
        whole().ifPresent(rows::add);
        return new EarlierView(time, List.copyOf(points), table(rows));
    }

    private Period earlier(Period own) {
        return switch (time) {
            case BEFORE -> {
                long length = ChronoUnit.MONTHS.between(span.firstMonth(), span.lastMonth()) + 1;
                yield Period.month(own.lastMonth().minusMonths(length));
            }
            case YEAR, HIJRI -> own.yearBefore();
        };
    }

    /** Of the whole span, where the earlier months are none of its own; Hijri months make no whole of the same days. */
    private Optional<Block.TableRow> whole() {
        Period earlier = Period.span(
                earlier(Period.month(span.firstMonth())).firstMonth(),
                earlier(Period.month(span.lastMonth())).lastMonth());
        return time == EarlierTime.HIJRI || !earlier.last().isBefore(span.first()) || isOneMonth()
                ? Optional.empty()
                : Optional.of(row(
                        text(w -> PeriodLabels.inHead(span, w)),
                        figure(span),
                        text(w -> PeriodLabels.inHead(earlier, w)),
                        figure(earlier)));
    }

    private boolean isOneMonth() {
        return span.firstMonth().equals(span.lastMonth());
    }

    private Figure figure(Period period) {
        return known.computeIfAbsent(
                period,
                p -> isCovered(p)
                        ? figures.figure(p, query.measure(), query.filter())
                        : new Figure(query.measure().metric(), OptionalDouble.empty(), Optional.empty(), 0, 0));
    }

    /** A part of a month says nothing about the month; the newest one is provisional on the whole page. */
    private boolean isCovered(Period period) {
        PopulationGroup group = FigureCalculator.coveredWith(query.measure());
        return !period.firstMonth().isBefore(figures.coverage().first())
                && (period.isWholeMonths()
                        || !period.last().isAfter(figures.coverage().to(group)));
    }

    private Block.TableRow row(BilingualText name, Figure figure, BilingualText earlierName, Figure earlier) {
        List<Cell> cells = new ArrayList<>(List.of(
                FigureCells.cell(figure, (String) null),
                Cell.count(figure.denominator()),
                Cell.words(earlierName),
                FigureCells.cell(earlier, (String) null),
                Cell.count(earlier.denominator())));
        if (isShare()) {
            cells.add(Cell.words(Difference.between(share(figure), share(earlier))
                    .map(d -> text(w -> DifferenceText.sentence(d, w)))
                    .orElse(BilingualText.same("–"))));
        }
        return new Block.TableRow(name, cells, Block.ChartJudgement.COMMON);
    }

    private Block.TableData table(List<Block.TableRow> rows) {
        BilingualText measure = measures.name(query.measure());
        List<Block.TableColumn> columns = new ArrayList<>(List.of(
                column(text(w -> w.format("xlsx.column.month"))),
                column(measure),
                column(text(w -> w.format("trends.column.of"))),
                column(text(w -> w.format("trends.earlier.column"))),
                column(measure),
                column(text(w -> w.format("trends.column.of")))));
        if (isShare()) {
            columns.add(column(text(w -> w.format("trends.earlier.difference"))));
        }
        return new Block.TableData(
                text(w -> w.format("trends.earlier." + time.code())),
                columns,
                rows,
                text(w -> w.format(isShare() ? "trends.earlier.note" : "trends.earlier.note.no-interval")));
    }

    private BilingualText name(Period period) {
        return text(w -> PeriodLabels.alone(period, w));
    }

    private boolean isShare() {
        return query.measure().metric().unit() == Unit.SHARE;
    }

    private static @Nullable Double value(Figure figure) {
        return figure.value().isPresent() ? figure.value().getAsDouble() : null;
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }

    private static Block.TableColumn column(BilingualText title) {
        return new Block.TableColumn(title, 2, Block.ChartKind.NUMBER);
    }

    private BilingualText text(Function<Messages, String> words) {
        return measures.text(words);
    }
}
