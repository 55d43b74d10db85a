package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/** Remembers what was drawn, in its order. */
final class RecordingCanvas implements Canvas {

    record Box(double x, double y, double width, double height, Palette fill) {

        double right() {
            return x + width;
        }
    }

    record Circle(Spot centre, double radius, Palette colour) {}

    record Text(String text, Spot at, Anchor anchor, Lettering lettering) {}

    record Path(List<Spot> spots, Stroke stroke) {}

    final List<Box> boxes = new ArrayList<>();
    final List<Circle> discs = new ArrayList<>();
    final List<Circle> rings = new ArrayList<>();
    final List<Text> texts = new ArrayList<>();
    final List<Path> lines = new ArrayList<>();
    final List<List<Spot>> areas = new ArrayList<>();

    private double width;
    private double height;
    private double largest;

    static RecordingCanvas of(Drawing drawing, double width, double height) {
        return enlarged(drawing, width, height, 0);
    }

    /** As on a page that enlarges small letters up to this size. */
    static RecordingCanvas enlarged(Drawing drawing, double width, double height, double largest) {
        RecordingCanvas canvas = new RecordingCanvas();
        canvas.width = width;
        canvas.height = height;
        canvas.largest = largest;
        drawing.draw(canvas, width, height);
        return canvas;
    }

    @Override
    public double largest(double size) {
        return Math.max(size, largest);
    }

    /** Whether nothing of a box is cut off at the edge. */
    boolean holds(Rectangle2D box) {
        return new Rectangle2D.Double(0, 0, width, height).contains(box);
    }

    List<String> words() {
        return texts.stream().map(Text::text).toList();
    }

    List<Path> lines(Palette colour) {
        return lines.stream().filter(line -> line.stroke().colour() == colour).toList();
    }

    @Override
    public void polyline(List<Spot> spots, Stroke stroke) {
        lines.add(new Path(List.copyOf(spots), stroke));
    }

    @Override
    public void area(List<Spot> corners, Palette fill) {
        areas.add(List.copyOf(corners));
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Palette fill) {
        boxes.add(new Box(x, y, width, height, fill));
    }

    @Override
    public void disc(Spot centre, double radius, Palette fill) {
        discs.add(new Circle(centre, radius, fill));
    }

    @Override
    public void ring(Spot centre, double radius, Stroke stroke) {
        rings.add(new Circle(centre, radius, stroke.colour()));
    }

    @Override
    public void text(String text, Spot at, Anchor anchor, Lettering lettering) {
        texts.add(new Text(text, at, anchor, lettering));
    }
}
