package org.rida.sheet.chart;

import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFTitle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.sheet.NumberFormats;
import org.rida.sheet.TableRange;

/** Places a chart beside its table and sets what all charts have in common. */
public final class ChartWriter {

    /** Size of a chart in columns and rows of the sheet. */
    public static final int COLUMNS_WIDE = 9;

    private static final int ROWS_HIGH = 22;
    /** Width of the empty column between table and chart, in 1/256 of a character. */
    private static final int GAP_WIDTH = 3 * 256;

    private static final double TITLE_POINTS = 13;

    private final XSSFSheet sheet;
    private final NumberFormats formats;
    private final Language language;

    /**
     * @param sheet that holds the table
     * @param formats of the workbook
     * @param language decides on which side axes stand
     */
    public ChartWriter(XSSFSheet sheet, NumberFormats formats, Language language) {
        this.sheet = sheet;
        this.formats = formats;
        this.language = language;
    }

    /**
     * Draws the chart; does nothing for a table without rows.
     *
     * @param chart to draw
     * @param range of the table
     * @param column where the chart begins, counted from 0
     * @return the last row that it covers, counted from 0
     */
    public int draw(Chart chart, TableRange range, int column) {
        if (range.isEmpty()) {
            return range.last();
        }
        int top = range.header() + 1; // the header is printed on each page, with what stands beside it
        XSSFChart created = place(chart, top, column);
        title(created, chart.title());
        if (chart instanceof Chart.Lines lines) {
            new LineChartWriter(sheet, formats, created).draw(lines, range);
        } else if (chart instanceof Chart.Days days) {
            new LineChartWriter(sheet, formats, created).draw(days, range);
        } else if (chart instanceof Chart.CountSeries counts) {
            new BarChartWriter(sheet, formats, created, language).draw(counts, range);
        } else if (chart instanceof Chart.Bars bars) {
            new BarChartWriter(sheet, formats, created, language).draw(bars, range);
        }
        created.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        // an empty cell is a gap, not a zero: a month without answers has no share
        created.displayBlanksAs(DisplayBlanks.GAP);
        created.setPlotOnlyVisibleCells(true);
        return top + ROWS_HIGH;
    }

    /** Names and describes the chart for those who hear the workbook, and for macros. */
    private XSSFChart place(Chart chart, int top, int left) {
        sheet.setColumnWidth(left - 1, GAP_WIDTH);
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, left, top, left + COLUMNS_WIDE, top + ROWS_HIGH);
        XSSFChart created = drawing.createChart(anchor);
        CTNonVisualDrawingProps named = created.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        named.setName(chart.title());
        named.setDescr(chart.description());
        return created;
    }

    private static void title(XSSFChart chart, String text) {
        chart.setTitleText(text);
        chart.setTitleOverlay(false);
        XDDFTitle title = chart.getTitle();
        title.getBody().getParagraph(0).getTextRuns().forEach(run -> {
            run.setFontSize(TITLE_POINTS);
            run.setFontColor(ChartPaint.color(Palette.TEAL));
        });
    }
}
