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

/** The sheet of a series: a row per month with its limits, and a chart of these cells. */
final class SeriesSheet {

    private static final List<String> COLUMNS =
            List.of("month", "value", "n", "centre", "lower", "upper", "target", "judgement", "notes");
    private static final List<Integer> WIDTHS = List.of(17, 10, 10, 10, 10, 10, 12, 26, 26);
    private static final int VALUE = 1;
    private static final int CENTRE = 3;
    private static final int LOWER = 4;
    private static final int UPPER = 5;
    private static final int TARGET = 6;
    private static final double TENTH = 0.1;

    private final Block.XmrSeries series;
    private final WorkbookText labels;

    private SeriesSheet(Block.XmrSeries series, WorkbookText labels) {
        this.series = series;
        this.labels = labels;
    }

    static void fill(Sheet sheet, Block.XmrSeries series, WorkbookText labels) {
        new SeriesSheet(series, labels).fill(sheet);
    }

    private void fill(Sheet sheet) {
        BlockSheets.note(sheet, series.finding(), labels);
        BlockSheets.note(sheet, series.note(), labels);
        if (series.trial()) {
            sheet.line(labels.format(series.step() == 1 ? "limits.trial" : "limits.trial.quarter"), CellStyleName.NOTE);
        }
        sheet.skip();
        TableRange range = sheet.table(
                labels.columns(COLUMNS, WIDTHS),
                series.points().stream().map(this::row).toList());
        sheet.freezeHeader(range);
        sheet.draw(chart(sheet.title()), range);
    }

    private List<CellValue> row(Block.ChartPoint point) {
        Cell.CellUnit unit = series.unit();
        return List.of(
                CellValue.month(point.month()),
                WorkbookText.numberOrNothing(unit, point.value()),
                CellValue.whole(point.n()),
                limit(point.centre()),
                limit(point.lower()),
                limit(point.upper()),
                WorkbookText.numberOrNothing(unit, series.target()),
                judgement(point),
                CellValue.text(notes(point.month())));
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
        return point.value() == null ? labels.value(point.missing(series.unit())) : labels.judgement(point.judgement());
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
        lines.add(new Chart.ChartLine(VALUE, Chart.LineStyle.VALUE, marked()));
        lines.add(new Chart.ChartLine(CENTRE, Chart.LineStyle.CENTRE, Map.of()));
        lines.add(new Chart.ChartLine(UPPER, Chart.LineStyle.LIMIT, Map.of()));
        lines.add(new Chart.ChartLine(LOWER, Chart.LineStyle.LIMIT, Map.of()));
        if (series.target() != null) {
            lines.add(new Chart.ChartLine(TARGET, Chart.LineStyle.TARGET, Map.of()));
        }
        return new Chart.Lines(title, lines, scale());
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
        return all.filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }
}
