package org.rida.report.xlsx;

import org.rida.report.Block;
import org.rida.report.Cell;
import org.rida.sheet.Chart;
import org.rida.sheet.Grid;
import org.rida.sheet.Sheet;
import org.rida.sheet.Value;



import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A curve day by day with its interval, and the chart of these cells. */
final class CurveSheet {

    private static final List<String> COLUMNS = List.of("day", "answered-by", "low", "high", "waiting", "notes");
    private static final List<Integer> WIDTHS = List.of(10, 14, 14, 14, 14, 22);
    private static final int ANSWERED = 1;
    private static final int LOW = 2;
    private static final int HIGH = 3;

    private CurveSheet() {}

    static void fill(Sheet sheet, Block.Curve curve, Phrases phrases) {
        BlockSheets.note(sheet, curve.note(), phrases);
        sheet.skip();
        List<List<Value>> rows =
                curve.days().stream().map(day -> row(day, curve, phrases)).toList();
        Grid grid = sheet.table(phrases.columns(COLUMNS, WIDTHS), rows);
        sheet.keepHeader(grid);
        sheet.draw(
                new Chart.Days(
                        sheet.title(),
                        List.of(
                                new Chart.Line(ANSWERED, Chart.Stroke.PLAIN, Map.of()),
                                new Chart.Line(HIGH, Chart.Stroke.LIMIT, Map.of()),
                                new Chart.Line(LOW, Chart.Stroke.LIMIT, Map.of())),
                        new Chart.Scale(Chart.Unit.SHARE, 0.0, 1.0)),
                grid);
    }

    private static List<Value> row(Block.Day day, Block.Curve curve, Phrases phrases) {
        return List.of(
                Value.whole(day.day()),
                share(day.answered()),
                share(day.low()),
                share(day.high()),
                Phrases.wholeOrNothing(day.waiting()),
                day.day() == curve.target() ? Value.words(phrases.column("target")) : Value.nothing());
    }

    private static Value share(@Nullable Double share) {
        return Phrases.numberOrNothing(Cell.Unit.SHARE, share);
    }
}
