package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.chart.PlacedLabels.PlotLabel;

/**
 * Places the label of a horizontal line above or below it, where it covers no other label, and as little as possible of the
 * series and the other lines: at one of its ends, or between them.
 */
final class LineLabel {

    /** Between the line and the letters of a label above or below it. */
    private static final double GAP = 1.5;
    /** From the end of the plot. */
    private static final double INDENT = 4;
    /** Places between the ends that are tried. */
    private static final int BETWEEN = 8;
    /** Around a label, where nothing else should be. */
    private static final double MARGIN = 1;
    /** How much worse a line through a label is than a part of the series from month to month. */
    private static final int LINE = 50;

    private final Block.XmrSeries xmr;
    private final Plot plot;
    private final double highest;
    private final double lowest;
    private final double left;

    /**
     * @param highest smallest y of the line
     * @param lowest greatest y of the line; differs from the other where the line varies by month
     * @param left where the line begins; it ends with the plot
     */
    LineLabel(Block.XmrSeries xmr, Plot plot, double highest, double lowest, double left) {
        this.xmr = xmr;
        this.plot = plot;
        this.highest = highest;
        this.lowest = lowest;
        this.left = left;
    }

    /**
     * Nothing is drawn where the line is shorter than the label, or every place is taken by other labels.
     *
     * @param first the end that is preferred
     */
    void draw(PlacedLabels labels, String text, Lettering lettering, Anchor first) {
        PlotLabel best = null;
        int least = Integer.MAX_VALUE;
        for (PlotLabel label : places(labels, text, lettering, first)) {
            Rectangle2D box = labels.box(label);
            int covered = isWithin(box) && labels.isFree(label) ? covered(box) + labels.wanted(box) : Integer.MAX_VALUE;
            if (covered < least) {
                least = covered;
                best = label;
            }
        }
        if (best != null) {
            labels.draw(best);
        }
    }

    /** The preferred end first, then the other, then between them. */
    private List<PlotLabel> places(PlacedLabels labels, String text, Lettering lettering, Anchor first) {
        double above = highest - GAP - labels.descent(lettering);
        double below = lowest + GAP + labels.ascent(lettering);
        List<PlotLabel> places = new ArrayList<>();
        for (Anchor end : List.of(first, first == Anchor.LEFT ? Anchor.RIGHT : Anchor.LEFT)) {
            double x = end == Anchor.LEFT ? left + INDENT : plot.right() - INDENT;
            places.add(new PlotLabel(text, new Spot(x, above), end, lettering));
            places.add(new PlotLabel(text, new Spot(x, below), end, lettering));
        }
        for (int i = 1; i < BETWEEN; i++) {
            double x = left + (plot.right() - left) * i / BETWEEN;
            places.add(new PlotLabel(text, new Spot(x, above), Anchor.MIDDLE, lettering));
            places.add(new PlotLabel(text, new Spot(x, below), Anchor.MIDDLE, lettering));
        }
        return places;
    }

    private boolean isWithin(Rectangle2D box) {
        return box.getMinY() >= 0
                && box.getMaxY() <= plot.bottom() + MARGIN
                && box.getMinX() >= left
                && plot.holds(box);
    }

    /** How much of the series and of the lines a box covers. */
    private int covered(Rectangle2D box) {
        Rectangle2D around = new Rectangle2D.Double(
                box.getX() - MARGIN, box.getY() - MARGIN, box.getWidth() + 2 * MARGIN, box.getHeight() + 2 * MARGIN);
        Double target = xmr.target();
        int lines = crossings(Block.ChartPoint::centre, around)
                + crossings(Block.ChartPoint::lower, around)
                + crossings(Block.ChartPoint::upper, around)
                + (target == null ? 0 : crossings(point -> target, around));
        return LINE * lines + crossings(Block.ChartPoint::value, around);
    }

    /** How many parts of a line from month to month cross a box. */
    private int crossings(Function<Block.ChartPoint, @Nullable Double> level, Rectangle2D box) {
        List<Block.ChartPoint> known = xmr.points().stream()
                .filter(point -> level.apply(point) != null)
                .toList();
        Stream<Spot> inner = known.stream().map(point -> spot(point, level));
        List<Spot> line = known.isEmpty()
                ? List.of()
                : Stream.of(
                                Stream.of(new Spot(
                                        plot.left(), spot(known.get(0), level).y())),
                                inner,
                                Stream.of(new Spot(
                                        plot.right(),
                                        spot(known.get(known.size() - 1), level).y())))
                        .flatMap(spots -> spots)
                        .toList();
        int crossings = 0;
        for (int i = 1; i < line.size(); i++) {
            Spot from = line.get(i - 1);
            Spot to = line.get(i);
            crossings += box.intersectsLine(from.x(), from.y(), to.x(), to.y()) ? 1 : 0;
        }
        return crossings;
    }

    private Spot spot(Block.ChartPoint point, Function<Block.ChartPoint, @Nullable Double> level) {
        return plot.spot(point.month(), Objects.requireNonNull(level.apply(point)));
    }
}
