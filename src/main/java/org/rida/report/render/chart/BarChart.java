package org.rida.report.render.chart;

import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;














/** A bar in a table's cell, from the side where the language begins. */
public final class BarChart implements Drawing {

    private static final double THICKNESS = 6;
    private static final double LABEL_ROOM = 33;

    private final Messages wording;
    private final double inner;
    private final double outer;
    private final String label;
    private final Palette ink;

    private BarChart(Messages wording, double inner, double outer, String label, Palette ink) {
        this.wording = wording;
        this.inner = inner;
        this.outer = outer;
        this.label = label;
        this.ink = ink;
    }

    /** One bar with the percentage at its end. */
    public static BarChart share(double share, Messages wording) {
        return new BarChart(wording, share, share, wording.percent(share), Palette.TEAL);
    }

    /**
     * One bar with the count at its end.
     *
     * @param greatest count in the column, so that its bars compare
     */
    public static BarChart count(double n, double greatest, Block.ChartJudgement judgement, Messages wording) {
        double whole = greatest > 0 ? n / greatest : 0;
        return new BarChart(wording, whole, whole, wording.number(Math.round(n)), ink(judgement));
    }

    private static Palette ink(Block.ChartJudgement judgement) {
        return switch (judgement) {
            case COMMON -> Palette.TEAL;
            case IMPROVEMENT -> Palette.BLUE;
            case CONCERN -> Palette.ORANGE;
        };
    }

    /**
     * Two nested bars without words: the numbers stand in the columns before.
     *
     * @param longest the greatest outer length in the column, so that its bars compare
     */
    public static BarChart span(double inner, double outer, double longest, Messages wording) {
        double whole = longest > 0 ? longest : 1;
        return new BarChart(wording, inner / whole, outer / whole, "", Palette.BLUE);
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        double room = label.isEmpty() ? width : width - LABEL_ROOM;
        double y = (height - THICKNESS) / 2;
        if (outer > inner) {
            bar(canvas, width, y, outer * room, Palette.PALE_BLUE);
        }
        bar(canvas, width, y, inner * room, ink);
        if (!label.isEmpty()) {
            Spot end = new Spot(rtl() ? width - inner * room - 4 : inner * room + 4, height / 2 + 3.2);
            canvas.text(label, end, rtl() ? Anchor.RIGHT : Anchor.LEFT, new Lettering(9.5, false, Palette.INK));
        }
    }

    @Override
    public String alt() {
        return label;
    }

    private void bar(Canvas canvas, double width, double y, double length, Palette ink) {
        if (length > 0) {
            canvas.rect(rtl() ? width - length : 0, y, length, THICKNESS, Math.min(1.5, length / 2), ink);
        }
    }

    private boolean rtl() {
        return wording.language().rightToLeft();
    }
}
