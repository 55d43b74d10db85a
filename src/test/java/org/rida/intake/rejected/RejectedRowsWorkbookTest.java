package org.rida.intake.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.store.MergeTest;

/** Rejected rows are exported as a workbook, corrected, and ingested again. */
class RejectedRowsWorkbookTest {

    private static final String FILE =
            """
            phone,kind,request_no,received_on,beneficiary_no
            0551234567,aid,R-1,2026-09-01,B-1
            0551234567,gift,007,soon,B-2
            0551234567,aid,1.01E+11,2026-09-03,=B-3
            0551234567,aid,,2026-09-04,
            """;

    @TempDir
    Path folder;

    private TestIntake rida;
    private RejectedRowsWorkbook workbook;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
        workbook = new RejectedRowsWorkbook(
                rida.sql, rida.rejected, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")), rida.audit);
    }

    @Test
    void holdsTheSendersOwnColumnsLinesAndReasons() throws IOException {
        Path written = write(rida.ingest(FILE, "requests"), Language.EN);

        assertThat(cells(written))
                .containsExactly(
                        "Rida: line|Rida: reason|kind|request_no|received_on|beneficiary_no|Rida: row reference",
                        "3|received_on: enter a date like 31/10/2026, 31-10-2026, 2026/10/31; the cell says \"soon\"\nkind: enter one of Aid,"
                                + " Complaint, Enquiry, Outreach, Registration, Volunteering; the cell says \"gift\""
                                + "|gift|007|soon|B-2|1",
                        "4|request_no: enter the whole number; the cell says \"1.01E+11\", which a spreadsheet has truncated. Format the"
                                + " column as text and export again|aid|1.01E+11|2026-09-03|=B-3|2",
                        "5|request_no: enter a value; the cell is empty|aid||2026-09-04||3");
    }

    @Test
    void correctsRowsAlsoWhereTheNumberWasMissing() throws IOException {
        Path written = write(rida.ingest(FILE, "requests"), Language.AR);
        edit(written, sheet -> {
            set(sheet, 1, "kind", "aid");
            set(sheet, 1, "received_on", "2026-09-02");
            set(sheet, 2, "request_no", "101000000007");
            set(sheet, 3, "request_no", "R-4");
        });
        IngestResult corrected = rida.ingest(written, "requests");

        assertThat(MergeTest.counts(corrected)).containsExactly(3, 3, 0, 0, 0);
        assertThat(corrected.notes())
                .extracting(BilingualText::en)
                .containsExactly("This file corrects 3 rejected rows of earlier files.");
        assertThat(states()).containsExactly("corrected {}", "corrected {}", "corrected {}");
        assertThat(rida.request("007")).containsEntry("kind", "aid");
        assertThat(rida.count("request")).isEqualTo(4);
    }

    @Test
    void aRowRejectedAgainIsOpenOnlyOnce() throws IOException {
        Path written = write(rida.ingest(FILE, "requests"), Language.EN);
        edit(written, sheet -> set(sheet, 3, "request_no", "R-4"));
        IngestResult second = rida.ingest(written, "requests");

        assertThat(MergeTest.counts(second)).containsExactly(3, 1, 0, 0, 2);
        assertThat(rida.rejected.countOpenByFile()).containsOnlyKeys(second.fileId());
        assertThat(rida.rejected.countOpen()).isEqualTo(2);
    }

    @Test
    void aPartlyCorrectedWorkbookIsNotRefused() throws IOException {
        StringBuilder rows = new StringBuilder("request_no,received_on,kind\n");
        for (int i = 0; i < 200; i++) {
            rows.append("R-").append(i).append(i < 30 ? ",soon" : ",2026-09-01").append(",aid\n");
        }
        Path written = write(rida.ingest(rows.toString(), "requests"), Language.EN);
        edit(written, sheet -> set(sheet, 1, "received_on", "2026-09-01"));

        assertThat(MergeTest.counts(rida.ingest(written, "requests"))).containsExactly(30, 1, 0, 0, 29);
    }

    private Path write(IngestResult result, Language language) {
        Path target = folder.resolve("rejected.xlsx");
        assertThat(workbook.write(result.fileId(), TestIntake.mapping("requests"), target, language))
                .isEqualTo(result.rejected());
        return target;
    }

    private List<String> states() {
        return rida.sql
                .sql("select state || ' ' || cells from rejected_row order by rejected_id")
                .query(String.class)
                .list();
    }

    private static List<String> cells(Path file) throws IOException {
        DataFormatter formatter = new DataFormatter();
        List<String> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            book.getSheetAt(0).forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getLastCellNum(); i++) {
                    Cell cell = row.getCell(i);
                    cells.add(cell == null ? "" : formatter.formatCellValue(cell));
                }
                rows.add(String.join("|", cells));
            });
        }
        return rows;
    }

    private static void edit(Path file, Consumer<XSSFSheet> change) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            change.accept(book.getSheetAt(0));
            try (OutputStream out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
    }

    private static void set(XSSFSheet sheet, int row, String header, String value) {
        for (Cell cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(header)) {
                sheet.getRow(row).createCell(cell.getColumnIndex()).setCellValue(value);
            }
        }
    }
}
