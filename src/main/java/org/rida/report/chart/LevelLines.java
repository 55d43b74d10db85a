package org.rida.report.chart;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.report.Block;

/** The mean and the limits of a series: level lines that break where a person rebased or where the level moves by month. */
final class LevelLines {

    private static final Pen CENTRE = Pen.solid(Ink.CENTRE, 1);
    private static final Pen LIMIT = new Pen(Ink.CENTRE, 0.8, Pen.Dash.DASHED);

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

    /** One line for each run of months with the same level; months without one do not break a run. */
    private void draw(Canvas canvas, Function<Block.Point, @Nullable Double> level, Pen pen) {
        List<Block.Point> with =
                xmr.points().stream().filter(p -> level.apply(p) != null).toList();
        int start = 0;
        for (int i = 1; i <= with.size(); i++) {
            Block.Point first = with.get(start);
            if (i == with.size() || !sameRun(first, with.get(i), level)) {
                double y = plot.y(Objects.requireNonNull(level.apply(first)));
                canvas.line(
                        plot.before(first.month()),
                        y,
                        plot.after(with.get(i - 1).month()),
                        y,
                        pen);
                start = i;
            }
        }
    }

    private boolean sameRun(Block.Point first, Block.Point next, Function<Block.Point, @Nullable Double> level) {
        boolean rebased = xmr.rebases().stream()
                .anyMatch(r -> r.month().isAfter(first.month()) && !r.month().isAfter(next.month()));
        return !rebased && Objects.equals(level.apply(first), level.apply(next));
    }
}
