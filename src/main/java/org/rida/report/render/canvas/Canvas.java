package org.rida.report.render.canvas;

import java.util.List;
import java.util.function.Consumer;
import org.rida.palette.Palette;

/**
 * The surface that charts are drawn on. Lengths are points (1/72 inch), the origin is the upper left corner, and y
 * grows downwards.
 */
public interface Canvas {

    /** A position. */
    record Spot(double x, double y) {}

    /** Which end of a text is at the given position, as seen on the page, whatever the direction of the text. */
    enum Anchor {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /**
     * Font settings.
     *
     * @param size in points
     */
    record Lettering(double size, boolean bold, Palette colour) {}

    /** Draws a line through the spots. */
    void polyline(List<Spot> spots, Stroke stroke);

    /** Fills a polygon without an outline. */
    void area(List<Spot> corners, Palette fill);

    /**
     * Fills a rectangle.
     *
     * @param radius of the corners, 0 for square ones
     */
    void rect(double x, double y, double width, double height, double radius, Palette fill);

    /** Fills a circle. */
    void disc(Spot centre, double radius, Palette fill);

    /** Draws the outline of a circle. */
    void ring(Spot centre, double radius, Stroke stroke);

    /**
     * Draws a single line of text.
     *
     * @param at position of the anchor on the base line
     */
    void text(String text, Spot at, Anchor anchor, Lettering lettering);

    /** The most that letters of a size may have where the drawing is shown, in its own points. */
    default double largest(double size) {
        return size;
    }

    /**
     * Draws shapes that have a name of their own and lead to a page; on paper they are shapes like others.
     *
     * @param name for those who do not see them
     */
    default void linked(String name, String href, Consumer<Canvas> shapes) {
        shapes.accept(this);
    }

    /** Draws a straight line. */
    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        polyline(List.of(new Spot(x1, y1), new Spot(x2, y2)), stroke);
    }
}
