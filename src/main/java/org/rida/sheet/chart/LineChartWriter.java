package org.rida.sheet.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDateAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDPt;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDateAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.rida.palette.Palette;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.NumberFormats;
import org.rida.sheet.RawXml;
import org.rida.sheet.TableRange;

/** Draws series with their limits over months, and curves over days. */
final class LineChartWriter {

    private static final String MONTHS = "months";
    /** Most month labels that fit below the chart, even with the longest month names. */
    private static final int LABELS = 4;

    /** Share axes have steps of 0.1, or of 0.2 when they cover more than {@link #HALF} of the range. */
    private static final double TENTH = 0.1;

    /** Of the range of shares, which goes from 0 to 1. */
    private static final double HALF = 0.5;

    private final XSSFSheet sheet;
    private final NumberFormats formats;
    private final XSSFChart chart;

    LineChartWriter(XSSFSheet sheet, NumberFormats formats, XSSFChart chart) {
        this.sheet = sheet;
        this.formats = formats;
        this.chart = chart;
    }

    /** A series over months. */
    void draw(Chart.Lines lines, TableRange range) {
        draw(timeAxis(range), lines.lines(), lines.scale(), formats.month(), range);
        countInMonths(chart.getCTChart().getPlotArea().getDateAxArray(0));
    }

    /** A curve over days. */
    void draw(Chart.Days days, TableRange range) {
        draw(dayAxis(), days.lines(), days.scale(), formats.whole(), range);
    }

    private void draw(
            XDDFChartAxis time, List<Chart.ChartLine> lines, Chart.AxisScale scale, String format, TableRange range) {
        // each axis must know the other, or Excel repairs the file when it opens it
        XDDFValueAxis values = valueAxis(scale);
        time.crossAxis(values);
        values.crossAxis(time);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, time, values);
        data.setVaryColors(false);
        for (Chart.ChartLine line : lines) {
            add(data, line, format, range);
        }
        chart.plot(data);
    }

    /** A category for each row: curves have a row for each day. */
    private XDDFCategoryAxis dayAxis() {
        XDDFCategoryAxis axis = chart.createCategoryAxis(AxisPosition.BOTTOM);
        axis.setNumberFormat(formats.whole());
        axis.setTickLabelPosition(AxisTickLabelPosition.LOW);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.getOrAddShapeProperties().setLineProperties(ChartPaint.line(Palette.SAND, 1, PresetLineDash.SOLID));
        return axis;
    }

    /**
     * Labels below the chart at the lowest value, also where values are negative, with as many months between them as
     * keep them apart.
     */
    private XDDFDateAxis timeAxis(TableRange range) {
        XDDFDateAxis axis = chart.createDateAxis(AxisPosition.BOTTOM);
        axis.setNumberFormat(formats.month());
        axis.setMajorUnit(Math.max(1, Math.ceil((double) range.rows() / LABELS)));
        axis.setTickLabelPosition(AxisTickLabelPosition.LOW);
        axis.setCrosses(AxisCrosses.AUTO_ZERO);
        axis.getOrAddShapeProperties().setLineProperties(ChartPaint.line(Palette.SAND, 1, PresetLineDash.SOLID));
        return axis;
    }

    /** Without these units Excel places the points by day, so that months have unequal distances. */
    private static void countInMonths(CTDateAx axis) {
        RawXml.before(axis.getMajorUnit(), "baseTimeUnit", MONTHS);
        RawXml.after(axis.getMajorUnit(), "majorTimeUnit", MONTHS);
    }

    /** The limits of the scale where it has some; otherwise Excel chooses them. */
    private XDDFValueAxis valueAxis(Chart.AxisScale scale) {
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
        axis.setNumberFormat(scale.unit() == Chart.AxisUnit.SHARE ? formats.share(0) : formats.whole());
        axis.setCrosses(AxisCrosses.MIN);
        axis.getOrAddShapeProperties().setLineProperties(ChartPaint.noLine());
        axis.getOrAddMajorGridProperties().setLineProperties(ChartPaint.line(Palette.LINE, 0.75, PresetLineDash.SOLID));
        Double lowest = scale.lowest();
        Double highest = scale.highest();
        if (lowest != null) {
            axis.setMinimum(lowest);
        }
        if (highest != null) {
            axis.setMaximum(highest);
        }
        if (lowest != null && highest != null && scale.unit() == Chart.AxisUnit.SHARE) {
            axis.setMajorUnit(highest - lowest > HALF ? 2 * TENTH : TENTH);
        }
        return axis;
    }

    /** Draws a column of the table as a line. Values stay in their cells, so that the chart follows a reader's changes. */
    private void add(XDDFLineChartData data, Chart.ChartLine line, String format, TableRange range) {
        XDDFNumericalDataSource<Double> months = XDDFDataSourcesFactory.fromNumericCellRange(sheet, range.column(0));
        XDDFNumericalDataSource<Double> values =
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, range.column(line.column()));
        months.setFormatCode(format);
        var series = (XDDFLineChartData.Series) data.addSeries(months, values);
        String name = sheet.getRow(range.header()).getCell(line.column()).getStringCellValue();
        series.setTitle(name, new CellReference(sheet.getSheetName(), range.header(), line.column(), true, true));
        series.setSmooth(false);
        setLine(series, line);
    }

    private static void setLine(XDDFLineChartData.Series series, Chart.ChartLine line) {
        switch (line.stroke()) {
            case VALUE -> series.setLineProperties(ChartPaint.line(Palette.WORKBOOK_GREY, 2, PresetLineDash.SOLID));
            case PLAIN -> series.setLineProperties(ChartPaint.line(Palette.BLUE, 2, PresetLineDash.SOLID));
            case CENTRE -> series.setLineProperties(ChartPaint.line(Palette.WORKBOOK_INK, 1.25, PresetLineDash.SOLID));
            case LIMIT -> series.setLineProperties(ChartPaint.line(Palette.WORKBOOK_GREY, 1, PresetLineDash.DASH));
            case TARGET ->
                series.setLineProperties(ChartPaint.line(Palette.WORKBOOK_RED, 1.75, PresetLineDash.SYSTEM_DOT));
        }
        // only the figure itself has marks; limits and targets are lines
        if (line.stroke() != Chart.LineStyle.VALUE) {
            series.setMarkerStyle(MarkerStyle.NONE);
            return;
        }
        series.setMarkerStyle(MarkerStyle.CIRCLE);
        paint(series.getCTLineSer().getMarker(), Palette.WORKBOOK_GREY);
        markPoints(series, line.points());
    }

    /** Sets the colour twice: Excel takes it from the marker, LibreOffice from the line that leads to the point. */
    private static void markPoints(XDDFLineChartData.Series series, Map<Integer, CellStyleName> points) {
        for (int row : new TreeSet<>(points.keySet())) {
            Palette colour = points.getOrDefault(row, CellStyleName.MUTED).colour;
            series.getDataPoint(row).setMarkerStyle(MarkerStyle.CIRCLE);
            series.getDataPoint(row).setLineProperties(ChartPaint.line(colour, 2, PresetLineDash.SOLID));
        }
        for (CTDPt point : series.getCTLineSer().getDPtList()) {
            CellStyleName style = points.get((int) point.getIdx().getVal());
            if (style != null) {
                paint(point.getMarker(), style.colour);
            }
        }
    }

    private static void paint(CTMarker marker, Palette colour) {
        CTShapeProperties shape = marker.isSetSpPr() ? marker.getSpPr() : marker.addNewSpPr();
        shape.addNewSolidFill().addNewSrgbClr().setVal(ChartPaint.bytes(colour));
        shape.addNewLn().addNewSolidFill().addNewSrgbClr().setVal(ChartPaint.bytes(Palette.WHITE));
    }
}
