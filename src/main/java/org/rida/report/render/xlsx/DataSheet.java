package org.rida.report.render.xlsx;

import java.util.List;
import java.util.stream.Stream;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureRow;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;

/** The sheet of all figures, one per row, for filters and pivot tables. */
final class DataSheet {

    private static final List<Integer> WIDTHS = List.of(17, 36, 32, 32, 22, 10, 12, 14, 14, 10, 10, 22);
    private static final List<String> COLUMNS =
            Stream.concat(Stream.of("month"), FigureRow.COLUMNS.stream()).toList();

    private DataSheet() {}

    /** Cells do not wrap, so that thousands of rows have equal heights. */
    static Sheet add(SheetWorkbook workbook, FigureSet figures, WorkbookText labels) {
        Sheet sheet = workbook.sheet(labels.format("sheet.data"), PageSetup.LANDSCAPE);
        List<Column> columns =
                labels.columns(COLUMNS, WIDTHS).stream().map(Column::oneLine).toList();
        List<List<CellValue>> rows = FigureRow.of(figures, labels.messages()).stream()
                .map(figure -> row(figure, labels))
                .toList();
        sheet.freezeHeader(sheet.table(columns, rows));
        return sheet;
    }

    /**
     * Numbers as numbers in their own columns; a figure that is hidden has its state in words and no number, so that no
     * formula can sum it up by mistake.
     */
    private static List<CellValue> row(FigureRow figure, WorkbookText labels) {
        Cell cell = figure.cell();
        CellStyleName style = cell.state() == Cell.CellState.NUMBER ? CellStyleName.PLAIN : CellStyleName.MUTED;
        return List.of(
                CellValue.month(figure.month()),
                CellValue.text(figure.page()),
                CellValue.text(figure.block()),
                CellValue.text(figure.row()),
                CellValue.text(figure.column()),
                CellValue.text(labels.format("unit", cell.unit())),
                WorkbookText.numberOrNothing(cell.unit(), cell.value()),
                WorkbookText.numberOrNothing(cell.unit(), cell.low()),
                WorkbookText.numberOrNothing(cell.unit(), cell.high()),
                WorkbookText.wholeOrNothing(cell.numerator()),
                WorkbookText.wholeOrNothing(cell.denominator()),
                CellValue.text(labels.format("state", cell.state())).styled(style));
    }
}
