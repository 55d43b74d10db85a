package org.rida.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.console.RequestUser;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.PolicyReader;

class RowExportTest {

    /** A row with a value of each kind. */
    private record Listed(String number, String note, @Nullable LocalDate day, @Nullable Instant at, long count) {}

    private static final RowExport.ListExport<Listed> ROWS = new RowExport.ListExport<>(
            "rida-watch-list-2026-10-31",
            "watch.title",
            List.of(
                    RowColumn.text("watch.column.request", (row, text) -> row.number()),
                    RowColumn.text("notes.text", (row, text) -> row.note()),
                    RowColumn.day("watch.column.target", Listed::day),
                    RowColumn.hijri("watch.column.target", Listed::day),
                    RowColumn.moment("console.audit.at", Listed::at),
                    RowColumn.whole("rows.read", Listed::count),
                    RowColumn.seconds(
                            "console.run.seconds",
                            Listed::at,
                            row -> row.at() == null ? null : row.at().plusMillis(83_250))),
            List.of(
                    new Listed(
                            "R-1",
                            "=HYPERLINK(\"http://x.example\")",
                            LocalDate.of(2026, 6, 10),
                            Instant.parse("2026-11-30T10:27:31Z"),
                            -143),
                    new Listed("00012", "سطران\nفي خلية", null, null, 1900)));

    private final RowExport export = new RowExport(
            PolicyReader.read(Path.of("jobs/policy")), InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z")));

    @ParameterizedTest
    @EnumSource
    void csvIsUtf8ForExcelWithPlainNumbersAndIsoDaysAndNoCellIsAFormula(DigitSystem digits) {
        byte[] file = export.response(ROWS, "csv", user(Language.AR, digits)).getBody();

        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        \uFEFFالطلب,الملاحظة,موعد الرد,موعد الرد (هجري),الوقت,قُرئ,المدة بالثواني
                        R-1," =HYPERLINK(""http://x.example"")",2026-06-10,1447/12/24هـ,2026-11-30 13:27,-143,83.3
                        00012,"سطران
                        في خلية",,,,1900,
                        """
                                .replace("\n", "\r\n")
                                .replace("سطران\r\n", "سطران\n"));
    }

    @ParameterizedTest
    @EnumSource
    void aWorkbookHasTheDirectionOfTheReaderAndValuesThatAreSummedAndSorted(Language language) throws IOException {
        byte[] file = export.response(ROWS, "xlsx", user(language, DigitSystem.ARABIC_INDIC))
                .getBody();

        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.isRightToLeft()).isEqualTo(language == Language.AR);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            Row first = sheet.getRow(1);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("=HYPERLINK(\"http://x.example\")");
            assertThat(first.getCell(2).getLocalDateTimeCellValue()).isEqualTo("2026-06-10T00:00");
            assertThat(first.getCell(4).getLocalDateTimeCellValue()).isEqualTo("2026-11-30T13:27");
            assertThat(List.of(first.getCell(2), first.getCell(4))).allMatch(DateUtil::isCellDateFormatted);
            assertThat(first.getCell(5).getNumericCellValue()).isEqualTo(-143);
            assertThat(first.getCell(6).getNumericCellValue()).isEqualTo(83.25);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                    .as("a number that is a name stays the text that it was")
                    .isEqualTo("00012");
            assertThat(sheet.getRow(2).getCell(2).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @Test
    void theFileIsNamedAfterItsRows() {
        assertThat(export.response(ROWS, "xlsx", user(Language.EN, DigitSystem.EUROPEAN))
                        .getHeaders()
                        .getContentDisposition()
                        .getFilename())
                .isEqualTo("rida-watch-list-2026-10-31.xlsx");
    }

    @Test
    void theSameRowsAtTheSameTimeAreTheSameFile() {
        assertThat(export.response(ROWS, "csv", user(Language.EN, DigitSystem.EUROPEAN))
                        .getBody())
                .isEqualTo(export.response(ROWS, "csv", user(Language.EN, DigitSystem.EUROPEAN))
                        .getBody());
    }

    private static RequestUser user(Language language, DigitSystem digits) {
        return new RequestUser(Optional.empty(), new Messages(language, digits), Actor.console("quality", "192.0.2.1"));
    }
}
