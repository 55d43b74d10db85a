package org.rida.report.render.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;

/** A bar in a table cell, growing from the side where the language begins. */
public final class BarChart implements Drawing {

    /** Lengths in points. */
    private static final double THICKNESS = 6;

    private static final double LABEL_WIDTH = 33;

    private final Messages messages;
    private final double inner;
    private final double outer;
    private final String label;
    private final Palette colour;

    private BarChart(Messages messages, double inner, double outer, String label, Palette colour) {
        this.messages = messages;
        this.inner = inner;
        this.outer = outer;
        this.label = label;
        this.colour = colour;
    }

    /**
     * A bar with the percentage at its end.
     *
     * @param share 0 to 1
     */
    public static BarChart share(double share, Messages messages) {
        return new BarChart(messages, share, share, messages.percent(share), Palette.TEAL);
    }

    /**
     * A bar with the count at its end.
     *
     * @param greatest greatest count of the column, which has the full width
     */
    public static BarChart count(double n, double greatest, Block.ChartJudgement judgement, Messages messages) {
        double whole = greatest > 0 ? n / greatest : 0;
        return new BarChart(messages, whole, whole, messages.number(Math.round(n)), colour(judgement));
    }

    private static Palette colour(Block.ChartJudgement judgement) {
        return switch (judgement) {
            case IMPROVEMENT -> Palette.BLUE;
            case CONCERN -> Palette.ORANGE;
            default -> Palette.TEAL;
        };
    }

    /**
     * Two nested bars without numbers.
     *
     * @param longest greatest outer length of the column, which has the full width
     */
    public static BarChart span(double inner, double outer, double longest, Messages messages) {
        double whole = longest > 0 ? longest : 1;
        return new BarChart(messages, inner / whole, outer / whole, "", Palette.BLUE);
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        double barWidth = label.isEmpty() ? width : width - LABEL_WIDTH;
        double y = (height - THICKNESS) / 2;
        if (outer > inner) {
            bar(canvas, width, y, outer * barWidth, Palette.PALE_BLUE);
        }
        bar(canvas, width, y, inner * barWidth, colour);
        if (!label.isEmpty()) {
            Spot end = new Spot(rtl() ? width - inner * barWidth - 4 : inner * barWidth + 4, height / 2 + 3.2);
            canvas.text(label, end, rtl() ? Anchor.RIGHT : Anchor.LEFT, new Lettering(9.5, false, Palette.INK));
        }
    }

    @Override
    public String alt() {
        return label;
    }

    private void bar(Canvas canvas, double width, double y, double length, Palette colour) {
        if (length > 0) {
            canvas.rect(rtl() ? width - length : 0, y, length, THICKNESS, Math.min(1.5, length / 2), colour);
        }
    }

    private boolean rtl() {
        return messages.language().rightToLeft();
    }
}
