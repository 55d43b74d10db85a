package org.rida.report.render.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/** Two shares on one line: a ring for everyone invited, a disc for those who answered. */
public final class DotPairChart implements Drawing {

    private static final double RADIUS = 3.2;

    private final double ring;
    private final double disc;
    private final double greatest;
    private final boolean rightToLeft;

    /**
     * @param ring share 0 to 1
     * @param disc share 0 to 1
     * @param greatest greatest share of the column, which is at the end of the line
     */
    public DotPairChart(double ring, double disc, double greatest, Messages messages) {
        this.ring = ring;
        this.disc = disc;
        this.greatest = greatest > 0 ? greatest : 1;
        this.rightToLeft = messages.language().rightToLeft();
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        double y = height / 2;
        canvas.line(0, y, width, y, Stroke.solid(Palette.LINE, 0.7));
        canvas.line(x(ring, width), y, x(disc, width), y, Stroke.solid(Palette.SERIES, 1.6));
        canvas.disc(new Spot(x(ring, width), y), RADIUS, Palette.WHITE);
        canvas.ring(new Spot(x(ring, width), y), RADIUS, Stroke.solid(Palette.QUIET, 1.2));
        canvas.disc(new Spot(x(disc, width), y), RADIUS, Palette.BLUE);
    }

    /** Empty: the numbers are in the preceding columns. */
    @Override
    public String alt() {
        return "";
    }

    private double x(double share, double width) {
        double along = RADIUS + 1 + share / greatest * (width - 2 * RADIUS - 2);
        return rightToLeft ? width - along : along;
    }
}
