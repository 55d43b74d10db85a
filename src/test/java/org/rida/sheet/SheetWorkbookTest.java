package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

class SheetWorkbookTest {

    private static final WorkbookSettings ENGLISH =
            new WorkbookSettings(Language.EN, DigitSystem.EUROPEAN, Instant.parse("2026-11-01T00:00:00Z"));
    private static final List<Column> COLUMN = List.of(Column.of("n", 10));

    @TempDir
    Path folder;

    @Test
    void negativeNumbersStayNumbersAndSharesKeepTheirDecimals() throws IOException {
        Path file = folder.resolve("numbers.xlsx");
        write(file, CellValue.whole(-1_234), CellValue.decimal(-0.5, 1), CellValue.share(312 / 363.0, 0));
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(-1_234);
            assertThat(sheet.getRow(2).getCell(0).getNumericCellValue()).isEqualTo(-0.5);
            assertThat(sheet.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(312 / 363.0);
            assertThat(new DataFormatter().formatCellValue(sheet.getRow(3).getCell(0)))
                    .isEqualTo("86%");
            assertThat(sheet.isRightToLeft()).isFalse();
        }
    }

    @Test
    void theSameContentGivesTheSameBytesLater() throws Exception {
        Path first = folder.resolve("first.xlsx");
        Path second = folder.resolve("second.xlsx");
        write(first, CellValue.whole(1));
        Thread.sleep(2_100); // dates in a zip count in steps of two seconds
        write(second, CellValue.whole(1));
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void aWorkbookThatCannotBeFinishedLeavesNothing() throws IOException {
        Path file = folder.resolve("broken.xlsx");
        assertThatIllegalStateException()
                .isThrownBy(() -> SheetWorkbook.write(file, ENGLISH, "Title", List.of(), book -> {
                    book.sheet("a", PageSetup.PORTRAIT).line("half", CellStyleName.BODY);
                    throw new IllegalStateException("stop");
                }));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aValueThatIsNoNumberIsRefusedWithItsCell() {
        Path file = folder.resolve("nan.xlsx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(file, CellValue.whole(1), CellValue.decimal(Double.NaN, 1)))
                .withMessage("sheet \"Numbers\" cell A3: expected a number, found NaN");
    }

    private static void write(Path file, CellValue... values) {
        SheetWorkbook.write(file, ENGLISH, "Title", List.of("R&D"), book -> {
            Sheet sheet = book.sheet("Numbers", PageSetup.PORTRAIT);
            sheet.freezeHeader(sheet.table(
                    "Numbers", COLUMN, List.of(values).stream().map(List::of).toList()));
        });
    }
}
