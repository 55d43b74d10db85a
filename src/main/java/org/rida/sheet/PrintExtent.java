package org.rida.sheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Estimates on how many pages a sheet prints that is fitted to the width of its paper. */
final class PrintExtent {

    /** A4 in points, 1/72 inch. */
    private static final double SHORT_SIDE = 595;

    private static final double LONG_SIDE = 842;
    /** Margins of {@link PageSetup}: half an inch at each side, and POI's three quarters above and below. */
    private static final double SIDES = 72;

    private static final double ABOVE_AND_BELOW = 108;
    /** Width in points of one character of the standard font, Arial 11. */
    private static final double CHARACTER = 5.6;

    private final XSSFSheet sheet;

    PrintExtent(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** Not rounded: 1.2 is a page and a fifth. */
    double pages() {
        return height(0, rows()) / pageHeight(widthScale());
    }

    /** How much the sheet is shrunk so that it is as wide as its paper; at most 1. */
    double widthScale() {
        return Math.min(1, ((isLandscape() ? LONG_SIDE : SHORT_SIDE) - SIDES) / width());
    }

    /** Points of the sheet that one page holds when it is shrunk like that. */
    double pageHeight(double scale) {
        return ((isLandscape() ? SHORT_SIDE : LONG_SIDE) - ABOVE_AND_BELOW) / scale;
    }

    private boolean isLandscape() {
        return sheet.getPrintSetup().getLandscape();
    }

    private double width() {
        int columns = 1;
        for (Row row : sheet) {
            columns = Math.max(columns, row.getLastCellNum());
        }
        for (XSSFClientAnchor chart : charts()) {
            columns = Math.max(columns, chart.getCol2());
        }
        double width = 0;
        for (int i = 0; i < columns; i++) {
            width += sheet.getColumnWidth(i) / 256.0 * CHARACTER;
        }
        return width;
    }

    /** Down to the last row that is written or covered by a chart. */
    int rows() {
        int rows = sheet.getLastRowNum() + 1;
        for (XSSFClientAnchor chart : charts()) {
            rows = Math.max(rows, chart.getRow2());
        }
        return rows;
    }

    /**
     * @param from first row, counted from 0
     * @param to row after the last
     * @return in points
     */
    double height(int from, int to) {
        double height = 0;
        for (int i = from; i < to; i++) {
            Row row = sheet.getRow(i);
            height += row == null ? sheet.getDefaultRowHeightInPoints() : row.getHeightInPoints();
        }
        return height;
    }

    private Iterable<XSSFClientAnchor> charts() {
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        return drawing == null
                ? List.of()
                : drawing.getShapes().stream()
                        .map(XSSFShape::getAnchor)
                        .map(XSSFClientAnchor.class::cast)
                        .toList();
    }
}
