package org.rida.report.render.xlsx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.sheet.CellValue;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;

/**
 * The shares answered, left and waiting after each day, the first with its interval, what it would be had nobody left, and a chart of
 * the first.
 */
final class CurveSheet {

    static final List<String> COLUMNS =
            List.of("day", "answered-by", "low", "high", "left-by", "waiting-share", "nobody-left", "waiting", "notes");
    private static final List<Integer> WIDTHS = List.of(10, 14, 14, 14, 14, 14, 24, 14, 22);
    private static final int ANSWERED = 1;
    private static final int LOW = 2;
    private static final int HIGH = 3;

    private CurveSheet() {}

    static TableRange fill(Sheet sheet, Block.Curve curve, WorkbookText labels) {
        PageSheet.note(sheet, curve.note(), labels);
        List<List<CellValue>> rows =
                curve.days().stream().map(day -> row(day, curve, labels)).toList();
        String title = labels.format(curve.title());
        TableRange range = sheet.table(title, labels.columns(COLUMNS, WIDTHS), rows);
        sheet.draw(
                new Chart.Days(
                        title,
                        labels.description(curve.heading()),
                        List.of(
                                new Chart.ChartLine(ANSWERED, Chart.LineStyle.PLAIN, Map.of()),
                                new Chart.ChartLine(HIGH, Chart.LineStyle.LIMIT, Map.of()),
                                new Chart.ChartLine(LOW, Chart.LineStyle.LIMIT, Map.of())),
                        new Chart.AxisScale(Chart.AxisUnit.SHARE, 0.0, 1.0)),
                range);
        return range;
    }

    private static List<CellValue> row(Block.CurveDay day, Block.Curve curve, WorkbookText labels) {
        return List.of(
                CellValue.whole(day.day()),
                share(day.answered()),
                share(day.low()),
                share(day.high()),
                share(day.left()),
                share(day.shares().map(Shares::waiting).orElse(null)),
                share(day.nobodyLeft()),
                WorkbookText.wholeOrNothing(day.waiting()),
                day.day() == curve.target() ? CellValue.text(labels.column("target")) : CellValue.nothing());
    }

    private static CellValue share(@Nullable Double share) {
        return WorkbookText.numberOrNothing(Cell.CellUnit.SHARE, share);
    }
}
