package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.chart.PlacedLabels.PlotLabel;

/**
 * Places the name of a shaded time where it covers neither the series nor a line: at the bottom of the plot, at its top, or between, and
 * in a low plot as close to a line as it may stand.
 */
record ShadeName(Block.XmrSeries xmr, Plot plot) {

    private static final Lettering LETTERING = new Lettering(8, false, Palette.QUIET);
    private static final double GAP = 3;

    /** Between two places that are tried, in points. */
    private static final double STEP = 2;

    /**
     * Nothing is drawn where other labels stand at every height: the shade itself is seen.
     *
     * @param middle of the shaded time
     */
    void draw(PlacedLabels labels, String name, double middle) {
        Rectangle2D room = room(labels, name, middle);
        double left = room.getMinX();
        double right = room.getMaxX();
        double height = labels.ascent(LETTERING);
        Stream.concat(
                        Stream.of(GAP, 0.).flatMap(gap -> baselines(gap, height)
                                .filter(y -> !isCovered(left, right, y - height - gap, y + gap))),
                        baselines(GAP, height))
                .map(y -> at(name, room.getCenterX(), y))
                .filter(labels::isFree)
                .findFirst()
                .ifPresent(labels::draw);
    }

    /** Where the name stands at one height or another. */
    Rectangle2D room(PlacedLabels labels, String name, double middle) {
        double width = labels.box(at(name, 0, 0)).getWidth();
        double left = Math.max(plot.left(), Math.min(plot.right() - width, middle - width / 2));
        return new Rectangle2D.Double(left, plot.top(), width, plot.bottom() - plot.top());
    }

    private static PlotLabel at(String name, double x, double baseline) {
        return new PlotLabel(name, new Spot(x, baseline), Anchor.MIDDLE, LETTERING);
    }

    /** From the bottom, then from the top downwards. */
    private Stream<Double> baselines(double gap, double height) {
        double bottom = plot.bottom() - gap;
        double top = plot.top() + gap + height;
        return Stream.concat(
                Stream.of(bottom),
                DoubleStream.iterate(top, y -> y < bottom, y -> y + STEP).boxed());
    }

    /** Whether a point, a limit, the mean or the target lies where the name would stand, or passes there on its way to the next month. */
    private boolean isCovered(double left, double right, double top, double bottom) {
        return xmr.points().stream()
                .filter(point -> plot.x(point.month().plusMonths(1)) >= left
                        && plot.x(point.month().minusMonths(1)) <= right)
                .flatMap(point -> Stream.of(point.value(), point.lower(), point.centre(), point.upper(), xmr.target()))
                .filter(Objects::nonNull)
                .mapToDouble(plot::y)
                .anyMatch(y -> y >= top && y <= bottom);
    }
}
