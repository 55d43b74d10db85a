package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Stroke;

/**
 * Draws mean and limits of a series, interrupted at rebases. Limits that vary with each month's denominator are
 * joined from month to month: steps would distract from the points.
 */
final class LevelLines {

    private static final Stroke CENTRE = Stroke.solid(Palette.CENTRE, 1);
    private static final Stroke LIMIT = new Stroke(Palette.CENTRE, 0.7, Stroke.Dash.DASHED);

    private final Block.XmrSeries xmr;
    private final Plot plot;

    LevelLines(Block.XmrSeries xmr, Plot plot) {
        this.xmr = xmr;
        this.plot = plot;
    }

    void draw(Canvas canvas) {
        draw(canvas, Block.ChartPoint::centre, CENTRE);
        draw(canvas, Block.ChartPoint::lower, LIMIT);
        draw(canvas, Block.ChartPoint::upper, LIMIT);
    }

    /** One line per phase between rebases; months without a level do not interrupt it. */
    private void draw(Canvas canvas, Function<Block.ChartPoint, @Nullable Double> level, Stroke stroke) {
        List<Block.ChartPoint> phase = new ArrayList<>();
        for (Block.ChartPoint point : xmr.points()) {
            if (level.apply(point) == null) {
                continue;
            }
            if (!phase.isEmpty() && isRebased(phase.get(phase.size() - 1), point)) {
                canvas.polyline(line(phase, level), stroke);
                phase.clear();
            }
            phase.add(point);
        }
        if (!phase.isEmpty()) {
            canvas.polyline(line(phase, level), stroke);
        }
    }

    /**
     * Begins half a month before the first month and ends half a month after the last; has corners only where the
     * level changes.
     */
    private List<Spot> line(List<Block.ChartPoint> phase, Function<Block.ChartPoint, @Nullable Double> level) {
        Block.ChartPoint first = phase.get(0);
        Block.ChartPoint last = phase.get(phase.size() - 1);
        List<Spot> line = new ArrayList<>();
        line.add(new Spot(plot.before(first.month()), y(first, level)));
        for (int i = 0; i < phase.size(); i++) {
            double y = y(phase.get(i), level);
            boolean levelBefore = i == 0 || y(phase.get(i - 1), level) == y;
            boolean levelAfter = i == phase.size() - 1 || y(phase.get(i + 1), level) == y;
            if (!levelBefore || !levelAfter) {
                line.add(new Spot(plot.x(phase.get(i).month()), y));
            }
        }
        line.add(new Spot(plot.after(last.month()), y(last, level)));
        return line;
    }

    private double y(Block.ChartPoint point, Function<Block.ChartPoint, @Nullable Double> level) {
        return plot.y(Objects.requireNonNull(level.apply(point)));
    }

    private boolean isRebased(Block.ChartPoint before, Block.ChartPoint point) {
        return xmr.rebases().stream()
                .anyMatch(r -> r.month().isAfter(before.month()) && !r.month().isAfter(point.month()));
    }
}
