package org.rida.report.render.xlsx;

import java.util.List;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;
import org.rida.sheet.TableRange;

/** The sheet of all figures as tidy data: one per row, for filters, pivot tables and other programs. */
final class DataSheet {

    private static final List<String> COLUMNS = List.of(
            "month",
            "metric",
            "slice",
            "unit",
            "numerator",
            "denominator",
            "value",
            "low",
            "high",
            "state",
            "metric-code",
            "slice-code");
    private static final List<Integer> WIDTHS = List.of(12, 44, 36, 10, 12, 12, 12, 14, 14, 24, 44, 36);
    /** The codes are for formulas and other programs, not for paper. */
    private static final int PRINTED_COLUMNS = 10;

    private static final int NUMERATOR = 4;
    private static final int DENOMINATOR = 5;
    /** A printed page of this width; nobody reads thousands of rows on paper. */
    private static final int PRINTED_ROWS = 45;

    private DataSheet() {}

    /** Cells do not wrap, so that thousands of rows have equal heights. */
    static Sheet add(SheetWorkbook workbook, FigureSet figures, WorkbookText labels) {
        String name = labels.format("sheet.data");
        Sheet sheet = workbook.sheet(name, PageSetup.LANDSCAPE);
        List<Column> columns =
                labels.columns(COLUMNS, WIDTHS).stream().map(Column::oneLine).toList();
        List<List<CellValue>> rows = TidyFigure.of(figures, labels.messages()).stream()
                .map(figure -> row(figure, labels))
                .toList();
        TableRange range = sheet.table(name, columns, rows);
        sheet.freezeHeader(range);
        sheet.printRows(Math.min(range.rows() + 1, PRINTED_ROWS), PRINTED_COLUMNS);
        return sheet;
    }

    /**
     * Numbers as numbers in their own columns; a figure that is hidden has its state in words and no number, so that no
     * formula can sum it up by mistake.
     */
    private static List<CellValue> row(TidyFigure figure, WorkbookText labels) {
        Cell cell = figure.cell();
        CellStyleName style = cell.state() == Cell.CellState.NUMBER ? CellStyleName.PLAIN : CellStyleName.MUTED;
        return List.of(
                CellValue.month(figure.month()),
                CellValue.text(figure.metricName()),
                CellValue.text(figure.sliceName()),
                CellValue.text(labels.format("unit", cell.unit())),
                WorkbookText.wholeOrNothing(cell.numerator()),
                WorkbookText.wholeOrNothing(cell.denominator()),
                WorkbookText.shareOrNumber(cell, NUMERATOR, DENOMINATOR),
                WorkbookText.numberOrNothing(cell.unit(), cell.low()),
                WorkbookText.numberOrNothing(cell.unit(), cell.high()),
                CellValue.text(labels.format("state", cell.state())).styled(style),
                CellValue.text(figure.metric()),
                CellValue.text(figure.slice()));
    }
}
