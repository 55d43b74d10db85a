package org.rida.report.render.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Stroke;

/** Draws a drawing's shapes as vectors; its words become texts of the page, see {@link TextLayer}. */
final class ShapeCanvas implements Canvas {

    private final Graphics2D graphics;

    ShapeCanvas(Graphics2D graphics) {
        this.graphics = graphics;
    }

    @Override
    public void polyline(List<Spot> spots, Stroke pen) {
        apply(pen);
        graphics.draw(path(spots));
    }

    @Override
    public void area(List<Spot> corners, Palette fill) {
        Path2D path = path(corners);
        path.closePath();
        graphics.setColor(new Color(fill.rgb()));
        graphics.fill(path);
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Palette fill) {
        graphics.setColor(new Color(fill.rgb()));
        graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void disc(Spot centre, double radius, Palette fill) {
        graphics.setColor(new Color(fill.rgb()));
        graphics.fill(circle(centre, radius));
    }

    @Override
    public void ring(Spot centre, double radius, Stroke pen) {
        apply(pen);
        graphics.draw(circle(centre, radius));
    }

    @Override
    public void text(String words, Spot at, Anchor anchor, Lettering lettering) {
        // outlines could be neither searched nor copied
    }

    private static Path2D path(List<Spot> spots) {
        Path2D path = new Path2D.Double();
        path.moveTo(spots.get(0).x(), spots.get(0).y());
        spots.subList(1, spots.size()).forEach(s -> path.lineTo(s.x(), s.y()));
        return path;
    }

    private void apply(Stroke pen) {
        float[] dashes = pen.dash().pattern();
        boolean solid = dashes.length == 0;
        graphics.setColor(new Color(pen.colour().rgb()));
        graphics.setStroke(
                solid
                        ? new BasicStroke((float) pen.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(
                                (float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    }

    private static Ellipse2D circle(Spot centre, double radius) {
        return new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    }
}
