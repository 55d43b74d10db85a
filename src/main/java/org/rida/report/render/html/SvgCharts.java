package org.rida.report.render.html;

import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.render.chart.CellCharts;
import org.rida.report.render.chart.CurveChart;
import org.rida.report.render.chart.DistributionChart;
import org.rida.report.render.chart.Drawing;
import org.rida.report.render.chart.IconsChart;
import org.rida.report.render.chart.LegendChart;
import org.rida.report.render.chart.SeriesChart;
import org.rida.report.render.chart.SvgCanvas;













import org.jspecify.annotations.Nullable;

/** The same drawings as on the PDF's pages, as SVG elements. The template's expressions call public methods only. */
public final class SvgCharts {

    private static final int WIDTH = 640;
    private static final int BAR_HEIGHT = 18;
    private static final int ICON = 34;

    private final Messages wording;

    public SvgCharts(Messages wording) {
        this.wording = wording;
    }

    public String series(Block.XmrSeries xmr) {
        return svg(new SeriesChart(xmr, wording), WIDTH, 210);
    }

    /** The same for a narrow place: fewer points across, so that its letters stay readable. */
    public String narrow(Block.XmrSeries xmr) {
        return svg(new SeriesChart(xmr, wording), 400, 210);
    }

    /** The two icons of a series. */
    public String icons(Block.@Nullable VariationIcon variation, Block.TargetOutlook assurance) {
        IconsChart icons = new IconsChart(variation, assurance, wording);
        return icons.count() == 0 ? "" : svg(icons, icons.count() * (ICON + 2), ICON);
    }

    /** The months without data, in words; empty when there are none. */
    public String gaps(Block.XmrSeries xmr) {
        return new SeriesChart(xmr, wording).gaps();
    }

    public String answers(Block.AnswerDistribution answers) {
        return svg(new DistributionChart(answers, wording), 480, BAR_HEIGHT);
    }

    public String narrowAnswers(Block.AnswerDistribution answers) {
        return svg(new DistributionChart(answers, wording), 250, BAR_HEIGHT);
    }

    public boolean hasIcons(Block.Card card) {
        return icons(card).count() > 0;
    }

    public String iconsOf(Block.Card card) {
        IconsChart icons = icons(card);
        return svg(icons, icons.count() * (ICON + 2), ICON);
    }

    public String curve(Block.Curve curve) {
        return svg(new CurveChart(curve, wording), WIDTH, 230);
    }

    public String narrowCurve(Block.Curve curve) {
        return svg(new CurveChart(curve, wording), 400, 230);
    }

    public String legend() {
        return svg(new LegendChart(wording), WIDTH, 36);
    }

    public String narrowLegend() {
        return svg(new LegendChart(wording, 2), 380, 60);
    }

    public boolean hasBar(Block.TableData table, int column, Block.TableRow row) {
        return CellCharts.draw(table, column, row, wording).isPresent();
    }

    public String bar(Block.TableData table, int column, Block.TableRow row) {
        Block.ChartKind drawing = table.columns().get(column).drawing();
        int width = drawing == Block.ChartKind.SPAN_BAR || drawing == Block.ChartKind.COUNT_BAR ? 300 : 130;
        return svg(CellCharts.draw(table, column, row, wording).orElseThrow(), width, BAR_HEIGHT);
    }

    /** The same for a narrow place. */
    public String narrowBar(Block.TableData table, int column, Block.TableRow row) {
        return svg(CellCharts.draw(table, column, row, wording).orElseThrow(), 160, BAR_HEIGHT);
    }

    private IconsChart icons(Block.Card card) {
        return new IconsChart(card.variation(), card.assurance(), wording);
    }

    private String svg(Drawing drawing, double width, double height) {
        return SvgCanvas.svg(drawing, width, height, wording.language().rightToLeft());
    }
}
