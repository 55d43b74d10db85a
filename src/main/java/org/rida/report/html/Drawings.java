package org.rida.report.html;

import org.rida.i18n.Messages;
import org.rida.report.Block;
import org.rida.report.chart.CellDrawings;
import org.rida.report.chart.CurveDrawing;
import org.rida.report.chart.DistributionDrawing;
import org.rida.report.chart.Drawing;
import org.rida.report.chart.IconsDrawing;
import org.rida.report.chart.LegendDrawing;
import org.rida.report.chart.SvgCanvas;
import org.rida.report.chart.XmrDrawing;







import org.jspecify.annotations.Nullable;

/** The same drawings as on the PDF's pages, as SVG elements. The template's expressions call public methods only. */
public final class Drawings {

    private static final int WIDTH = 640;
    private static final int BAR_HEIGHT = 18;
    private static final int ICON = 34;

    private final Messages wording;

    public Drawings(Messages wording) {
        this.wording = wording;
    }

    public String series(Block.Xmr xmr) {
        return svg(new XmrDrawing(xmr, wording), WIDTH, 210);
    }

    /** The same for a narrow place: fewer points across, so that its letters stay readable. */
    public String narrow(Block.Xmr xmr) {
        return svg(new XmrDrawing(xmr, wording), 400, 210);
    }

    /** The two icons of a series. */
    public String icons(Block.@Nullable Variation variation, Block.Assurance assurance) {
        IconsDrawing icons = new IconsDrawing(variation, assurance, wording);
        return icons.count() == 0 ? "" : svg(icons, icons.count() * (ICON + 2), ICON);
    }

    /** The months without data, in words; empty when there are none. */
    public String gaps(Block.Xmr xmr) {
        return new XmrDrawing(xmr, wording).gaps();
    }

    public String answers(Block.Answers answers) {
        return svg(new DistributionDrawing(answers, wording), 480, BAR_HEIGHT);
    }

    public String narrowAnswers(Block.Answers answers) {
        return svg(new DistributionDrawing(answers, wording), 250, BAR_HEIGHT);
    }

    public boolean hasIcons(Block.Card card) {
        return icons(card).count() > 0;
    }

    public String iconsOf(Block.Card card) {
        IconsDrawing icons = icons(card);
        return svg(icons, icons.count() * (ICON + 2), ICON);
    }

    public String curve(Block.Curve curve) {
        return svg(new CurveDrawing(curve, wording), WIDTH, 230);
    }

    public String narrowCurve(Block.Curve curve) {
        return svg(new CurveDrawing(curve, wording), 400, 230);
    }

    public String legend() {
        return svg(new LegendDrawing(wording), WIDTH, 36);
    }

    public String narrowLegend() {
        return svg(new LegendDrawing(wording, 2), 380, 60);
    }

    public boolean hasBar(Block.Table table, int column, Block.Row row) {
        return CellDrawings.of(table, column, row, wording).isPresent();
    }

    public String bar(Block.Table table, int column, Block.Row row) {
        Block.Drawing drawing = table.columns().get(column).drawing();
        int width = drawing == Block.Drawing.SPAN_BAR || drawing == Block.Drawing.COUNT_BAR ? 300 : 130;
        return svg(CellDrawings.of(table, column, row, wording).orElseThrow(), width, BAR_HEIGHT);
    }

    /** The same for a narrow place. */
    public String narrowBar(Block.Table table, int column, Block.Row row) {
        return svg(CellDrawings.of(table, column, row, wording).orElseThrow(), 160, BAR_HEIGHT);
    }

    private IconsDrawing icons(Block.Card card) {
        return new IconsDrawing(card.variation(), card.assurance(), wording);
    }

    private String svg(Drawing drawing, double width, double height) {
        return SvgCanvas.svg(drawing, width, height, wording.language().rightToLeft());
    }
}
