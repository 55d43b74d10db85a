package org.rida.report.render.pdf.tagged;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * What is drawn behind the words of a page, as PDF operators: figures, which the structure names, and decoration. Lengths are points
 * from the upper left corner.
 */
final class PageShapes {

    /** Words of a drawing, on one line. */
    record ChartLabel(String words, Canvas.Spot at, Canvas.Anchor anchor, Canvas.Lettering lettering) {}

    /** A figure with its place and what it shows, for readers who cannot see it. */
    record FigurePlace(double left, double top, double width, double height, String alt) {}

    /** @param figure number of the figure on the page, or a negative one for decoration */
    private record Shapes(int figure, StringBuilder operators) {}

    private static final int DECORATION = -1;

    /** Of a curve's radius: how far the control points of a quarter of a circle are from its ends. */
    private static final double QUARTER = 4 * (Math.sqrt(2) - 1) / 3;

    private final double height;
    private final List<Shapes> shapes = new ArrayList<>();
    private final List<FigurePlace> figures = new ArrayList<>();

    /** @param height of the page */
    PageShapes(double height) {
        this.height = height;
    }

    /** In the order in which the structure names them. */
    List<FigurePlace> figures() {
        return figures;
    }

    void fill(double x, double y, double width, double height, double radius, Color colour) {
        StringBuilder out = operators(DECORATION);
        colour(out, colour.getRGB(), "rg");
        rectangle(out, x, y, width, height, radius);
        out.append("f\n");
    }

    void frame(double x, double y, double width, double height, double radius, double wide, Color colour) {
        StringBuilder out = operators(DECORATION);
        colour(out, colour.getRGB(), "RG");
        number(out, wide).append("w 0 j 0 J [] 0 d\n");
        rectangle(out, x, y, width, height, radius);
        out.append("S\n");
    }

    /** Draws the shapes of a chart, and returns its words. A chart without a description is decoration. */
    List<ChartLabel> draw(Drawing drawing, FigurePlace place) {
        List<ChartLabel> labels = new ArrayList<>();
        StringBuilder drawn = new StringBuilder();
        drawing.draw(new PdfCanvas(drawn, labels), place.width(), place.height());
        if (!drawn.isEmpty()) {
            int figure = place.alt().isEmpty() ? DECORATION : figures.size();
            if (figure >= 0) {
                figures.add(place);
            }
            StringBuilder out = operators(figure).append("q 1 0 0 1 ");
            number(out, place.left());
            number(out, place.top()).append("cm\n").append(drawn).append("Q\n");
        }
        return labels;
    }

    /** In PDF's coordinates. */
    COSArray box(FigurePlace place) {
        COSArray box = new COSArray();
        box.setFloatArray(new float[] {
            (float) place.left(),
            (float) (height - place.top() - place.height()),
            (float) (place.left() + place.width()),
            (float) (height - place.top())
        });
        return box;
    }

    /** @param marks numbers of the figures' content in the structure, in the order of {@link #figures()} */
    String operators(List<Integer> marks) {
        StringBuilder out = new StringBuilder("q 1 0 0 -1 0 ");
        number(out, height).append("cm\n");
        for (Shapes part : shapes) {
            if (part.figure() < 0) {
                out.append("/Artifact BMC\n");
            } else {
                out.append("/Figure <</MCID ").append(marks.get(part.figure())).append(">> BDC\n");
            }
            out.append(part.operators()).append("EMC\n");
        }
        return out.append("Q\n").toString();
    }

    private StringBuilder operators(int figure) {
        if (figure >= 0 || shapes.isEmpty() || shapes.get(shapes.size() - 1).figure() >= 0) {
            shapes.add(new Shapes(figure, new StringBuilder()));
        }
        return shapes.get(shapes.size() - 1).operators();
    }

    private static StringBuilder number(StringBuilder out, double value) {
        return out.append(FoWriter.number(value)).append(' ');
    }

    private static void spot(StringBuilder out, double x, double y, String operator) {
        number(out, x);
        number(out, y).append(operator).append('\n');
    }

    private static void curve(StringBuilder out, double... points) {
        for (double point : points) {
            number(out, point);
        }
        out.append("c\n");
    }

    private static void colour(StringBuilder out, int rgb, String operator) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            number(out, (rgb >> shift & 0xFF) / 255.0);
        }
        out.append(operator).append('\n');
    }

    private static void rectangle(StringBuilder out, double x, double y, double width, double height, double radius) {
        if (radius <= 0) {
            number(out, x);
            number(out, y);
            number(out, width);
            number(out, height).append("re\n");
            return;
        }
        double r = Math.min(radius, Math.min(width, height) / 2);
        double k = r * (1 - QUARTER);
        double right = x + width;
        double bottom = y + height;
        spot(out, x + r, y, "m");
        spot(out, right - r, y, "l");
        curve(out, right - k, y, right, y + k, right, y + r);
        spot(out, right, bottom - r, "l");
        curve(out, right, bottom - k, right - k, bottom, right - r, bottom);
        spot(out, x + r, bottom, "l");
        curve(out, x + k, bottom, x, bottom - k, x, bottom - r);
        spot(out, x, y + r, "l");
        curve(out, x, y + k, x + k, y, x + r, y);
        out.append("h\n");
    }

    /** The surface of one chart. */
    private record PdfCanvas(StringBuilder out, List<ChartLabel> labels) implements Canvas {

        @Override
        public void polyline(List<Spot> spots, Stroke stroke) {
            pen(stroke);
            path(spots);
            out.append("S\n");
        }

        @Override
        public void area(List<Spot> corners, Palette fill) {
            colour(out, fill.rgb(), "rg");
            path(corners);
            out.append("h f\n");
        }

        @Override
        public void rect(double x, double y, double width, double height, double radius, Palette fill) {
            colour(out, fill.rgb(), "rg");
            rectangle(out, x, y, width, height, radius);
            out.append("f\n");
        }

        @Override
        public void disc(Spot centre, double radius, Palette fill) {
            rect(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius, radius, fill);
        }

        @Override
        public void ring(Spot centre, double radius, Stroke stroke) {
            pen(stroke);
            rectangle(out, centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius, radius);
            out.append("S\n");
        }

        @Override
        public void text(String words, Spot at, Anchor anchor, Lettering lettering) {
            labels.add(new ChartLabel(words, at, anchor, lettering));
        }

        private void path(List<Spot> spots) {
            String operator = "m";
            for (Spot spot : spots) {
                spot(out, spot.x(), spot.y(), operator);
                operator = "l";
            }
        }

        private void pen(Stroke stroke) {
            float[] dashes = stroke.dash().pattern();
            colour(out, stroke.colour().rgb(), "RG");
            number(out, stroke.width()).append("w 1 j ").append(dashes.length == 0 ? "1 J [" : "0 J [");
            for (float dash : dashes) {
                number(out, dash);
            }
            out.append("] 0 d\n");
        }
    }
}
