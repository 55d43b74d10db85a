package org.rida.intake.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.rida.intake.BenchmarkRows;

/** The rows of the benchmark as a workbook, and other readers to compare with. */
public final class BenchmarkBook {

    private BenchmarkBook() {}

    public static Path write(Path file, int rows) throws IOException {
        Path csv = BenchmarkRows.write(file.resolveSibling(file.getFileName() + ".csv"), rows, 0);
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, true, true);
                BufferedReader lines = Files.newBufferedReader(csv);
                OutputStream out = Files.newOutputStream(file)) {
            SXSSFSheet sheet = book.createSheet("requests");
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = sheet.createRow(at++);
                String[] cells = line.split(",", -1);
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i]);
                }
            }
            book.write(out);
        }
        return file;
    }

    /** POI's own handler of a sheet's events, as its documentation shows it. */
    public static long readWithPoi(Path file) throws Exception {
        Cells cells = new Cells();
        try (OPCPackage book = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(book);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(book);
            try (InputStream sheet = reader.getSheetsData().next()) {
                XlsxFormat.parse(
                        sheet,
                        new XSSFSheetXMLHandler(reader.getStylesTable(), strings, cells, new DataFormatter(), false));
            }
        }
        return cells.characters;
    }

    public static long readWithFastexcel(Path file) throws Exception {
        AtomicLong characters = new AtomicLong();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> row.forEach(cell -> characters.addAndGet(
                    cell == null || cell.getText() == null ? 0 : cell.getText().length())));
        }
        return characters.get();
    }

    private static final class Cells implements XSSFSheetXMLHandler.SheetContentsHandler {
        private long characters;

        @Override
        public void startRow(int row) {}

        @Override
        public void endRow(int row) {}

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            characters += value == null ? 0 : value.length();
        }
    }
}
