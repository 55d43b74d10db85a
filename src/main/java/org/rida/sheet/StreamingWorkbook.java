package org.rida.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rida.io.AtomicFile;

/**
 * A workbook of one long table, written row by row in constant memory: exports and rejected rows. Only its owner can
 * read the file. Rows beyond the limit of a sheet continue on the next one, which repeats the header. Nothing appears
 * at the target before {@link #finish}; closing without it leaves no file. Not thread-safe.
 */
public final class StreamingWorkbook implements AutoCloseable {

    /** Older rows are flushed to a temporary file. */
    private static final int ROWS_IN_MEMORY = 100;

    private final Path target;
    private final WorkbookSettings settings;
    private final String title;
    private final List<Column> columns;
    private final int rowsPerSheet;
    private final SheetNames names = new SheetNames();
    private final SXSSFWorkbook workbook;
    private final CellWriter cells;
    private @Nullable SXSSFSheet sheet;
    private int next;
    private long written;

    static {
        PrivateTemporaryFiles.use();
    }

    private StreamingWorkbook(
            Path target, WorkbookSettings settings, String title, List<Column> columns, int rowsPerSheet) {
        this.target = target;
        this.settings = settings;
        this.title = title;
        this.columns = List.copyOf(columns);
        this.rowsPerSheet = rowsPerSheet;
        XSSFWorkbook template = new XSSFWorkbook();
        // Styles and properties belong to the template, which the streaming workbook writes along with its rows.
        this.cells = new CellWriter(new Styles(template, settings));
        WorkbookProperties.put(template, settings, title);
        this.workbook = new SXSSFWorkbook(template, ROWS_IN_MEMORY, true);
    }

    /**
     * Begins a workbook.
     *
     * @param target replaced when the workbook is finished
     * @param settings language, digits and creation date
     * @param title name of the sheets, numbered from the second on
     */
    public static StreamingWorkbook begin(Path target, WorkbookSettings settings, String title, List<Column> columns) {
        return begin(target, settings, title, columns, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    /** @param rowsPerSheet including the header */
    static StreamingWorkbook begin(
            Path target, WorkbookSettings settings, String title, List<Column> columns, int rowsPerSheet) {
        return new StreamingWorkbook(target, settings, title, columns, rowsPerSheet);
    }

    /**
     * Appends a row.
     *
     * @param values one for each column
     * @throws IllegalArgumentException when the number of values differs from the number of columns
     */
    public void add(List<CellValue> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException("%s row %d: expected %d values, found %d"
                    .formatted(target.getFileName(), written + 1, columns.size(), values.size()));
        }
        Row row = currentSheet().createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            cells.write(
                    row, i, values.get(i), CellStyleName.PLAIN, columns.get(i).fit());
        }
        written++;
    }

    /** Number of rows added so far, without headers. */
    public long written() {
        return written;
    }

    /**
     * Moves the complete file into place. A table without rows still has its header.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public void finish() {
        closeTable(currentSheet());
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            try (OutputStream out = file.output()) {
                workbook.write(out);
            }
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": the workbook could not be written", e);
        }
    }

    /** Deletes the temporary files, whether or not the workbook was finished. */
    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": temporary files could not be removed", e);
        }
    }

    private SXSSFSheet currentSheet() {
        SXSSFSheet current = sheet;
        if (current != null && next < rowsPerSheet) {
            return current;
        }
        if (current != null) {
            closeTable(current);
        }
        SXSSFSheet newSheet = beginSheet();
        sheet = newSheet;
        return newSheet;
    }

    private SXSSFSheet beginSheet() {
        SXSSFSheet newSheet = workbook.createSheet(names.unique(title));
        newSheet.setRightToLeft(settings.language().rightToLeft());
        newSheet.createFreezePane(0, 1);
        newSheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        PageSetup.LANDSCAPE.setUp(newSheet, settings, List.of());
        Row header = newSheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            newSheet.setColumnWidth(i, columns.get(i).units());
            cells.write(header, i, CellValue.text(columns.get(i).title()), CellStyleName.HEADER, Column.ColumnFit.WRAP);
        }
        next = 1;
        return newSheet;
    }

    private void closeTable(SXSSFSheet finished) {
        finished.setAutoFilter(new CellRangeAddress(0, next - 1, 0, columns.size() - 1));
    }
}
