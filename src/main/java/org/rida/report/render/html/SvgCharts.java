package org.rida.report.render.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.SvgCanvas;
import org.rida.report.render.chart.CellCharts;
import org.rida.report.render.chart.ComparedChart;
import org.rida.report.render.chart.ComparedMonths;
import org.rida.report.render.chart.CurveChart;
import org.rida.report.render.chart.DistributionChart;
import org.rida.report.render.chart.DistributionKey;
import org.rida.report.render.chart.EndsChart;
import org.rida.report.render.chart.FunnelChart;
import org.rida.report.render.chart.IconsChart;
import org.rida.report.render.chart.LegendChart;
import org.rida.report.render.chart.SeriesChart;
import org.rida.report.render.chart.SeriesExtras;
import org.rida.report.render.chart.SeriesExtras.MonthMark;
import org.rida.report.render.timeline.Timeline;
import org.rida.report.render.timeline.TimelineChart;
import org.rida.report.render.timeline.TimelineColumn;

/**
 * The charts of the reports as SVG elements for the templates. Template expressions can call public methods only.
 * Variants named narrow have fewer points across, so that no letter is smaller than 11 pixels on a telephone of 390 pixels.
 */
public final class SvgCharts {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 210;
    private static final int NARROW_WIDTH = 250;
    /** Of drawings whose labels stand within the plot: on a phone their letters are then as large as those beside. */
    private static final int NARROW_PLOT_WIDTH = 300;

    private static final int TIMELINE_WIDTH = 1000;
    private static final int TIMELINE_NARROW_WIDTH = 320;
    private static final int NARROW_HEIGHT = 150;
    private static final int PLOT_HEIGHT = 230;
    private static final int FUNNEL_HEIGHT = 260;
    private static final int BAR_HEIGHT = 18;
    private static final int ICON = 34;
    private static final int LEGEND_ROW = 20;

    private final Messages messages;

    public SvgCharts(Messages messages) {
        this.messages = messages;
    }

    /** The drawings of a series as in a report. */
    public DrawnSeries drawn(Block.XmrSeries xmr) {
        return drawn(xmr, List.of(xmr), null);
    }

    /**
     * The drawings of a series on a page, with what the page shows beside it.
     *
     * @param beside the series that are shown side by side with this one, itself included; all get the same axis of values
     * @param marks what was noted or decided in months; null where the reader is not to see it
     */
    public DrawnSeries drawn(Block.XmrSeries xmr, List<Block.XmrSeries> beside, @Nullable List<MonthMark> marks) {
        SeriesExtras extras = new SeriesExtras(beside, marks);
        SeriesChart chart = new SeriesChart(xmr, extras, messages);
        return new DrawnSeries(
                svg(chart, WIDTH, HEIGHT),
                svg(chart, NARROW_WIDTH, NARROW_HEIGHT),
                PointDetail.list(
                        xmr, extras, chart.spots(WIDTH, HEIGHT), chart.spots(NARROW_WIDTH, NARROW_HEIGHT), messages),
                chart.missingMonths(),
                extras.later(xmr));
    }

    /** The drawings of months beside those of an earlier time. */
    public DrawnSeries drawn(ComparedMonths months) {
        ComparedChart chart = new ComparedChart(months, messages);
        return new DrawnSeries(
                svg(chart, WIDTH, HEIGHT + ComparedChart.KEY_HEIGHT),
                svg(chart, NARROW_WIDTH, NARROW_HEIGHT + ComparedChart.KEY_HEIGHT),
                PointDetail.list(
                        months,
                        chart.spots(WIDTH, HEIGHT + ComparedChart.KEY_HEIGHT),
                        chart.spots(NARROW_WIDTH, NARROW_HEIGHT + ComparedChart.KEY_HEIGHT),
                        messages),
                "");
    }

    /** The drawings of what happened to a request; the narrow one runs downwards. */
    public DrawnSeries drawn(Timeline timeline) {
        TimelineChart wide = new TimelineChart(timeline, TIMELINE_WIDTH, messages);
        TimelineColumn narrow = new TimelineColumn(timeline, TIMELINE_NARROW_WIDTH, messages);
        return new DrawnSeries(
                svg(wide, TIMELINE_WIDTH, wide.height()),
                svg(narrow, TIMELINE_NARROW_WIDTH, narrow.height()),
                PointDetail.list(timeline, wide.spots(), narrow.spots(), messages),
                "");
    }

    /**
     * @param narrow for a narrow place: fewer points across, so that its letters stay readable
     * @param points what is told of them one by one; empty when none has a value
     * @param missing names the months without data; empty when there are none
     * @param later what was noted or decided after the last month shown
     */
    public record DrawnSeries(
            String wide, String narrow, List<PointDetail> points, String missing, List<MonthMark> later) {

        public DrawnSeries(String wide, String narrow, List<PointDetail> points, String missing) {
            this(wide, narrow, points, missing, List.of());
        }

        /** What was noted or decided in the months shown. */
        public List<MonthMark> marks() {
            return points.stream().flatMap(point -> point.marks().stream()).toList();
        }
    }

    public String answers(Block.AnswerDistribution answers) {
        return svg(new DistributionChart(answers, messages), 480, BAR_HEIGHT);
    }

    /** The bar of a distribution on a page, whose parts are told one by one. */
    public DrawnSeries drawnAnswers(Block.AnswerDistribution answers) {
        String drawn = narrowAnswers(answers);
        List<Spot> spots = new DistributionChart(answers, messages).spots(NARROW_WIDTH, BAR_HEIGHT);
        return new DrawnSeries(drawn, drawn, new BarDetail(messages).answers(answers, spots), "");
    }

    public String narrowAnswers(Block.AnswerDistribution answers) {
        return svg(new DistributionChart(answers, messages), NARROW_WIDTH, BAR_HEIGHT);
    }

    /** The key to the bars of a distribution. */
    public String answersKey() {
        return svg(new DistributionKey(messages), 480, BAR_HEIGHT);
    }

    public String narrowAnswersKey() {
        return svg(new DistributionKey(messages, 2), NARROW_WIDTH, 3 * BAR_HEIGHT);
    }

    public boolean hasIcons(Block.Card card) {
        return icons(card).count() > 0;
    }

    public String iconsOf(Block.Card card) {
        IconsChart icons = icons(card);
        return svg(icons, icons.count() * (ICON + 2), ICON);
    }

    public String curve(Block.Curve curve) {
        return svg(new CurveChart(curve, messages), WIDTH, 230);
    }

    public String narrowCurve(Block.Curve curve) {
        return svg(new CurveChart(curve, messages), NARROW_WIDTH, NARROW_HEIGHT);
    }

    /**
     * @param byDay answered, left and waiting after each day, from 0 on
     * @param target the day by which an answer is promised
     */
    public DrawnSeries ends(List<Shares> byDay, int target) {
        EndsChart chart = new EndsChart(byDay, target, messages);
        return new DrawnSeries(
                svg(chart, WIDTH, PLOT_HEIGHT),
                svg(chart, NARROW_PLOT_WIDTH, PLOT_HEIGHT),
                new BarDetail(messages)
                        .days(chart, chart.spots(WIDTH, PLOT_HEIGHT), chart.spots(NARROW_PLOT_WIDTH, PLOT_HEIGHT)),
                "");
    }

    /**
     * @param groups named in the language of the charts
     * @param hrefs where a group leads, by its name
     */
    public DrawnSeries funnel(
            FunnelLimits limits, List<FunnelChart.FunnelGroup> groups, Map<BilingualText, String> hrefs) {
        FunnelChart chart = new FunnelChart(limits, groups, messages);
        return new DrawnSeries(
                svg(chart, WIDTH, FUNNEL_HEIGHT),
                svg(chart, NARROW_PLOT_WIDTH, FUNNEL_HEIGHT),
                new BarDetail(messages)
                        .groups(
                                chart,
                                chart.spots(WIDTH, FUNNEL_HEIGHT),
                                chart.spots(NARROW_PLOT_WIDTH, FUNNEL_HEIGHT),
                                name -> hrefs.entrySet().stream()
                                        .filter(group -> group.getKey()
                                                .in(messages.language())
                                                .equals(name))
                                        .map(Map.Entry::getValue)
                                        .findFirst()
                                        .orElse(null)),
                "");
    }

    public String legend() {
        return svg(new LegendChart(messages), WIDTH, 36);
    }

    public String narrowLegend() {
        return svg(new LegendChart(messages, 1), NARROW_WIDTH, 6 * LEGEND_ROW);
    }

    /**
     * Whether the cell has a drawing besides its number.
     *
     * @param column 0 for the labels
     */
    public boolean hasBar(Block.TableData table, int column, Block.TableRow row) {
        return CellCharts.draw(table, column, row, messages).isPresent();
    }

    /** The drawing of a cell for which {@link #hasBar} is true, with what is told of it. */
    public DrawnSeries drawnBar(Block.TableData table, int column, Block.TableRow row) {
        String drawn = bar(table, column, row);
        Spot middle = new Spot(barWidth(table, column) / 2.0, BAR_HEIGHT / 2.0);
        return new DrawnSeries(drawn, drawn, new BarDetail(messages).cell(table, column, row, middle), "");
    }

    private static int barWidth(Block.TableData table, int column) {
        Block.ChartKind drawing = table.columns().get(column).drawing();
        return drawing == Block.ChartKind.SPAN_BAR || drawing == Block.ChartKind.COUNT_BAR ? 300 : 130;
    }

    /** As {@link #drawnBar}, the drawing alone. */
    public String bar(Block.TableData table, int column, Block.TableRow row) {
        int width = barWidth(table, column);
        return svg(CellCharts.draw(table, column, row, messages).orElseThrow(), width, BAR_HEIGHT);
    }

    /** The same for a narrow place. */
    public String narrowBar(Block.TableData table, int column, Block.TableRow row) {
        return svg(CellCharts.draw(table, column, row, messages).orElseThrow(), 160, BAR_HEIGHT);
    }

    private IconsChart icons(Block.Card card) {
        return new IconsChart(card, messages);
    }

    private String svg(Drawing drawing, double width, double height) {
        return SvgCanvas.svg(drawing, width, height, messages.language().rightToLeft());
    }
}
