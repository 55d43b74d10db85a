package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.ReferenceData;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.intake.store.MergeTest;

/** The same rows in different formats and charsets are read as equal rows. */
class FormatsTest {

    private static final List<List<String>> ROWS = List.of(
            List.of("request_no", "received_on", "kind", "service", "channel"),
            List.of("14603", "2026-09-01", "aid", "السلال الغذائية", "phone"),
            List.of("14604", "2026-09-02", "complaint", "", "الخطابات"));

    @TempDir
    Path folder;

    static List<Form> forms() throws IOException {
        return List.of(
                new Form("comma", text(",", "\n").getBytes(StandardCharsets.UTF_8)),
                new Form("tab", text("\t", "\r\n").getBytes(StandardCharsets.UTF_8)),
                new Form("bar, CR", text("|", "\r").getBytes(StandardCharsets.UTF_8)),
                new Form("mark", ("\ufeff" + text(";", "\r\n")).getBytes(StandardCharsets.UTF_8)),
                new Form("utf-16 marked", text(",", "\n").getBytes(StandardCharsets.UTF_16)),
                new Form("utf-16 le", text("\t", "\n").getBytes(StandardCharsets.UTF_16LE)),
                new Form("utf-16 be", text(",", "\n").getBytes(StandardCharsets.UTF_16BE)),
                new Form("zip", zip(text(",", "\n").getBytes(StandardCharsets.UTF_8))),
                new Form("xlsx", workbook(new XSSFWorkbook(), false)),
                new Form("xlsx titled", workbook(new XSSFWorkbook(), true)),
                new Form("xls", workbook(new HSSFWorkbook(), false)));
    }

    record Form(String name, byte[] content) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void allFormsGiveEqualRows(Form form) {
        TestIntake rida = new TestIntake(folder);
        rida.ingest(text(",", "\n").replace("14603", "14603.0"), "requests");

        IngestResult again = rida.ingest(form.content(), "requests");
        if (!form.name().equals("comma")) {
            assertThat(again.fileId()).isNotEqualTo(1);
        }
        assertThat(MergeTest.counts(again)).containsExactly(2, 0, 2, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8",
                "utf-8-bom",
                "utf-16be-bom",
                "utf-16le-bom",
                "windows-1256",
                "iso-8859-6",
            })
    void oneArabicTableInSixCharsets(String charset) {
        Path file = ReferenceData.file("charset/holiday_names_" + charset + ".csv");

        assertThat(ReadRows.read(file, new CsvFormat()))
                .isEqualTo(ReadRows.read(ReferenceData.file("charset/holiday_names_utf-8.csv"), new CsvFormat()));
    }

    @Test
    void garbledTextIsRefused() {
        byte[] arabic = "request_no,received_on,kind,service\nR-1,2026-09-01,aid,السلال الغذائية\n"
                .getBytes(StandardCharsets.UTF_8);
        TestIntake rida = new TestIntake(folder);

        for (String wrong : List.of("windows-1252", "windows-1256")) {
            byte[] garbled = new String(arabic, Charset.forName(wrong)).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> rida.ingest(garbled, "requests"))
                    .as(wrong)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("wrong charset");
        }
    }

    @Test
    void textThatEndsInsideACharacterIsRefused() {
        byte[] whole =
                "request_no,received_on,kind,service\nR-1,2026-09-01,aid,السلال".getBytes(StandardCharsets.UTF_8);
        TestIntake rida = new TestIntake(folder);

        assertThatThrownBy(() -> rida.ingest(java.util.Arrays.copyOf(whole, whole.length - 1), "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("middle of a character");
    }

    private static String text(String delimiter, String lineEnd) {
        StringBuilder text = new StringBuilder();
        ROWS.forEach(row -> text.append(String.join(delimiter, row)).append(lineEnd));
        return text.toString();
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("rows.csv"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(Workbook workbook, boolean titled) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook) {
            workbook.createSheet("مخفي").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetHidden(0, true);
            Sheet sheet = workbook.createSheet("طلبات");
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            int at = 0;
            if (titled) {
                sheet.createRow(at).createCell(0).setCellValue("تقرير الطلبات");
                at += 2;
            }
            for (List<String> values : ROWS) {
                fill(sheet.createRow(at++), values, date);
            }
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static void fill(Row row, List<String> values, CellStyle date) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.startsWith("2026")) {
                row.createCell(i).setCellValue(LocalDate.parse(value));
                row.getCell(i).setCellStyle(date);
            } else if (value.startsWith("146")) {
                row.createCell(i).setCellValue(Double.parseDouble(value));
            } else if (!value.isEmpty()) {
                row.createCell(i).setCellValue(value);
            }
        }
    }
}
