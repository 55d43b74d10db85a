package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Stroke;

/** Draws the values of a series: a line from month to month, and a point for each month in the colour of its judgement. */
record SeriesPoints(Block.XmrSeries xmr, Plot plot) {

    private static final Stroke VALUES = Stroke.solid(Palette.SERIES, 1.3);

    /** The lines are interrupted at months without data. */
    void draw(Canvas canvas) {
        List<Spot> run = new ArrayList<>();
        @Nullable YearMonth expected = null;
        for (Block.ChartPoint point : xmr.points()) {
            if (point.value() == null || !point.month().equals(expected)) {
                drawRun(canvas, run, VALUES);
                run.clear();
            }
            if (point.value() != null) {
                run.add(plot.spot(point.month(), point.value()));
            }
            expected = point.month().plusMonths(xmr.step());
        }
        drawRun(canvas, run, VALUES);
        double radius = plot.months() > 40 ? 2 : 3;
        xmr.points().stream()
                .filter(p -> p.value() != null)
                .forEach(p -> drawPoint(canvas, plot.spot(p.month(), Objects.requireNonNull(p.value())), radius, p));
    }

    /** Hollow when it is not judged. */
    private static void drawPoint(Canvas canvas, Spot spot, double radius, Block.ChartPoint point) {
        if (point.isUnjudged()) {
            canvas.disc(spot, radius, Palette.WHITE);
            canvas.ring(spot, radius, Stroke.solid(Palette.POINT, 1));
        } else {
            canvas.disc(spot, radius, colour(point));
        }
    }

    private static void drawRun(Canvas canvas, List<Spot> run, Stroke stroke) {
        if (run.size() > 1) {
            canvas.polyline(List.copyOf(run), stroke);
        }
    }

    /** Blue and orange for better and worse as NHS England has them, which people with red-green blindness tell apart. */
    private static Palette colour(Block.ChartPoint point) {
        return switch (point.judgement()) {
            case IMPROVEMENT -> Palette.BLUE;
            case CONCERN -> Palette.ORANGE;
            case UNUSUAL -> Palette.TEAL;
            default -> Palette.POINT;
        };
    }
}
