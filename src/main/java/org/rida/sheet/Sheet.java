package org.rida.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rida.sheet.chart.Chart;
import org.rida.sheet.chart.ChartWriter;

/** One sheet, written from top to bottom. */
public final class Sheet {

    /** Heights in points. */
    private static final float LINE_HEIGHT = 17f;

    private static final float HEADER_HEIGHT = 34f;
    /** Excel limits row heights to 409 points. */
    private static final float HIGHEST = 400f;

    private static final float MARGIN = 8f;
    /** Characters of a column's width that the cell's indents take. */
    private static final int INDENT_WIDTH = 2;
    /** Width of the columns below a chart, in 1/256 of a character: programs differ in what they take for a column without one. */
    private static final int CHART_COLUMN = 9 * 256;
    /** Estimated letters per unit of column width. */
    private static final double DENSITY = 1.0;

    private final XSSFSheet sheet;
    private final Styles styles;
    private final CellWriter cells;
    private final String title;
    private final TableNames tables;
    private final PrintExtent extent;
    /** First column of the charts; null puts each beside its own table. */
    private @Nullable Integer chartColumn;
    /** The first row that no chart covers, counted from 0. */
    private int belowCharts;
    /** Widths of the columns by their number, in 1/256 of a character. */
    private final Map<Integer, Integer> widths = new HashMap<>();
    /** Rows with which blocks begin, counted from 0. */
    private final List<Integer> blocks = new ArrayList<>();
    /** The next row to write, counted from 0. */
    private int next;

    /**
     * @param sharedStrings of the workbook
     * @param tables names that the workbook's tables have
     */
    Sheet(XSSFSheet sheet, String title, Styles styles, SharedStrings sharedStrings, TableNames tables) {
        this.sheet = sheet;
        this.tables = tables;
        this.extent = new PrintExtent(sheet);
        this.title = title;
        this.styles = styles;
        this.cells = new CellWriter(styles, sharedStrings);
    }

    /** The requested title, which may be longer than {@link #name}. */
    public String title() {
        return title;
    }

    /** The name on the sheet's tab, shortened and unique. */
    public String name() {
        return sheet.getSheetName();
    }

    /**
     * Makes columns at least so wide; {@link #table} does it for its own columns.
     *
     * @param columns from column A on
     */
    public void widths(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            int given = widths.merge(i, columns.get(i).units(), Math::max);
            sheet.setColumnWidth(i, given);
        }
    }

    /** The row that is written next, counted from 0: where what follows begins. */
    public int position() {
        return next;
    }

    /** Continues below the charts that stand beside what was written, so that the next table's chart covers none. */
    public void continueBelowCharts() {
        next = Math.max(next, belowCharts);
    }

    /** Puts all charts of the sheet into one line, beside its widest table. */
    public void chartsFrom(int column) {
        chartColumn = column;
    }

    /** Pages that the sheet fills when it is as wide as a page and as high as it needs; 1.2 is a page and a fifth. */
    public double wantedPages() {
        return extent.pages();
    }

    /** Shrinks the print to so many pages, on which no block is cut if that is possible. */
    public void printOn(int pages) {
        if (pages == 1 || blocks.size() < 2 || !new PrintBreaks(sheet, extent, blocks).set(pages)) {
            sheet.getPrintSetup().setFitHeight((short) pages);
        }
    }

    /** What is written from here up to the next block is not cut by the end of a printed page. */
    public void beginBlock() {
        blocks.add(next);
    }

    /** Prints only the beginning of a list that is there for filters and pivot tables. */
    public void printRows(int rows, int columns) {
        XSSFWorkbook workbook = sheet.getWorkbook();
        workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, columns - 1, 0, rows - 1);
    }

    /** Leaves an empty row. */
    public void skip() {
        next++;
    }

    /**
     * Writes a text that overflows into the empty cells beside it.
     *
     * @param text one line
     */
    public void line(String text, CellStyleName style) {
        XSSFRow row = sheet.createRow(next++);
        cells.write(row, 0, CellValue.text(text), style, Column.ColumnFit.ONE_LINE);
        row.setHeightInPoints(style.points * 1.6f);
    }

    /**
     * Writes a line that links to a place of this workbook.
     *
     * @param to sheet of the same workbook
     * @param row as of {@link #position}
     */
    public void link(String text, Sheet to, int row) {
        line(text, CellStyleName.LINK);
        Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + to.name().replace("'", "''") + "'!A" + (row + 1));
        sheet.getRow(next - 1).getCell(0).setHyperlink(link);
    }

    /**
     * Writes a wrapped text over the first columns, merged into one cell. Set the widths before: the row height is computed
     * from them.
     *
     * @param text may contain line breaks
     * @param columns number of columns that the text spans
     */
    public void paragraph(String text, CellStyleName style, int columns) {
        XSSFRow row = sheet.createRow(next);
        cells.write(row, 0, CellValue.text(text), style, Column.ColumnFit.WRAP);
        for (int i = 1; i < columns; i++) {
            cells.write(row, i, CellValue.nothing(), style, Column.ColumnFit.WRAP);
        }
        if (columns > 1) {
            sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns - 1));
        }
        double width = width(columns) * CellStyleName.PLAIN.points / style.points;
        row.setHeightInPoints(height(lines(text, width), style) + MARGIN);
        next++;
    }

    /**
     * Writes a header and rows, sets the column widths, and makes them a table of the spreadsheet, whose columns
     * formulas and pivot tables call by their titles.
     *
     * @param name what the table is about, from which its name is made
     * @param columns from column A on
     * @param rows each with one value for every column
     * @return where the table stands, for {@link #freezeHeader} and {@link #draw}
     * @throws IllegalArgumentException when a row has another number of values than there are columns
     */
    public TableRange table(String name, List<Column> columns, List<List<CellValue>> rows) {
        widths(columns);
        int header = next++;
        XSSFRow top = sheet.createRow(header);
        List<String> titles = ColumnTitles.titles(columns);
        top.setHeightInPoints(Math.max(HEADER_HEIGHT, height(titles, columns)));
        for (int i = 0; i < columns.size(); i++) {
            cells.write(top, i, CellValue.text(titles.get(i)), header(i, rows), Column.ColumnFit.WRAP);
        }
        for (List<CellValue> row : rows) {
            write(sheet.createRow(next++), row, columns);
        }
        TableRange range = new TableRange(header, next - 1, columns.size());
        define(name, range);
        return range;
    }

    /** A table of the spreadsheet needs a row at least. */
    private void define(String name, TableRange range) {
        if (range.isEmpty()) {
            return;
        }
        XSSFTable table =
                sheet.createTable(new AreaReference(range.range().formatAsString(), SpreadsheetVersion.EXCEL2007));
        String unique = tables.unique(name);
        table.setName(unique);
        table.setDisplayName(unique);
        table.updateHeaders();
    }

    /**
     * Marks the only table of a sheet: its header stays visible when scrolling, is repeated on each printed page, and
     * has filters.
     *
     * @param range as returned by {@link #table}
     */
    public void freezeHeader(TableRange range) {
        sheet.createFreezePane(1, range.header() + 1);
        sheet.setRepeatingRows(new CellRangeAddress(range.header(), range.header(), -1, -1));
        sheet.getTables().forEach(table -> table.getCTTable()
                .addNewAutoFilter()
                .setRef(range.range().formatAsString()));
    }

    /**
     * Places a chart beside the table whose cells it shows.
     *
     * @param chart whose columns are those of the table
     */
    public void draw(Chart chart, TableRange range) {
        int column = chartColumn == null ? range.columns() + 1 : chartColumn;
        for (int i = column; i < column + ChartWriter.COLUMNS_WIDE; i++) {
            sheet.setColumnWidth(i, widths.merge(i, CHART_COLUMN, Math::max));
        }
        int last = new ChartWriter(sheet, styles.formats(), styles.language()).draw(chart, range, column);
        belowCharts = Math.max(belowCharts, last + 2);
    }

    // titles stand above the digits of their column
    private static CellStyleName header(int column, List<List<CellValue>> rows) {
        return rows.stream().anyMatch(row -> row.get(column).isNumber())
                ? CellStyleName.HEADER_OF_NUMBERS
                : CellStyleName.HEADER;
    }

    private void write(XSSFRow row, List<CellValue> values, List<Column> columns) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException("sheet \"%s\" row %d: expected %d values, found %d"
                    .formatted(name(), row.getRowNum() + 1, columns.size(), values.size()));
        }
        row.setHeightInPoints(height(values.stream().map(CellValue::text).toList(), columns));
        for (int i = 0; i < values.size(); i++) {
            cells.write(
                    row, i, values.get(i), CellStyleName.PLAIN, columns.get(i).fit());
        }
    }

    /**
     * Row heights are stored in the file: not every program fits a row to its wrapped text, and none does so for
     * merged cells.
     */
    private static float height(List<String> texts, List<Column> columns) {
        long lines = 1;
        for (int i = 0; i < texts.size(); i++) {
            Column column = columns.get(i);
            if (column.fit() == Column.ColumnFit.WRAP) {
                lines = Math.max(lines, lines(texts.get(i), column.width() - INDENT_WIDTH));
            }
        }
        return height(lines, CellStyleName.PLAIN);
    }

    private double width(int columns) {
        return IntStream.range(0, columns).map(sheet::getColumnWidth).sum() / 256.0;
    }

    // an estimate by characters: measuring text would need the font of the reader's machine
    private static long lines(String text, double width) {
        double perLine = Math.max(1, width * DENSITY);
        return text.lines()
                .mapToLong(line -> (long) Math.ceil(Math.max(1, line.length()) / perLine))
                .sum();
    }

    private static float height(long lines, CellStyleName style) {
        return Math.min(HIGHEST, Math.max(1, lines) * LINE_HEIGHT * style.points / CellStyleName.PLAIN.points);
    }
}
