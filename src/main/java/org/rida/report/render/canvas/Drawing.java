package org.rida.report.render.canvas;

/** A drawing of any size for any canvas. */
public interface Drawing {

    /**
     * Draws into the rectangle from the origin.
     *
     * @param width in points
     * @param height in points
     */
    void draw(Canvas canvas, double width, double height);

    /** Text alternative for readers who cannot see the drawing; empty when adjacent text says the same. */
    String alt();
}
