package org.rida.intake.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.rida.intake.format.SpreadsheetNumbers.NumberStyle;
import org.rida.intake.mapping.Mapping;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** XLS workbooks of Excel 97 to 2003. They have at most 65,536 rows a sheet and are read into memory. */
@Component
@Order(20)
class XlsFormat implements FileFormat {

    @Override
    public String name() {
        return "XLS";
    }

    @Override
    public boolean reads(IncomingFile file) {
        return WorkbookPasswords.isXls(file);
    }

    @Override
    public boolean fixedWidth() {
        return false;
    }

    @Override
    public void read(IncomingFile file, Mapping mapping, RowSink rows) throws IOException {
        // POI takes the password of an XLS from a thread-local variable; it is cleared at the end.
        Biff8EncryptionKey.setCurrentUserPassword(mapping.password());
        try (POIFSFileSystem container = new POIFSFileSystem(file.path().toFile(), true);
                HSSFWorkbook workbook = new HSSFWorkbook(container, false)) {
            boolean from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
            List<SheetSelector.SheetEntry> sheets = SheetSelector.select(file, mapping, sheets(workbook), rows);
            if (from1904) {
                rows.daysFrom1904();
            }
            for (SheetSelector.SheetEntry sheet : sheets) {
                read(workbook.getSheet(sheet.name()), from1904, rows);
            }
        } catch (EncryptedDocumentException e) {
            throw WorkbookPasswords.problem(file, mapping);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** With hidden and very hidden ones, which the selection leaves out. */
    private static List<SheetSelector.SheetEntry> sheets(HSSFWorkbook workbook) {
        List<SheetSelector.SheetEntry> sheets = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            String name = workbook.getSheetName(i);
            sheets.add(new SheetSelector.SheetEntry(
                    name, name, workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE));
        }
        return sheets;
    }

    private static void read(Sheet sheet, boolean from1904, RowSink rows) {
        SheetRows content = new SheetRows(sheet.getSheetName(), new MergedCells(sheet.getMergedRegions()), rows);
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                Cell cell = row.getCell(i);
                cells.add(cell == null ? "" : text(cell, from1904));
            }
            content.row(row.getRowNum() + 1L, row.getZeroHeight(), cells);
        }
        content.finish();
    }

    /** For a formula the value that the sender's program calculated last. */
    private static String text(Cell cell, boolean from1904) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> SheetText.unescape(cell.getRichStringCellValue().getString());
            case NUMERIC -> SpreadsheetNumbers.text(cell.getNumericCellValue(), numberStyle(cell), from1904);
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }

    /** Plain where a cell has no style of its own. */
    private static NumberStyle numberStyle(Cell cell) {
        CellStyle style = cell.getCellStyle();
        return style == null
                ? NumberStyle.PLAIN
                : SpreadsheetNumbers.style(style.getDataFormat(), style.getDataFormatString());
    }
}
