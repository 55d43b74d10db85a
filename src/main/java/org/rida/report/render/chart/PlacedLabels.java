package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Stroke;

/** The labels that stand in a plot already, so that the next one is written beside them and not over them. */
final class PlacedLabels {

    /** Of a line of text above and below its baseline, in font sizes. */
    private static final double ASCENT = 0.85;

    private static final double DESCENT = 0.3;

    /** Of the names of vertical lines, the first of which stands above the plot. */
    private static final double NAME_HEIGHT = 13;

    private static final double NAME_GAP = 4;

    /** From a vertical line to its name. */
    private static final double NAME_INDENT = 3;

    private final Canvas canvas;
    private final List<Rectangle2D> boxes = new ArrayList<>();
    private final List<Rectangle2D> wanted = new ArrayList<>();

    PlacedLabels(Canvas canvas) {
        this.canvas = canvas;
    }

    /**
     * A label at a place that it may have.
     *
     * @param at position of the anchor on the baseline
     */
    record PlotLabel(String text, Spot at, Anchor anchor, Lettering lettering) {}

    /** How far letters of a size reach above their baseline where they are shown largest. */
    double ascent(Lettering lettering) {
        return ASCENT * canvas.largest(lettering.size());
    }

    /** How far they reach below it. */
    double descent(Lettering lettering) {
        return DESCENT * canvas.largest(lettering.size());
    }

    /** What a label covers where it is shown largest, so far as its width can be known without the font. */
    Rectangle2D box(PlotLabel label) {
        double size = canvas.largest(label.lettering().size());
        double width = label.text().length() * MonthAxis.LETTER_WIDTH * size;
        double left =
                switch (label.anchor()) {
                    case LEFT -> label.at().x();
                    case MIDDLE -> label.at().x() - width / 2;
                    case RIGHT -> label.at().x() - width;
                };
        return new Rectangle2D.Double(left, label.at().y() - ASCENT * size, width, (ASCENT + DESCENT) * size);
    }

    /** Keeps room for a label that is drawn later, as far as others find a place elsewhere. */
    void want(Rectangle2D room) {
        wanted.add(room);
    }

    /** How many labels that are drawn later would stand here. */
    int wanted(Rectangle2D box) {
        return (int) wanted.stream().filter(box::intersects).count();
    }

    /** Whether it would touch no label that was drawn. */
    boolean isFree(PlotLabel label) {
        Rectangle2D box = box(label);
        return boxes.stream().noneMatch(box::intersects);
    }

    void draw(PlotLabel label) {
        boxes.add(box(label));
        canvas.text(label.text(), label.at(), label.anchor(), label.lettering());
    }

    /**
     * A vertical line with its name above the plot, towards the middle; on its other side or lower where other names stand there, and
     * shortened where it is longer than the plot from there on.
     */
    void drawVertical(Plot plot, double x, String text, Palette line, Palette name) {
        canvas.line(x, plot.top(), x, plot.bottom(), new Stroke(line, 0.8, Stroke.Dash.DOTTED));
        Lettering lettering = new Lettering(8, false, name);
        boolean right = x * 2 > plot.left() + plot.right();
        double inner = x + (right ? -NAME_INDENT : NAME_INDENT);
        double outer = x + (right ? NAME_INDENT : -NAME_INDENT);
        String shortened = shortened(text, lettering, right ? inner - plot.left() : plot.right() - inner);
        double height = Math.max(NAME_HEIGHT, ascent(lettering) + descent(lettering));
        double first = Math.max(plot.top() - NAME_GAP, ascent(lettering));
        DoubleStream.iterate(first, y -> y < plot.bottom(), y -> y + height)
                .boxed()
                .flatMap(y -> Stream.of(
                        new PlotLabel(text, new Spot(inner, y), right ? Anchor.RIGHT : Anchor.LEFT, lettering),
                        new PlotLabel(text, new Spot(outer, y), right ? Anchor.LEFT : Anchor.RIGHT, lettering),
                        new PlotLabel(shortened, new Spot(inner, y), right ? Anchor.RIGHT : Anchor.LEFT, lettering)))
                .filter(label -> plot.holds(box(label)))
                .filter(this::isFree)
                .findFirst()
                .ifPresent(this::draw);
    }

    private String shortened(String text, Lettering lettering, double width) {
        int most = (int) (width / (MonthAxis.LETTER_WIDTH * canvas.largest(lettering.size())));
        return text.length() <= most
                ? text
                : cut(text.substring(0, Math.max(0, most - 2)).strip());
    }

    /** The mark keeps the ellipsis at the end of the name as it is read, in a page of the other direction, too. */
    private static String cut(String name) {
        return name + "…"
                + (new Bidi(name, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? '\u200E' : '\u200F');
    }
}
