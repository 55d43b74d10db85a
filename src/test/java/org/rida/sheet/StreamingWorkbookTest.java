package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

class StreamingWorkbookTest {

    private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final WorkbookSettings ARABIC = new WorkbookSettings(Language.AR, DigitSystem.EUROPEAN, CREATED);
    private static final List<Column> COLUMNS =
            List.of(Column.of("رقم الطلب", 16), Column.of("اليوم", 12), Column.of("هجري", 12), Column.of("الفرق", 10));

    @TempDir
    Path folder;

    @Test
    void fiftyThousandRowsComeBack() throws IOException {
        Path file = folder.resolve("rows.xlsx");
        write(file, 50_000, 60_000);
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(50_000);
            assertThat(sheet.isRightToLeft()).isTrue();
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            Row last = sheet.getRow(50_000);
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("0049999");
            assertThat(last.getCell(1).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 10, 31));
            assertThat(last.getCell(2).getStringCellValue()).isEqualTo("1448/05/20هـ");
            assertThat(last.getCell(3).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(last.getCell(3).getNumericCellValue()).isEqualTo(-49_999.5);
            assertThat(book.getNumCellStyles()).isLessThan(20);
        }
    }

    @Test
    void rowsBeyondOneSheetContinueInTheNext() throws IOException {
        Path file = folder.resolve("two.xlsx");
        write(file, 25, 11);
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetAt(2).getSheetName()).isEqualTo("الصفوف 3");
            assertThat(book.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("رقم الطلب");
            assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(5);
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("private.xlsx");
        write(file, 1, 10);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("missing").resolve("rows.xlsx");
        assertThatThrownBy(() -> write(file, 1, 10))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("%s: the workbook could not be written", file);
        assertThatThrownBy(() -> SheetWorkbook.write(
                        file, ARABIC, "Title", List.of(), book -> book.sheet("a", PageSetup.PORTRAIT)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("%s: the workbook could not be written", file);
    }

    @Test
    void withoutRowsThereIsAHeader() throws IOException {
        Path file = folder.resolve("none.xlsx");
        write(file, 0, 10);
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            assertThat(new DataFormatter()
                            .formatCellValue(book.getSheetAt(0).getRow(0).getCell(3)))
                    .isEqualTo("الفرق");
        }
    }

    @Test
    void closingWithoutFinishLeavesTheTargetUnchanged() throws IOException {
        Path file = folder.resolve("kept.xlsx");
        Files.writeString(file, "before");
        try (StreamingWorkbook rows = StreamingWorkbook.begin(file, ARABIC, "الصفوف", COLUMNS)) {
            rows.add(row(1));
        }
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        Path file = folder.resolve("short.xlsx");
        try (StreamingWorkbook rows = StreamingWorkbook.begin(file, ARABIC, "الصفوف", COLUMNS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rows.add(List.of(CellValue.whole(1))))
                    .withMessage("short.xlsx row 1: expected 4 values, found 1");
        }
    }

    private static void write(Path file, int count, int rowsPerSheet) {
        try (StreamingWorkbook rows = StreamingWorkbook.begin(file, ARABIC, "الصفوف", COLUMNS, rowsPerSheet)) {
            for (int i = 0; i < count; i++) {
                rows.add(row(i));
            }
            rows.finish();
        }
    }

    private static List<CellValue> row(int i) {
        LocalDate day = LocalDate.of(2026, 10, 31);
        return List.of(
                CellValue.text("00" + (i < 10_000 ? "0" : "") + i),
                CellValue.day(day),
                CellValue.hijri(day, Language.AR),
                CellValue.decimal(-i - 0.5, 1));
    }
}
