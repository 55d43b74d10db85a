package org.rida.report.render.chart;

import java.util.List;
import org.rida.palette.Palette;

/** What a chart is drawn on. Lengths are points (1/72 inch), y grows downwards, the origin is the upper left corner. */
public interface Canvas {

    record Spot(double x, double y) {}

    /** Which end of the words stands at the given place, as seen on the page, whatever direction they run. */
    enum Anchor {
        LEFT,
        MIDDLE,
        RIGHT
    }

    record Lettering(double size, boolean bold, Palette colour) {}

    void polyline(List<Spot> spots, Stroke stroke);

    /** @param corners of an area without an edge */
    void area(List<Spot> corners, Palette fill);

    /** @param radius of the corners, 0 for square ones */
    void rect(double x, double y, double width, double height, double radius, Palette fill);

    void disc(Spot centre, double radius, Palette fill);

    void ring(Spot centre, double radius, Stroke stroke);

    /** @param at the anchor's place on the base line */
    void text(String text, Spot at, Anchor anchor, Lettering lettering);

    default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        polyline(List.of(new Spot(x1, y1), new Spot(x2, y2)), stroke);
    }
}
