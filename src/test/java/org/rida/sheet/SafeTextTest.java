package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

class SafeTextTest {

    private static final WorkbookSettings EDITION =
            new WorkbookSettings(Language.AR, DigitSystem.ARABIC_INDIC, Instant.parse("2026-11-01T00:00:00Z"));
    private static final List<String> BEGINNINGS = List.of(
            "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\uFEFF=", "\u200F=", "＝", "＋", "－", "＠", "'=", "\"=", "%",
            "|", "{=");
    private static final List<String> ENDINGS = List.of(
            "1+1",
            "HYPERLINK(\"http://x.example\",\"y\")",
            "cmd|' /C calc'!A0",
            "SUM(A1:A9)",
            "٠٥٠١٢٣٤٥٦٧",
            "مرحبا",
            "DDE(\"a\";\"b\")");

    @TempDir
    Path folder;

    @Test
    void noneOfAThousandHostileTextsBecomesAFormula() throws IOException {
        List<String> texts = hostileTexts(1_000);
        Path file = folder.resolve("hostile.xlsx");
        SheetWorkbook.write(file, EDITION, "Title", List.of(), book -> book.sheet("ص", PageSetup.PORTRAIT)
                .table(
                        "Numbers",
                        List.of(Column.of("نص", 30)),
                        texts.stream().map(SafeTextTest::row).toList()));
        check(file, texts);
    }

    @Test
    void noHostileTextInAStreamedRowBecomesAFormula() throws IOException {
        List<String> texts = hostileTexts(1_000);
        Path file = folder.resolve("hostile-rows.xlsx");
        try (StreamingWorkbook rows = StreamingWorkbook.begin(file, EDITION, "ص", List.of(Column.of("نص", 30)))) {
            texts.forEach(text -> rows.add(row(text)));
            rows.finish();
        }
        check(file, texts);
    }

    @Test
    void preservesEscapeLookalikesAndReplacesCharactersForbiddenInXml() throws IOException {
        List<String> texts = List.of("_x003D_1+1", "_x0041_", "a\u0000b\u0008", "half \uD83D pair", "😀");
        Path file = folder.resolve("escapes.xlsx");
        SheetWorkbook.write(file, EDITION, "Title", List.of(), book -> book.sheet("ص", PageSetup.PORTRAIT)
                .table(
                        "Numbers",
                        List.of(Column.of("نص", 30)),
                        texts.stream().map(SafeTextTest::row).toList()));
        assertThat(texts(file)).containsExactly("_x003D_1+1", "_x0041_", "a\uFFFDb\uFFFD", "half \uFFFD pair", "😀");
    }

    @Test
    void cutsATextLongerThanACell() {
        assertThat(SafeText.escape("ن".repeat(40_000)))
                .hasSize(SafeText.LONGEST)
                .endsWith("…");
    }

    private static List<CellValue> row(String text) {
        return List.of(CellValue.text(text));
    }

    private static List<String> hostileTexts(int count) {
        Random random = new Random(20261101);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(BEGINNINGS.get(i % BEGINNINGS.size()) + ENDINGS.get(random.nextInt(ENDINGS.size())) + i);
        }
        return texts;
    }

    private static void check(Path file, List<String> texts) throws IOException {
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            for (int i = 0; i < texts.size(); i++) {
                Cell cell = book.getSheetAt(0).getRow(i + 1).getCell(0);
                assertThat(cell.getCellType()).as(texts.get(i)).isEqualTo(CellType.STRING);
                assertThat(normal(cell.getStringCellValue())).isEqualTo(normal(texts.get(i)));
                assertThat(cell.getCellStyle().getQuotePrefixed())
                        .as(texts.get(i))
                        .isTrue();
            }
        }
    }

    /** XML readers make one line end of all three kinds. */
    private static String normal(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            for (Row row : book.getSheetAt(0)) {
                texts.add(row.getCell(0).getStringCellValue());
            }
        }
        return texts.subList(1, texts.size());
    }
}
