package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.ReferenceData;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;

/** What people do to workbooks by hand, in both formats of Excel. */
class WorkbookContentTest {

    private static final Object[] HEADER = {"request_no", "received_on", "kind", "department"};

    @TempDir
    Path folder;

    static Stream<Supplier<Workbook>> formats() {
        return Stream.of(XSSFWorkbook::new, HSSFWorkbook::new);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aCoverSheetIsSkippedAndASheetForEachMonthIsRead(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(rida, format, workbook -> {
            rows(workbook.createSheet("Read me"), new Object[] {"Requests of the north"}, new Object[] {"by month"});
            rows(workbook.createSheet("September"), HEADER, new Object[] {"S1", "2026-09-03", "aid", "programmes"});
            workbook.createSheet("empty");
            rows(
                    workbook.createSheet("October"),
                    new Object[] {"kind", "request_no", "received_on", "department"},
                    new Object[] {"aid", "S2", "2026-10-03", "programmes"},
                    new Object[] {"aid", "S3", "soon", "programmes"});
            rows(workbook.createSheet("Summary"), new Object[] {"month", "n"}, new Object[] {"September", 1});
        });

        assertThat(rida.count("request")).isEqualTo(2);
        assertThat(read.read() + " " + read.rejected()).isEqualTo("3 1");
        assertThat(notes(read))
                .contains("2 sheets with the same columns are read: September, October (1001…)")
                .contains("2 sheets are not read, because the columns are others: Read me, Summary");
        assertThat(rida.sql
                        .sql("select line_no from rejected_row")
                        .query(Long.class)
                        .single())
                .isEqualTo(1003);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void twoSheetsThatCouldBothBeReadAreAskedAbout(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);

        assertThatThrownBy(() -> ingest(rida, format, workbook -> {
                    rows(workbook.createSheet("All"), HEADER, new Object[] {"S1", "2026-09-03", "aid", "programmes"});
                    rows(
                            workbook.createSheet("Draft"),
                            new Object[] {"request_no", "received_on", "kind"},
                            new Object[] {"S2", "2026-09-03", "aid"});
                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the sheets \"All\" and \"Draft\" could both be read");
        assertThat(rida.count("request")).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mergedCellsAreFilledDownwardsOnly(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(rida, format, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            rows(
                    sheet,
                    new Object[] {"Requests of the north", "", "", ""},
                    HEADER,
                    new Object[] {"S1", "2026-09-03", "aid", "programmes"},
                    new Object[] {"S2", "", "aid", ""},
                    new Object[] {"S3", "2026-09-05", "aid", ""});
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D1"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B3:B4"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("D3:D4"));
        });

        assertThat(rida.sql
                        .sql("select received_on || ' ' || coalesce(department, '-') from request order by request_no")
                        .query(String.class)
                        .list())
                .containsExactly("2026-09-03 programmes", "2026-09-03 programmes", "2026-09-05 -");
        assertThat(notes(read)).contains("2 cells were filled from merged cells above");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aSheetThatSumsUpOthersIsNoData(Supplier<Workbook> format) {
        for (String name : new String[] {"Summary", "الملخص", "Totals 2026", "الإجمالي"}) {
            TestIntake rida = new TestIntake(folder);
            IngestResult read = ingest(rida, format, workbook -> {
                rows(workbook.createSheet("September"), HEADER, new Object[] {"S1", "2026-09-03", "aid", ""});
                rows(workbook.createSheet(name), HEADER, new Object[] {"9", "2026-09-30", "aid", ""});
                rows(workbook.createSheet("October"), HEADER, new Object[] {"S2", "2026-10-03", "aid", ""});
            });

            assertThat(rida.sql
                            .sql("select request_no from request order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("S1", "S2");
            assertThat(notes(read)).contains("the name says that it sums up others: " + name);

            assertThatThrownBy(() -> ingest(rida, format, workbook -> {
                        rows(workbook.createSheet(name), HEADER, new Object[] {"9", "2026-09-30", "aid", ""});
                        rows(workbook.createSheet("October"), HEADER, new Object[] {"S2", "2026-10-03", "aid", ""});
                    }))
                    .hasMessageContaining("is named as a summary");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void hiddenRowsAreReadAndTold(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(rida, format, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            rows(sheet, HEADER, new Object[] {"S1", "2026-09-03", "aid", ""}, new Object[] {
                "S2", "2026-09-03", "aid", ""
            });
            sheet.getRow(2).setZeroHeight(true);
        });

        assertThat(rida.count("request")).isEqualTo(2);
        assertThat(notes(read)).contains("Sheet \"a\": one hidden row is read like the others");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void errorsAndSerialsAndEscapesAreSeen(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(
                rida,
                format,
                workbook -> rows(
                        workbook.createSheet("a"),
                        HEADER,
                        new Object[] {"S1", 46298, "aid_x000D_", ""},
                        new Object[] {"S2", "46298", "aid", ""},
                        new Object[] {"S3", 46298, "aid", "#N/A"}));

        assertThat(rida.sql
                        .sql("select request_no || ' ' || received_on from request order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("S1 2026-10-03", "S2 2026-10-03");
        assertThat(read.rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void notesBesideTheTableAreTold(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(
                rida,
                format,
                workbook -> rows(
                        workbook.createSheet("a"),
                        HEADER,
                        new Object[] {"S1", "2026-09-03", "aid", "programmes", "", "call back"},
                        new Object[] {"S2", "2026-09-03", "aid", "programmes"}));

        assertThat(read.read() + " " + read.rejected()).isEqualTo("2 0");
        assertThat(notes(read)).contains("One column has values (1) but no header, and is not read: F");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aCellThatHoldsRowsIsRefused(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);

        assertThatThrownBy(() -> ingest(
                        rida,
                        format,
                        workbook -> rows(workbook.createSheet("a"), HEADER, new Object[] {
                            "S1", "2026-09-03", "aid", "north\nS2,2026-09-04,aid,\nS3,2026-09-05,aid,"
                        })))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 2 holds what looks like further rows (2 lines)");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aMergedHeaderOfTwoRowsIsRead(Supplier<Workbook> format) {
        TestIntake rida = new TestIntake(folder);
        IngestResult read = ingest(rida, "responses", format, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            rows(
                    sheet,
                    new Object[] {"response_no", "answered_on", "Ratings", ""},
                    new Object[] {"", "", "overall", "speed"},
                    new Object[] {"S1", "2026-09-03", 5, 4});
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:B2"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("C1:D1"));
        });

        assertThat(read.read() + " " + read.rejected()).isEqualTo("1 0");
        assertThat(rida.sql
                        .sql("select scores::text from response")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"speed\": 4, \"overall\": 5}");
    }

    @org.junit.jupiter.api.Test
    void theDaysOfAnXlsFrom1904AreTold() throws IOException {
        boolean[] told = new boolean[1];
        new XlsFormat()
                .read(
                        IncomingFile.of(ReferenceData.file("xlsx-poi/1904DateWindowing.xls")),
                        TestIntake.mapping("requests"),
                        new RowSink() {
                            @Override
                            public void row(long line, String[] cells) {
                                assertThat(told[0]).isTrue();
                            }

                            @Override
                            public void daysFrom1904() {
                                told[0] = true;
                            }

                            @Override
                            public void note(org.rida.intake.finding.FileNote note) {
                                // only the date system counts here
                            }
                        });
        assertThat(told[0]).isTrue();
        assertThat(SpreadsheetNumbers.dayOfSerial("44836", true)).isEqualTo("2026-10-03");
    }

    /** Fills a workbook. */
    private interface Content {
        void fill(Workbook workbook);
    }

    private IngestResult ingest(TestIntake rida, Supplier<Workbook> format, Content content) {
        return ingest(rida, "requests", format, content);
    }

    private IngestResult ingest(TestIntake rida, String mapping, Supplier<Workbook> format, Content content) {
        Path file = folder.resolve("book");
        try (Workbook workbook = format.get();
                OutputStream out = Files.newOutputStream(file)) {
            content.fill(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rida.ingest(file, mapping);
    }

    private static void rows(Sheet sheet, Object[]... rows) {
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.createRow(i);
            for (int c = 0; c < rows[i].length; c++) {
                if (rows[i][c] instanceof Number number) {
                    row.createCell(c).setCellValue(number.doubleValue());
                } else {
                    row.createCell(c).setCellValue(String.valueOf(rows[i][c]));
                }
            }
        }
    }

    private static String notes(IngestResult result) {
        return result.notes().stream().map(BilingualText::en).collect(Collectors.joining("\n"));
    }
}
