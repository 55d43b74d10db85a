package org.rida.sheet;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

/**
 * Not a test: compares the duration of a large export with plain SXSSF writing the same cells, in one run. The
 * argument is the number of rows (default 1,000,000); run it with {@code -Xmx256m}.
 */
final class ExportBenchmark {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private interface Work {
        void run() throws Exception;
    }

    private ExportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("rida-export");
        writeStreaming(folder.resolve("warm.xlsx"), 20_000);
        plain(folder.resolve("warm-plain.xlsx"), 20_000);
        double plainBefore = seconds(() -> plain(folder.resolve("plain.xlsx"), rows));
        double ours = seconds(() -> writeStreaming(folder.resolve("ours.xlsx"), rows));
        double plainAfter = seconds(() -> plain(folder.resolve("plain.xlsx"), rows));
        double plain = Math.min(plainBefore, plainAfter);
        System.out.printf(
                "export of %,d rows x 8, heap limit %d MB: measured %.1f s, plain SXSSF %.1f and %.1f s: %.2f x; wanted 256 MB, 1.30 x%n",
                rows, Runtime.getRuntime().maxMemory() >> 20, ours, plainBefore, plainAfter, ours / plain);
    }

    private static void writeStreaming(Path target, int rows) {
        WorkbookSettings edition =
                new WorkbookSettings(Language.AR, DigitSystem.ARABIC_INDIC, Instant.parse("2026-11-01T00:00:00Z"));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            columns.add(Column.of("العمود " + i, 16));
        }
        try (StreamingWorkbook file = StreamingWorkbook.begin(target, edition, "الصفوف", columns)) {
            for (int i = 0; i < rows; i++) {
                file.add(List.of(
                        CellValue.text("R-2610-" + i),
                        CellValue.day(FIRST.plusDays(i % 300)),
                        CellValue.text("المقابلة"),
                        CellValue.text("الدعم الصحي"),
                        CellValue.whole(i % 60),
                        CellValue.share((i % 100) / 100.0, 0),
                        CellValue.decimal(i / 7.0, 1),
                        CellValue.text("مقبول")));
            }
            file.finish();
        }
    }

    private static void plain(Path target, int rows) throws Exception {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 100, true);
                OutputStream out = Files.newOutputStream(target)) {
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/mm/dd"));
            CellStyle share = book.createCellStyle();
            share.setDataFormat(book.createDataFormat().getFormat("0%"));
            SXSSFSheet sheet = book.createSheet("rows");
            for (int i = 0; i < rows; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue("R-2610-" + i);
                row.createCell(1).setCellValue(FIRST.plusDays(i % 300));
                row.getCell(1).setCellStyle(day);
                row.createCell(2).setCellValue("المقابلة");
                row.createCell(3).setCellValue("الدعم الصحي");
                row.createCell(4).setCellValue(i % 60);
                row.createCell(5).setCellValue((i % 100) / 100.0);
                row.getCell(5).setCellStyle(share);
                row.createCell(6).setCellValue(i / 7.0);
                row.createCell(7).setCellValue("مقبول");
            }
            book.write(out);
        }
    }

    private static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}
