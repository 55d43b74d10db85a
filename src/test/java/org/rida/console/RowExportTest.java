package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.console.RowExport.ExportedRows;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.PolicyReader;

class RowExportTest {

    private static final ExportedRows ROWS = new ExportedRows(
            "rida-watch-list-2026-10-31",
            "قائمة المتابعة",
            List.of("الطلب", "ملاحظة"),
            List.of(List.of("R-1", "=HYPERLINK(\"http://x.example\")"), List.of("00012", "سطران\nفي خلية")));

    private final RowExport export = new RowExport(
            PolicyReader.read(Path.of("jobs/policy")), InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z")));

    @Test
    void csvIsUtf8ForExcelAndNoCellIsAFormula() {
        byte[] file = export.response(ROWS, "csv", user(Language.AR)).getBody();

        assertThat(new String(file, StandardCharsets.UTF_8))
                .startsWith("\uFEFFالطلب,ملاحظة\r\nR-1,")
                .contains("\" =HYPERLINK(\"\"http://x.example\"\")\"")
                .contains("00012,\"سطران\nفي خلية\"");
    }

    @ParameterizedTest
    @EnumSource
    void aWorkbookHasTheDirectionOfTheReader(Language language) throws IOException {
        byte[] file = export.response(ROWS, "xlsx", user(language)).getBody();

        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.isRightToLeft()).isEqualTo(language == Language.AR);
            assertThat(sheet.getSheetName()).isEqualTo("قائمة المتابعة");
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("=HYPERLINK(\"http://x.example\")");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                    .as("a number stays the text that it was")
                    .isEqualTo("00012");
        }
    }

    @Test
    void theFileIsNamedAfterItsRows() {
        assertThat(export.response(ROWS, "xlsx", user(Language.EN))
                        .getHeaders()
                        .getContentDisposition()
                        .getFilename())
                .isEqualTo("rida-watch-list-2026-10-31.xlsx");
    }

    @Test
    void theSameRowsAtTheSameTimeAreTheSameFile() {
        assertThat(export.response(ROWS, "csv", user(Language.EN)).getBody())
                .isEqualTo(export.response(ROWS, "csv", user(Language.EN)).getBody());
    }

    private static RequestUser user(Language language) {
        return new RequestUser(
                Optional.empty(), new Messages(language, DigitSystem.EUROPEAN), Actor.console("quality", "192.0.2.1"));
    }
}
