package org.rida.report.explore;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Difference;
import org.rida.metric.Figure;
import org.rida.policy.Period;
import org.rida.report.context.DifferenceText;
import org.rida.report.context.FigureCells;
import org.rida.report.context.PeriodLabels;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.ComparedCells;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.render.chart.ComparedMonths;
import org.rida.tally.count.PopulationGroup;

/**
 * The months of a span beside those of an earlier time, and the whole of them beside the whole of those. Differences have their
 * intervals; of single months there is never a verdict: that is what process limits are for.
 */
public final class EarlierMonths {

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
     * @param name of the earlier time
     * @param answer the whole period beside the whole earlier one, in a sentence; that there is none to compare with otherwise
     * @param months both values of each month, as the chart draws them
     * @param table the same in numbers, the whole in its last row
     */
    public record EarlierView(
            EarlierTime time, BilingualText name, BilingualText answer, ComparedMonths months, Block.TableData table) {}

    /** A period of the span, and the one that it is compared with. */
    record ComparedPeriods(Period own, Period earlier) {}

    /** A row of the table, by what it compares. */
    private record RowNames(BilingualText own, BilingualText earlier, ComparedPeriods periods) {}

    EarlierView view() {
        List<ComparedPeriods> months = months();
        BilingualText name = text(w -> w.format("trends.earlier." + time.code()));
        Optional<ComparedPeriods> whole = EarlierWhole.find(months, time, this::isComplete);
        List<RowNames> names = new ArrayList<>(months.stream()
                .map(month -> new RowNames(label(month.own()), label(month.earlier()), month))
                .toList());
        whole.filter(found -> months.size() > 1)
                .ifPresent(found -> names.add(new RowNames(
                        text(w -> EarlierWhole.name(found.own(), w)),
                        text(w -> EarlierWhole.name(found.earlier(), w)),
                        found)));
        return new EarlierView(
                time,
                name,
                whole.map(found -> new EarlierWhole(found, name, figure(found.own()), figure(found.earlier())))
                        .map(found -> text(found::sentence))
                        .orElseGet(() ->
                                text(w -> EarlierWhole.none(figures.coverage().first(), w))),
                new ComparedMonths(
                        measures.name(query.measure()),
                        FigureCells.unit(query.measure().metric().unit()),
                        text(w -> w.format("trends.earlier.own")),
                        name,
                        months.stream().map(this::point).toList()),
                table(name, names));
    }

    /** Of Hijri months as many as the span has Gregorian ones, up to the last that ended in it: none is left out, none comes twice. */
    private List<ComparedPeriods> months() {
        int length = (int) ChronoUnit.MONTHS.between(span.firstMonth(), span.lastMonth()) + 1;
        List<ComparedPeriods> months = new ArrayList<>();
        if (time == EarlierTime.HIJRI) {
            Period own = Period.month(span.lastMonth()).hijriMonth();
            for (int i = 0; i < length; i++) {
                months.add(new ComparedPeriods(own, own.yearBefore()));
                own = own.before();
            }
            Collections.reverse(months);
            return months;
        }
        for (YearMonth month = span.firstMonth(); !month.isAfter(span.lastMonth()); month = month.plusMonths(1)) {
            Period own = Period.month(month);
            months.add(new ComparedPeriods(
                    own, time == EarlierTime.YEAR ? own.yearBefore() : Period.month(month.minusMonths(length))));
        }
        return months;
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
        return !period.firstMonth().isBefore(figures.coverage().first())
                && (period.isWholeMonths() || isComplete(period));
    }

    /** Whether the data begin before it does, and do not end before it does. */
    private boolean isComplete(Period period) {
        PopulationGroup group = FigureCalculator.coveredWith(query.measure());
        return !period.firstMonth().isBefore(figures.coverage().first())
                && !period.last().isAfter(figures.coverage().to(group));
    }

    private ComparedMonths.Point point(ComparedPeriods month) {
        return new ComparedMonths.Point(
                value(month.own()),
                value(month.earlier()),
                difference(month)
                        .map(d -> text(w ->
                                DifferenceText.sentence(query.measure().metric().unit(), d, w)))
                        .orElse(BilingualText.EMPTY));
    }

    private ComparedMonths.Value value(Period period) {
        Figure figure = figure(period);
        return new ComparedMonths.Value(
                text(w -> PeriodLabels.alone(period, w)),
                label(period),
                figure.value().isPresent() ? (@Nullable Double) figure.value().getAsDouble() : null,
                figure.denominator());
    }

    private Optional<Difference> difference(ComparedPeriods compared) {
        return Difference.between(figure(compared.own()), figure(compared.earlier()));
    }

    /** @param told decimals of the difference */
    private Block.TableRow row(RowNames row, ComparedCells values, int told) {
        ComparedPeriods compared = row.periods();
        return new Block.TableRow(
                row.own(),
                List.of(
                        values.first(),
                        Cell.count(figure(compared.own()).denominator()),
                        Cell.words(row.earlier()),
                        values.second(),
                        Cell.count(figure(compared.earlier()).denominator()),
                        difference(compared)
                                .map(d -> DifferenceText.cell(
                                        query.measure().metric().unit(), d, told, this::text))
                                .orElse(Cell.words(BilingualText.same("–")))),
                Block.ChartJudgement.COMMON);
    }

    private Block.TableData table(BilingualText name, List<RowNames> names) {
        List<ComparedCells> pairs = names.stream()
                .map(row -> new ComparedCells(
                        FigureCells.cell(figure(row.periods().own()), (String) null),
                        FigureCells.cell(figure(row.periods().earlier()), (String) null)))
                .toList();
        int told = ComparedCells.told(pairs);
        List<ComparedCells> shown = ComparedCells.inColumns(pairs);
        List<Block.TableRow> rows = IntStream.range(0, names.size())
                .mapToObj(i -> row(names.get(i), shown.get(i), told))
                .toList();
        boolean rounded = shown.stream().anyMatch(pair -> pair.isRounded(told));
        BilingualText measure = measures.name(query.measure());
        BilingualText n = text(w -> w.format("trends.column.of"));
        return new Block.TableData(
                text(w -> w.format("trends.earlier.title", "time", name.in(w.language()))),
                List.of(
                        column(text(w -> w.format("xlsx.column.month"))),
                        column(measure),
                        column(n),
                        column(text(w -> w.format("trends.earlier.column"))),
                        column(earlier(measure)),
                        column(earlier(n)),
                        column(text(w -> w.format("trends.earlier.difference")))),
                rows,
                text(w -> w.format("trends.earlier.note") + (rounded ? " " + w.format("compared.rounded") : "")));
    }

    /** The title of a column of the earlier time. */
    private BilingualText earlier(BilingualText title) {
        return text(w -> w.format("trends.earlier.of", "title", title.in(w.language())));
    }

    /** In both calendars: October 2026 with the Hijri months that it touches, Ramadan 1447 with its days. */
    private BilingualText label(Period period) {
        return text(w -> w.format(
                "trends.earlier.month",
                "name",
                PeriodLabels.alone(period, w),
                "other",
                PeriodLabels.otherCalendar(period, w)));
    }

    private static Block.TableColumn column(BilingualText title) {
        return new Block.TableColumn(title, 2, Block.ChartKind.NUMBER);
    }

    private BilingualText text(Function<Messages, String> words) {
        return measures.text(words);
    }
}
