package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;

/** The labels that stand in a plot already, so that the next one is written beside them and not over them. */
final class PlacedLabels {

    /** Of a line of text above and below its baseline, in font sizes. */
    private static final double ASCENT = 0.85;

    private static final double DESCENT = 0.3;

    /** Of the names of vertical lines, the first of which stands above the plot. */
    private static final double NAME_HEIGHT = 13;

    private static final double NAME_GAP = 4;

    private final Canvas canvas;
    private final List<Rectangle2D> boxes = new ArrayList<>();

    PlacedLabels(Canvas canvas) {
        this.canvas = canvas;
    }

    /**
     * A label at a place that it may have.
     *
     * @param at position of the anchor on the baseline
     */
    record PlotLabel(String text, Spot at, Anchor anchor, Lettering lettering) {

        /** What it covers, so far as its width can be known without the font. */
        Rectangle2D box() {
            double width = text.length() * MonthAxis.LETTER_WIDTH * lettering.size();
            double left =
                    switch (anchor) {
                        case LEFT -> at.x();
                        case MIDDLE -> at.x() - width / 2;
                        case RIGHT -> at.x() - width;
                    };
            return new Rectangle2D.Double(
                    left, at.y() - ASCENT * lettering.size(), width, (ASCENT + DESCENT) * lettering.size());
        }
    }

    /** Whether it would touch no label that was drawn. */
    boolean isFree(PlotLabel label) {
        Rectangle2D box = label.box();
        return boxes.stream().noneMatch(box::intersects);
    }

    void draw(PlotLabel label) {
        boxes.add(label.box());
        canvas.text(label.text(), label.at(), label.anchor(), label.lettering());
    }

    /** The name of a vertical line above the plot, towards the middle; on its other side or lower where other names stand there. */
    void drawName(Plot plot, double x, String text, Palette colour) {
        Lettering lettering = new Lettering(8, false, colour);
        Anchor inner = x * 2 > plot.left() + plot.right() ? Anchor.RIGHT : Anchor.LEFT;
        Anchor outer = inner == Anchor.LEFT ? Anchor.RIGHT : Anchor.LEFT;
        DoubleStream.iterate(plot.top() - NAME_GAP, y -> y < plot.bottom(), y -> y + NAME_HEIGHT)
                .boxed()
                .flatMap(y -> Stream.of(inner, outer)
                        .map(anchor -> new PlotLabel(
                                text, new Spot(anchor == Anchor.LEFT ? x + 3 : x - 3, y), anchor, lettering)))
                .filter(label -> label.anchor() == inner || plot.holds(label.box()))
                .filter(this::isFree)
                .findFirst()
                .ifPresent(this::draw);
    }
}
