package org.rida.sheet.chart;

import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.sheet.NumberFormats;
import org.rida.sheet.RawXml;
import org.rida.sheet.TableRange;

/**
 * Draws distributions of answers as stacked bars of 100 percent, the best answer at the beginning of the line, and
 * counts as plain bars.
 */
final class BarChartWriter {

    private static final List<Palette> BEST_TO_WORST =
            List.of(Palette.BLUE, Palette.LIGHT_BLUE, Palette.SAND, Palette.LIGHT_ORANGE, Palette.WORKBOOK_ORANGE);
    /** Overlap in percent: the segments of a stacked bar share one line. */
    private static final String FULL_OVERLAP = "100";
    /** Gap between bars in percent of a bar's thickness. */
    private static final String GAP = "40";

    private static final double FIFTH = 0.2;

    private final XSSFSheet sheet;
    private final NumberFormats formats;
    private final XSSFChart chart;
    private final boolean rightToLeft;

    BarChartWriter(XSSFSheet sheet, NumberFormats formats, XSSFChart chart, Language language) {
        this.sheet = sheet;
        this.formats = formats;
        this.chart = chart;
        this.rightToLeft = language.rightToLeft();
    }

    /**
     * Distributions as bars of 100 percent.
     *
     * @param range with the counts, one row for each bar
     */
    void draw(Chart.Bars bars, TableRange range) {
        XDDFCategoryAxis names = nameAxis();
        XDDFValueAxis shares = shareAxis();
        names.crossAxis(shares);
        shares.crossAxis(names);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, shares);
        data.setBarDirection(BarDirection.BAR);
        data.setBarGrouping(BarGrouping.PERCENT_STACKED);
        data.setVaryColors(false);
        for (int i = 0; i < bars.columns().size(); i++) {
            add(data, bars.columns().get(i), BEST_TO_WORST.get(i % BEST_TO_WORST.size()), range);
        }
        chart.plot(data);
        RawXml.value(bars().addNewGapWidth(), GAP);
        RawXml.value(bars().addNewOverlap(), FULL_OVERLAP);
    }

    /**
     * Counts as bars.
     *
     * @param range with the counts, one row for each bar
     */
    void draw(Chart.CountSeries counts, TableRange range) {
        XDDFCategoryAxis names = nameAxis();
        XDDFValueAxis numbers = valueAxis(formats.whole());
        names.crossAxis(numbers);
        numbers.crossAxis(names);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, numbers);
        data.setBarDirection(BarDirection.BAR);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setVaryColors(false);
        add(data, counts.column(), Palette.TEAL, range);
        chart.plot(data);
        RawXml.value(bars().addNewGapWidth(), GAP);
    }

    private CTBarChart bars() {
        return chart.getCTChart().getPlotArea().getBarChartArray(0);
    }

    /** Bar charts number their rows from the bottom; the reversed orientation puts the table's first row on top. */
    private XDDFCategoryAxis nameAxis() {
        XDDFCategoryAxis axis = chart.createCategoryAxis(rightToLeft ? AxisPosition.RIGHT : AxisPosition.LEFT);
        axis.setOrientation(AxisOrientation.MAX_MIN);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.getOrAddShapeProperties().setLineProperties(ChartPaint.noLine());
        return axis;
    }

    private XDDFValueAxis shareAxis() {
        XDDFValueAxis axis = valueAxis(formats.share(0));
        axis.setMajorUnit(FIFTH);
        return axis;
    }

    private XDDFValueAxis valueAxis(String format) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.BOTTOM);
        // in Arabic the scale begins at the right
        axis.setOrientation(rightToLeft ? AxisOrientation.MAX_MIN : AxisOrientation.MIN_MAX);
        axis.setCrosses(AxisCrosses.MAX);
        axis.setNumberFormat(format);
        axis.getOrAddShapeProperties().setLineProperties(ChartPaint.noLine());
        axis.getOrAddMajorGridProperties().setLineProperties(ChartPaint.line(Palette.LINE, 0.75, PresetLineDash.SOLID));
        return axis;
    }

    private void add(XDDFBarChartData data, int column, Palette colour, TableRange range) {
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, range.column(0)),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, range.column(column)));
        String name = sheet.getRow(range.header()).getCell(column).getStringCellValue();
        series.setTitle(name, new CellReference(sheet.getSheetName(), range.header(), column, true, true));
        series.setFillProperties(ChartPaint.fill(colour));
    }
}
