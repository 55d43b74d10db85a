package org.rida.report.render.xlsx;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.render.chart.Ticks;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;

/** A series: a row per month with its limits, and a chart of these cells. */
final class SeriesSheet {

    private static final Map<String, Integer> WIDTHS = Map.of("month", 17, "judgement", 26, "notes", 26, "target", 12);
    private static final int WIDTH = 11;
    private static final double TENTH = 0.1;

    private final Block.XmrSeries series;
    private final WorkbookText labels;

    private SeriesSheet(Block.XmrSeries series, WorkbookText labels) {
        this.series = series;
        this.labels = labels;
    }

    /** Keys of the columns: of a series of shares the counts beside them. */
    static List<String> columns(Block.XmrSeries series) {
        Stream<String> counts =
                series.unit() == Cell.CellUnit.SHARE ? Stream.of("numerator", "denominator") : Stream.of("n");
        return Stream.of(
                        Stream.of("month", "value"),
                        counts,
                        Stream.of("centre", "lower", "upper", "target", "judgement", "notes"))
                .flatMap(keys -> keys)
                .toList();
    }

    static TableRange fill(Sheet sheet, Block.XmrSeries series, WorkbookText labels) {
        return new SeriesSheet(series, labels).fill(sheet);
    }

    private int place(String key) {
        return columns(series).indexOf(key);
    }

    private TableRange fill(Sheet sheet) {
        PageSheet.note(sheet, series.finding(), labels);
        PageSheet.note(sheet, series.note(), labels);
        if (series.trial()) {
            sheet.line(labels.format(series.step() == 1 ? "limits.trial" : "limits.trial.quarter"), CellStyleName.NOTE);
        }
        List<String> columns = columns(series);
        String title = labels.format(series.title());
        TableRange range = sheet.table(
                title,
                labels.columns(
                        columns,
                        columns.stream()
                                .map(key -> WIDTHS.getOrDefault(key, WIDTH))
                                .toList()),
                series.points().stream().map(this::row).toList());
        sheet.draw(chart(title), range);
        return range;
    }

    private List<CellValue> row(Block.ChartPoint point) {
        Cell cell = point.cell(series.unit());
        List<CellValue> row = new ArrayList<>();
        row.add(CellValue.month(point.month()));
        if (series.unit() == Cell.CellUnit.SHARE) {
            boolean counted = cell.isQuotient();
            row.add(
                    counted
                            ? CellValue.shareOf(
                                    Objects.requireNonNull(cell.value()), place("numerator"), place("denominator"))
                            : WorkbookText.numberOrNothing(series.unit(), point.value()));
            row.add(counted ? WorkbookText.wholeOrNothing(cell.numerator()) : CellValue.nothing());
        } else {
            row.add(WorkbookText.numberOrNothing(series.unit(), point.value()));
        }
        row.add(CellValue.whole(point.n()));
        row.add(limit(point.centre()));
        row.add(limit(point.lower()));
        row.add(limit(point.upper()));
        row.add(WorkbookText.numberOrNothing(series.unit(), series.target()));
        row.add(judgement(point));
        row.add(CellValue.text(notes(point.month())));
        return row;
    }

    /** With one decimal more than values, since limits are compared with them. */
    private CellValue limit(@Nullable Double limit) {
        if (limit == null) {
            return CellValue.nothing();
        }
        double shown = series.shown(limit);
        return series.unit() == Cell.CellUnit.SHARE ? CellValue.share(shown, 1) : CellValue.decimal(shown, 1);
    }

    /**
     * In a month without data, or whose value is withheld, this column says so; the value's cell is empty, since a chart would draw text as zero.
     */
    private CellValue judgement(Block.ChartPoint point) {
        return point.value() == null ? labels.value(point.missing(series.unit())) : labels.judgement(series, point);
    }

    /** Rebases, marks and shades of the month. */
    private String notes(YearMonth month) {
        Stream<String> rebases = series.rebases().stream()
                .filter(rebase -> rebase.month().equals(month))
                .map(rebase -> labels.format("rebase", "reason", labels.format(rebase.reason())));
        Stream<String> shades = series.shades().stream()
                .filter(shade -> !shade.from().isAfter(month.atEndOfMonth()))
                .filter(shade -> !shade.to().isBefore(month.atDay(1)))
                .map(shade -> labels.format(shade.name()));
        Stream<String> marks = series.marks().stream()
                .filter(mark -> mark.month().equals(month))
                .map(mark -> labels.format(mark.name()));
        return String.join(
                " · ", Stream.of(rebases, marks, shades).flatMap(notes -> notes).toList());
    }

    private Chart chart(String title) {
        List<Chart.ChartLine> lines = new ArrayList<>();
        lines.add(new Chart.ChartLine(place("value"), Chart.LineStyle.VALUE, marked()));
        lines.add(new Chart.ChartLine(place("centre"), Chart.LineStyle.CENTRE, Map.of()));
        lines.add(new Chart.ChartLine(place("upper"), Chart.LineStyle.LIMIT, Map.of()));
        lines.add(new Chart.ChartLine(place("lower"), Chart.LineStyle.LIMIT, Map.of()));
        if (series.target() != null) {
            lines.add(new Chart.ChartLine(place("target"), Chart.LineStyle.TARGET, Map.of()));
        }
        return new Chart.Lines(title, labels.description(series.heading()), lines, scale());
    }

    /** Style of the points with a special cause, by row of the table. */
    private Map<Integer, CellStyleName> marked() {
        Map<Integer, CellStyleName> marked = new HashMap<>();
        for (int i = 0; i < series.points().size(); i++) {
            switch (series.points().get(i).judgement()) {
                case IMPROVEMENT -> marked.put(i, CellStyleName.IMPROVEMENT);
                case CONCERN -> marked.put(i, CellStyleName.CONCERN);
                default -> {}
            }
        }
        return marked;
    }

    /** Shares: from full tenth to full tenth within 0 to 1. Other units: as on the printed page. */
    private Chart.AxisScale scale() {
        double[] drawn = drawn();
        if (drawn.length == 0) {
            return new Chart.AxisScale(Chart.AxisUnit.NUMBER, null, null);
        }
        if (series.unit() != Cell.CellUnit.SHARE) {
            Ticks ticks = Ticks.of(drawn[0], drawn[drawn.length - 1], false);
            return new Chart.AxisScale(Chart.AxisUnit.NUMBER, ticks.from(), ticks.to());
        }
        double lowest = Math.floor(drawn[0] / TENTH) / 10;
        double highest = (Math.floor(drawn[drawn.length - 1] / TENTH) + 1) / 10;
        return new Chart.AxisScale(
                Chart.AxisUnit.SHARE, Math.max(0, lowest), Math.min(1, Math.max(highest, lowest + TENTH)));
    }

    /** All values of the chart, ascending. */
    private double[] drawn() {
        Stream<@Nullable Double> all =
                series.points().stream().flatMap(p -> Stream.of(p.value(), p.lower(), p.upper(), series.target()));
        // values are never beyond what limits are shown as
        return all.filter(Objects::nonNull).mapToDouble(series::shown).sorted().toArray();
    }
}
