package org.rida.sample.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.rida.sheet.PrivateTemporaryFiles;

/**
 * The same export saved as a workbook, with real dates. Rows are streamed to a temporary file, so that a large sample fits
 * into little memory.
 */
final class XlsxExport implements ExportWriter {

    static {
        PrivateTemporaryFiles.use();
    }

    private final Path file;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook();
    private final Sheet sheet = workbook.createSheet("requests");
    private final CellStyle date = style("yyyy-mm-dd");
    private final CellStyle dateTime = style("yyyy-mm-dd hh:mm");
    private int rows;

    XlsxExport(Path file, List<String> header) {
        this.file = file;
        row(header);
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < cells.size(); i++) {
            Object value = cells.get(i);
            if (value != null) {
                fill(row.createCell(i), value);
            }
        }
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(date);
        } else if (value instanceof LocalDateTime time) {
            cell.setCellValue(time);
            cell.setCellStyle(dateTime);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        try (workbook;
                OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
    }
}
