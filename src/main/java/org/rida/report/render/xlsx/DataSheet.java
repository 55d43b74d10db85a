package org.rida.report.render.xlsx;

import org.rida.report.document.Cell;
import org.rida.report.document.FigureRow;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;













import java.util.List;
import java.util.stream.Stream;

/** Every figure of the report on a line of its own, for filters and pivot tables. */
final class DataSheet {

    private static final List<Integer> WIDTHS = List.of(17, 36, 32, 32, 22, 10, 12, 14, 14, 10, 10, 22);
    private static final List<String> COLUMNS =
            Stream.concat(Stream.of("month"), FigureRow.COLUMNS.stream()).toList();

    private DataSheet() {}

    static Sheet add(SheetWorkbook book, FigureSet figures, WorkbookText phrases) {
        Sheet sheet = book.sheet(phrases.format("sheet.data"), PageSetup.LANDSCAPE);
        List<Column> columns =
                phrases.columns(COLUMNS, WIDTHS).stream().map(Column::oneLine).toList();
        List<List<CellValue>> rows = FigureRow.of(figures, phrases.wording()).stream()
                .map(figure -> row(figure, phrases))
                .toList();
        sheet.freezeHeader(sheet.table(columns, rows));
        return sheet;
    }

    private static List<CellValue> row(FigureRow figure, WorkbookText phrases) {
        Cell cell = figure.cell();
        CellStyleName ink = cell.state() == Cell.CellState.NUMBER ? CellStyleName.PLAIN : CellStyleName.MUTED;
        return List.of(
                CellValue.month(figure.month()),
                CellValue.text(figure.page()),
                CellValue.text(figure.block()),
                CellValue.text(figure.row()),
                CellValue.text(figure.column()),
                CellValue.text(phrases.format("unit", cell.unit())),
                WorkbookText.numberOrNothing(cell.unit(), cell.value()),
                WorkbookText.numberOrNothing(cell.unit(), cell.low()),
                WorkbookText.numberOrNothing(cell.unit(), cell.high()),
                WorkbookText.wholeOrNothing(cell.numerator()),
                WorkbookText.wholeOrNothing(cell.denominator()),
                CellValue.text(phrases.format("state", cell.state())).in(ink));
    }
}
