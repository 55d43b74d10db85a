package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.chart.SeriesExtras.MonthMark;

/**
 * Small triangles above the months that people noted or decided something about, in a row of their own: so they cover neither a
 * point nor the name of a line.
 */
final class MonthMarks {

    /** Of the row, with the space below it. */
    static final double HEIGHT = 11;

    private static final double TOP = 1.5;
    private static final double LARGEST = 4;
    private static final double SMALLEST = 1.2;
    /** Of the distance between two months: neighbours do not touch. */
    private static final double OF_MONTH = 0.42;

    private final List<MonthMark> marks;
    private final Messages messages;

    MonthMarks(List<MonthMark> marks, Messages messages) {
        this.marks = marks;
        this.messages = messages;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** One for each month, which is named by all that happened in it and leads to the first. */
    void draw(Canvas canvas, Plot plot) {
        Map<YearMonth, List<MonthMark>> byMonth =
                marks.stream().collect(Collectors.groupingBy(MonthMark::month, TreeMap::new, Collectors.toList()));
        double month =
                plot.months() == 1 ? plot.right() - plot.left() : (plot.right() - plot.left()) / (plot.months() - 1);
        double half = Math.max(SMALLEST, Math.min(LARGEST, month * OF_MONTH));
        byMonth.forEach(
                (at, those) -> canvas.linked(name(at, those), those.get(0).href(), inner -> {
                    double x = plot.x(at);
                    inner.area(
                            List.of(
                                    new Spot(x - half, TOP),
                                    new Spot(x + half, TOP),
                                    new Spot(x, TOP + Math.min(HEIGHT - 3, half * 1.8))),
                            Palette.TEAL);
                }));
    }

    private String name(YearMonth month, List<MonthMark> those) {
        return new CellFormatter(messages).month(month) + ": "
                + those.stream()
                        .map(mark -> mark.text().in(messages.language()))
                        .map(messages::digits)
                        .collect(Collectors.joining(" · "));
    }
}
