package org.rida.report.render.pdf.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rida.palette.Palette;
import org.rida.report.render.chart.Canvas;
import org.rida.report.render.chart.Drawing;
import org.rida.report.render.chart.Stroke;
import org.xml.sax.SAXException;

/** The shapes of a drawing as SVG. Its words are kept apart: the formatter joins Arabic letters in blocks, not in SVG. */
final class SvgShapes implements Canvas {

    /** Words of a drawing, on one line. */
    record ChartLabel(String words, Spot at, Anchor anchor, Lettering lettering) {}

    private record SvgShape(String name, String[] attributes) {}

    private final List<SvgShape> shapes = new ArrayList<>();
    private final List<ChartLabel> labels = new ArrayList<>();
    private final double width;
    private final double height;

    SvgShapes(Drawing drawing, double width, double height) {
        this.width = width;
        this.height = height;
        drawing.draw(this, width, height);
    }

    boolean isEmpty() {
        return shapes.isEmpty();
    }

    List<ChartLabel> labels() {
        return labels;
    }

    void write(FoWriter fo) throws SAXException {
        String w = FoWriter.number(width);
        String h = FoWriter.number(height);
        fo.startSvg("svg", "width", w, "height", h, "viewBox", "0 0 " + w + " " + h);
        for (SvgShape shape : shapes) {
            fo.emptySvg(shape.name(), shape.attributes());
        }
        fo.end();
    }

    @Override
    public void polyline(List<Spot> spots, Stroke stroke) {
        add("polyline", stroke, "points", points(spots));
    }

    @Override
    public void area(List<Spot> corners, Palette fill) {
        add("polygon", "points", points(corners), "fill", fill.hex());
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Palette fill) {
        add(
                "rect",
                "x",
                FoWriter.number(x),
                "y",
                FoWriter.number(y),
                "width",
                FoWriter.number(width),
                "height",
                FoWriter.number(height),
                "rx",
                FoWriter.number(radius),
                "fill",
                fill.hex());
    }

    @Override
    public void disc(Spot centre, double radius, Palette fill) {
        add(
                "circle",
                "cx",
                FoWriter.number(centre.x()),
                "cy",
                FoWriter.number(centre.y()),
                "r",
                FoWriter.number(radius),
                "fill",
                fill.hex());
    }

    @Override
    public void ring(Spot centre, double radius, Stroke stroke) {
        add(
                "circle",
                stroke,
                "cx",
                FoWriter.number(centre.x()),
                "cy",
                FoWriter.number(centre.y()),
                "r",
                FoWriter.number(radius));
    }

    @Override
    public void text(String words, Spot at, Anchor anchor, Lettering lettering) {
        labels.add(new ChartLabel(words, at, anchor, lettering));
    }

    private void add(String name, Stroke stroke, String... attributes) {
        float[] dashes = stroke.dash().pattern();
        List<String> all = new ArrayList<>(List.of(attributes));
        all.addAll(List.of(
                "fill",
                "none",
                "stroke",
                stroke.colour().hex(),
                "stroke-width",
                FoWriter.number(stroke.width()),
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                dashes.length == 0 ? "round" : "butt",
                "stroke-dasharray",
                dashes.length == 0 ? "" : dashes[0] + " " + dashes[1]));
        add(name, all.toArray(String[]::new));
    }

    private void add(String name, String... attributes) {
        shapes.add(new SvgShape(name, attributes));
    }

    private static String points(List<Spot> spots) {
        return spots.stream()
                .map(s -> FoWriter.number(s.x()) + "," + FoWriter.number(s.y()))
                .collect(Collectors.joining(" "));
    }
}
