package org.rida.report.render.canvas;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rida.palette.Palette;

/** A canvas that produces an inline SVG element. */
public final class SvgCanvas implements Canvas {

    /** To the width of a drawing the size of its letters where a page shows it smallest, as in the style sheet of pages. */
    private static final NavigableMap<Double, Double> LARGEST = new TreeMap<>(Map.of(250.0, 12.0, 300.0, 13.6));

    private static final double LARGEST_OF_WIDE = 14.4;
    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private final double width;
    private final boolean rightToLeft;

    private SvgCanvas(double width, boolean rightToLeft) {
        this.width = width;
        this.rightToLeft = rightToLeft;
    }

    /**
     * Draws into an {@code <svg>} element that scales with its container and has the drawing's text alternative as
     * label.
     */
    public static String svg(Drawing drawing, double width, double height, boolean rightToLeft) {
        SvgCanvas canvas = new SvgCanvas(width, rightToLeft);
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

    /** Pages enlarge the letters of what they show small. */
    @Override
    public double largest(double size) {
        Map.Entry<Double, Double> narrow = LARGEST.ceilingEntry(width);
        return Math.max(size, narrow == null ? LARGEST_OF_WIDE : narrow.getValue());
    }

    /** An image hides all that is in it from those who do not see it, so one with links is a group whose drawing is hidden. */
    private String content() {
        return links.isEmpty() ? shapes.toString() : "<g aria-hidden=\"true\">" + shapes + "</g>" + links;
    }

    // no stop of the tabulator key: a page lists under its chart what is marked in it
    @Override
    public void linked(String name, String href, Consumer<Canvas> drawn) {
        SvgCanvas inner = new SvgCanvas(width, rightToLeft);
        drawn.accept(inner);
        links.append("<a href=\"")
                .append(escaped(href))
                .append("\" tabindex=\"-1\" aria-label=\"")
                .append(escaped(name))
                .append("\"><title>")
                .append(escaped(name))
                .append("</title>")
                .append(inner.shapes)
                .append("</a>");
    }

    @Override
    public void polyline(List<Spot> spots, Stroke stroke) {
        add("<polyline points=\"", points(spots), "\" fill=\"none\"", stroke(stroke), "/>");
    }

    @Override
    public void area(List<Spot> corners, Palette fill) {
        add("<polygon points=\"", points(corners), "\" fill=\"", fill.hex(), "\"/>");
    }

    @Override
    public void rect(double x, double y, double width, double height, double radius, Palette fill) {
        add(
                "<rect x=\"",
                number(x),
                "\" y=\"",
                number(y),
                "\" width=\"",
                number(width),
                "\" height=\"",
                number(height));
        add("\" rx=\"", number(radius), "\" fill=\"", fill.hex(), "\"/>");
    }

    @Override
    public void disc(Spot centre, double radius, Palette fill) {
        circle(centre, radius);
        add(" fill=\"", fill.hex(), "\"/>");
    }

    @Override
    public void ring(Spot centre, double radius, Stroke stroke) {
        circle(centre, radius);
        add(" fill=\"none\"", stroke(stroke), "/>");
    }

    private void circle(Spot centre, double radius) {
        add("<circle cx=\"", number(centre.x()), "\" cy=\"", number(centre.y()), "\" r=\"", number(radius), "\"");
    }

    @Override
    public void text(String text, Spot at, Anchor anchor, Lettering lettering) {
        add("<text x=\"", number(at.x()), "\" y=\"", number(at.y()), "\" text-anchor=\"", anchorName(anchor));
        add(
                "\" font-size=\"",
                number(lettering.size()),
                "\" fill=\"",
                lettering.colour().hex(),
                "\"");
        add(lettering.bold() ? " font-weight=\"600\">" : ">", escaped(text), "</text>");
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
        return " stroke=\"" + stroke.colour().hex() + "\" stroke-width=\"" + number(stroke.width())
                + "\" stroke-linejoin=\"round\"" + dashes;
    }

    /** Lengths of dash and gap in the drawing's units. */
    private static String dashes(Stroke.Dash dash) {
        return dash == Stroke.Dash.DASHED ? "4 4" : "1.6 2.8";
    }

    private void add(String... parts) {
        for (String part : parts) {
            shapes.append(part);
        }
    }

    /** At most two decimals, without trailing zeros. A page has thousands of them: a formatter took a fifth of its time. */
    static String number(double value) {
        long hundredths = Math.round(Math.abs(value) * HUNDRED);
        String sign = value < 0 && hundredths > 0 ? "-" : "";
        String whole = sign + hundredths / HUNDRED;
        long rest = hundredths % HUNDRED;
        return rest == 0
                ? whole
                : rest % TEN == 0 ? whole + "." + rest / TEN : whole + (rest < TEN ? ".0" : ".") + rest;
    }

    /** For text and for attributes in double quotation marks. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
