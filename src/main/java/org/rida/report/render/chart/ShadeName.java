package org.rida.report.render.chart;

import java.util.Objects;
import java.util.stream.Stream;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;

/** Places the name of a shaded time at the bottom of the plot, or at its top where it would cover the series or its limits below. */
record ShadeName(Block.XmrSeries xmr, Plot plot) {

    private static final Lettering LETTERING = new Lettering(8, false, Palette.QUIET);
    private static final double HEIGHT = 9;
    /** Half of the width of a long name in points. */
    private static final double HALF_WIDTH = 20;

    private static final double GAP = 3;

    /** @param x middle of the shaded time */
    void draw(Canvas canvas, String name, double x) {
        double bottom = plot.bottom() - GAP;
        double top = plot.top() + GAP + HEIGHT;
        boolean onTop = isCovered(x, bottom) && !isCovered(x, top);
        canvas.text(name, new Spot(x, onTop ? top : bottom), Anchor.MIDDLE, LETTERING);
    }

    /** Whether a point, a limit, the mean or the target lies where the name would stand. */
    private boolean isCovered(double x, double baseline) {
        return xmr.points().stream()
                .filter(point -> Math.abs(plot.x(point.month()) - x)
                        <= HALF_WIDTH + plot.after(point.month()) - plot.before(point.month()))
                .flatMap(point -> Stream.of(point.value(), point.lower(), point.centre(), point.upper(), xmr.target()))
                .filter(Objects::nonNull)
                .mapToDouble(plot::y)
                .anyMatch(y -> y >= baseline - HEIGHT - GAP && y <= baseline + GAP);
    }
}
