package org.rida.report.chart;

import org.rida.palette.Palette;
import org.rida.report.Block;
import org.rida.report.chart.Canvas.Spot;







import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mean and the limits of a series, from one rebase to the next. Limits that move with each month's number of answers are joined
 * from month to month: each month's point is judged by the limit that stands above or below it, and steps would draw the eye.
 */
final class LevelLines {

    private static final Pen CENTRE = Pen.solid(Palette.CENTRE, 1);
    private static final Pen LIMIT = new Pen(Palette.CENTRE, 0.7, Pen.Dash.DASHED);

    private final Block.Xmr xmr;
    private final Plot plot;

    LevelLines(Block.Xmr xmr, Plot plot) {
        this.xmr = xmr;
        this.plot = plot;
    }

    void draw(Canvas canvas) {
        draw(canvas, Block.Point::centre, CENTRE);
        draw(canvas, Block.Point::lower, LIMIT);
        draw(canvas, Block.Point::upper, LIMIT);
    }

    /** One line for each phase; months without a level do not break it. */
    private void draw(Canvas canvas, Function<Block.Point, @Nullable Double> level, Pen pen) {
        List<Block.Point> phase = new ArrayList<>();
        for (Block.Point point : xmr.points()) {
            if (level.apply(point) == null) {
                continue;
            }
            if (!phase.isEmpty() && isRebased(phase.get(phase.size() - 1), point)) {
                canvas.polyline(line(phase, level), pen);
                phase.clear();
            }
            phase.add(point);
        }
        if (!phase.isEmpty()) {
            canvas.polyline(line(phase, level), pen);
        }
    }

    /** From the border before the first month to the border after the last; corners only where the level changes. */
    private List<Spot> line(List<Block.Point> phase, Function<Block.Point, @Nullable Double> level) {
        Block.Point first = phase.get(0);
        Block.Point last = phase.get(phase.size() - 1);
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

    private double y(Block.Point point, Function<Block.Point, @Nullable Double> level) {
        return plot.y(Objects.requireNonNull(level.apply(point)));
    }

    private boolean isRebased(Block.Point before, Block.Point point) {
        return xmr.rebases().stream()
                .anyMatch(r -> r.month().isAfter(before.month()) && !r.month().isAfter(point.month()));
    }
}
