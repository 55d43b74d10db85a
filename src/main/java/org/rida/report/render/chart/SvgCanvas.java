package org.rida.report.render.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rida.palette.Palette;

/** A canvas that produces an inline SVG element. */
public final class SvgCanvas implements Canvas {

    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final boolean rightToLeft;

    private SvgCanvas(boolean rightToLeft) {
        this.rightToLeft = rightToLeft;
    }

    /**
     * Draws into an {@code <svg>} element that scales with its container and has the drawing's text alternative as
     * label.
     */
    public static String svg(Drawing drawing, double width, double height, boolean rightToLeft) {
        SvgCanvas canvas = new SvgCanvas(rightToLeft);
        drawing.draw(canvas, width, height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"%s\" aria-label=\"%s\"%s>%s</svg>"
                .formatted(
                        number(width),
                        number(height),
                        canvas.links.isEmpty() ? "img" : "group",
                        escaped(drawing.alt()),
                        rightToLeft ? " direction=\"rtl\"" : "",
                        canvas.content());
    }

    /** An image hides all that is in it from those who do not see it, so one with links is a group whose drawing is hidden. */
    private String content() {
        return links.isEmpty() ? shapes.toString() : "<g aria-hidden=\"true\">" + shapes + "</g>" + links;
    }

    // no stop of the tabulator key: a page lists under its chart what is marked in it
    @Override
    public void linked(String name, String href, Consumer<Canvas> drawn) {
        SvgCanvas inner = new SvgCanvas(rightToLeft);
        drawn.accept(inner);
        links.append("<a href=\"%s\" tabindex=\"-1\" aria-label=\"%s\"><title>%s</title>%s</a>"
                .formatted(escaped(href), escaped(name), escaped(name), inner.shapes));
    }

    @Override
    public void polyline(List<Spot> spots, Stroke stroke) {
        shapes.append("<polyline points=\"%s\" fill=\"none\"%s/>".formatted(points(spots), stroke(stroke)));
    }

    @Override
    public void area(List<Spot> corners, Palette fill) {
        shapes.append("<polygon points=\"%s\" fill=\"%s\"/>".formatted(points(corners), fill.hex()));
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Palette fill) {
        shapes.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"/>"
                .formatted(number(x), number(y), number(width), number(height), number(radius), fill.hex()));
    }

    @Override
    public void disc(Spot centre, double radius, Palette fill) {
        shapes.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
                .formatted(number(centre.x()), number(centre.y()), number(radius), fill.hex()));
    }

    @Override
    public void ring(Spot centre, double radius, Stroke stroke) {
        shapes.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\"%s/>"
                .formatted(number(centre.x()), number(centre.y()), number(radius), stroke(stroke)));
    }

    @Override
    public void text(String text, Spot at, Anchor anchor, Lettering lettering) {
        shapes.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\"%s>%s</text>"
                .formatted(
                        number(at.x()),
                        number(at.y()),
                        anchorName(anchor),
                        number(lettering.size()),
                        lettering.colour().hex(),
                        lettering.bold() ? " font-weight=\"600\"" : "",
                        escaped(text)));
    }

    /** In right-to-left text the start in the sense of SVG is the right end. */
    private String anchorName(Anchor anchor) {
        return switch (anchor) {
            case LEFT -> rightToLeft ? "end" : "start";
            case MIDDLE -> "middle";
            case RIGHT -> rightToLeft ? "start" : "end";
        };
    }

    private static String points(List<Spot> spots) {
        return spots.stream().map(s -> number(s.x()) + "," + number(s.y())).collect(Collectors.joining(" "));
    }

    private static String stroke(Stroke stroke) {
        String dashes = stroke.dash() == Stroke.Dash.SOLID ? "" : " stroke-dasharray=\"" + dashes(stroke.dash()) + "\"";
        return " stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s"
                .formatted(stroke.colour().hex(), number(stroke.width()), dashes);
    }

    /** Lengths of dash and gap in the drawing's units. */
    private static String dashes(Stroke.Dash dash) {
        return dash == Stroke.Dash.DASHED ? "4 4" : "1.6 2.8";
    }

    /** At most two decimals, without trailing zeros. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }

    /** For text and for attributes in double quotation marks. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
