package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.ReadingOrder;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

/** {@link CellWriter}, {@link Styles}, {@link NumberFormats} and {@link PageSetup} in a workbook that POI reads again. */
class CellsTest {

    private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");
    private static final WorkbookSettings ENGLISH = new WorkbookSettings(Language.EN, DigitSystem.EUROPEAN, CREATED);
    private static final WorkbookSettings ARABIC = new WorkbookSettings(Language.AR, DigitSystem.ARABIC_INDIC, CREATED);
    private static final WorkbookSettings ARABIC_IN_EUROPEAN_DIGITS =
            new WorkbookSettings(Language.AR, DigitSystem.EUROPEAN, CREATED);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

    @TempDir
    Path folder;

    @Test
    void everyKindOfValueHasItsCellType() throws IOException {
        try (XSSFWorkbook book = written(
                ENGLISH,
                CellValue.text("12"),
                CellValue.whole(12),
                CellValue.decimal(1.25, 1),
                CellValue.share(0.5, 0),
                CellValue.day(DAY),
                CellValue.month(YearMonth.of(2026, 10)),
                CellValue.nothing())) {
            assertThat(cell(book, 1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(book, 2).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell(book, 3).getNumericCellValue()).as("unrounded").isEqualTo(1.25);
            assertThat(cell(book, 4).getNumericCellValue()).isEqualTo(0.5);
            assertThat(cell(book, 5).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(DAY);
            assertThat(cell(book, 6).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 10, 1));
            assertThat(cell(book, 7).getCellType()).isEqualTo(CellType.BLANK);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            -1234567 | -1,234,567
            0        | 0
            """)
    void wholeNumbersAreShownWithSeparators(long number, String shown) throws IOException {
        try (XSSFWorkbook book = written(ENGLISH, CellValue.whole(number))) {
            assertThat(new DataFormatter(java.util.Locale.ROOT).formatCellValue(cell(book, 1)))
                    .isEqualTo(shown);
        }
    }

    @Test
    void formatsFixTheDigitsOfThePage() {
        assertThat(new NumberFormats(ENGLISH).format(CellValue.decimal(1, 2))).isEqualTo("#,##0.00");
        assertThat(new NumberFormats(ENGLISH).format(CellValue.decimal(1, 0))).isEqualTo("#,##0");
        assertThat(new NumberFormats(ENGLISH).format(CellValue.share(1, 1))).isEqualTo("0.0%");
        assertThat(new NumberFormats(ARABIC).format(CellValue.whole(1))).isEqualTo("[$-2000401]#,##0");
        assertThat(new NumberFormats(ARABIC).format(CellValue.day(DAY))).isEqualTo("[$-2010401]yyyy/mm/dd");
        assertThat(new NumberFormats(ARABIC_IN_EUROPEAN_DIGITS).format(CellValue.whole(1)))
                .isEqualTo("#,##0");
        assertThat(new NumberFormats(ARABIC_IN_EUROPEAN_DIGITS).format(CellValue.day(DAY)))
                .isEqualTo("[$-1010401]yyyy/mm/dd");
        assertThat(new NumberFormats(ENGLISH).format(CellValue.month(YearMonth.of(2026, 10))))
                .isEqualTo("[$-409]mmm yyyy");
        assertThat(new NumberFormats(ARABIC).format(CellValue.month(YearMonth.of(2026, 10))))
                .as("no month names, which some programs show as boxes")
                .isEqualTo("[$-2010401]yyyy/mm");
        assertThat(new NumberFormats(ENGLISH).format(CellValue.text("a"))).isEqualTo("General");
        assertThat(new NumberFormats(ENGLISH).format(CellValue.nothing())).isEqualTo("General");
    }

    @Test
    void arabicPagesReadFromTheRightAndTheirNumbersFromTheLeft() throws IOException {
        try (XSSFWorkbook book = written(
                ARABIC, CellValue.text("نص"), CellValue.whole(-5), CellValue.share(.5, 0), CellValue.day(DAY))) {
            assertThat(book.getSheetAt(0).isRightToLeft()).isTrue();
            assertThat(cell(book, 1).getCellStyle().getReadingOrder()).isEqualTo(ReadingOrder.RIGHT_TO_LEFT);
            assertThat(cell(book, 2).getCellStyle().getReadingOrder()).isEqualTo(ReadingOrder.LEFT_TO_RIGHT);
            assertThat(cell(book, 3).getCellStyle().getReadingOrder()).isEqualTo(ReadingOrder.RIGHT_TO_LEFT);
            assertThat(cell(book, 4).getCellStyle().getReadingOrder()).isEqualTo(ReadingOrder.LEFT_TO_RIGHT);
            assertThat(cell(book, 1).getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.RIGHT);
        }
    }

    @Test
    void englishTextBeginsAtTheLeftAndNumbersEndAtTheRight() throws IOException {
        try (XSSFWorkbook book = written(ENGLISH, CellValue.text("text"), CellValue.whole(5), CellValue.day(DAY))) {
            assertThat(book.getSheetAt(0).isRightToLeft()).isFalse();
            assertThat(cell(book, 1).getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.LEFT);
            assertThat(cell(book, 2).getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.RIGHT);
            assertThat(cell(book, 3).getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.LEFT);
        }
    }

    /** Without the mark some programs align the cell to the left, in a font without Arabic. */
    @Test
    void aTextThatBeginsWithAnArabicDigitIsMarked() throws IOException {
        try (XSSFWorkbook book = written(ARABIC, CellValue.text("٨٦٪ من الطلبات"), CellValue.text("من ٨٦"))) {
            assertThat(cell(book, 1).getStringCellValue()).isEqualTo("\u200F٨٦٪ من الطلبات");
            assertThat(cell(book, 2).getStringCellValue()).isEqualTo("من ٨٦");
        }
        try (XSSFWorkbook book = written(ENGLISH, CellValue.text("٨٦"))) {
            assertThat(cell(book, 1).getStringCellValue()).isEqualTo("٨٦");
        }
    }

    @Test
    void equalCellsShareOneStyle() throws IOException {
        CellValue[] many = IntStream.range(0, 3_000)
                .mapToObj(i -> i % 2 == 0 ? CellValue.whole(i) : CellValue.text("text " + i))
                .toArray(CellValue[]::new);
        try (XSSFWorkbook book = written(ENGLISH, many)) {
            assertThat(book.getNumCellStyles()).isLessThan(10);
            assertThat(cell(book, 1).getCellStyle()).isEqualTo(cell(book, 3).getCellStyle());
            assertThat(book.getSharedStringSource().getUniqueCount()).isEqualTo(1_500 + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStyleHasItsFontInItsColour(CellStyleName name) throws IOException {
        try (XSSFWorkbook book = written(ENGLISH, CellValue.text("a").styled(name))) {
            var font = cell(book, 1).getCellStyle().getFont();
            assertThat(font.getFontHeightInPoints()).isEqualTo((short) name.points);
            assertThat(font.getBold()).isEqualTo(name.weight == CellStyleName.Weight.BOLD);
            assertThat(font.getXSSFColor().getARGBHex().substring(2))
                    .isEqualToIgnoringCase(name.colour.hex().substring(1));
            assertThat(font.getFontName()).isEqualTo("Arial");
        }
    }

    @Test
    void onlyTextThatBeginsWithALetterNeedsNoQuote() {
        assertThat(SafeText.needsQuote("نص")).isFalse();
        assertThat(SafeText.needsQuote("a=1")).isFalse();
        assertThat(SafeText.needsQuote("")).isFalse();
        for (String text : List.of("1", "-1", "=1", " a", "'a", "٥", "2026-10-31", "😀")) {
            assertThat(SafeText.needsQuote(text)).as(text).isTrue();
        }
    }

    @Test
    void aCutTextDoesNotEndInHalfACharacter() {
        String cut = SafeText.escape("a".repeat(SafeText.LONGEST - 2) + "😀😀");

        assertThat(cut).hasSizeLessThanOrEqualTo(SafeText.LONGEST).endsWith("a…");
        assertThat(SafeText.escape("a".repeat(SafeText.LONGEST)))
                .hasSize(SafeText.LONGEST)
                .endsWith("a");
    }

    @Test
    void infiniteNumbersAreRefusedWithTheirCell() {
        for (CellValue value : List.of(
                CellValue.decimal(Double.POSITIVE_INFINITY, 1),
                CellValue.share(Double.NaN, 0),
                CellValue.decimal(Double.NEGATIVE_INFINITY, 0).styled(CellStyleName.STRONG))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> written(ENGLISH, value))
                    .withMessageStartingWith("sheet \"Numbers\" cell A2: expected a number, found ");
        }
    }

    @Test
    void aRowOfAnotherLengthIsRefusedWithItsNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SheetWorkbook.write(folder.resolve("row.xlsx"), ENGLISH, "Title", List.of(), book -> {
                    book.sheet("Numbers", PageSetup.PORTRAIT)
                            .table(
                                    "Numbers",
                                    List.of(Column.of("a", 10), Column.of("b", 10)),
                                    List.of(
                                            List.of(CellValue.whole(1), CellValue.whole(2)),
                                            List.of(CellValue.whole(1), CellValue.whole(2), CellValue.whole(3))));
                }))
                .withMessage("sheet \"Numbers\" row 3: expected 2 values, found 3");
    }

    @Test
    void columnsAreAtMostAsWideAsExcelAllows() throws IOException {
        Path file = folder.resolve("wide.xlsx");
        SheetWorkbook.write(file, ENGLISH, "Title", List.of(), book -> book.sheet("Wide", PageSetup.PORTRAIT)
                .table("Numbers", List.of(Column.of("a", 12), Column.of("b", 400)), List.of()));

        try (XSSFWorkbook book = new XSSFWorkbook(file.toString())) {
            assertThat(book.getSheetAt(0).getColumnWidth(0)).isEqualTo(12 * 256);
            assertThat(book.getSheetAt(0).getColumnWidth(1)).isEqualTo(255 * 256);
        }
    }

    @Test
    void aLongTextMakesItsRowHigher() throws IOException {
        Path file = folder.resolve("high.xlsx");
        SheetWorkbook.write(file, ENGLISH, "Title", List.of(), book -> book.sheet("High", PageSetup.PORTRAIT)
                .table(
                        "Numbers",
                        List.of(Column.wrapped("wraps", 20), Column.of("does not", 20)),
                        List.of(
                                List.of(CellValue.text("short"), CellValue.text("long ".repeat(40))),
                                List.of(CellValue.text("long ".repeat(40)), CellValue.text("short")),
                                List.of(CellValue.text("long ".repeat(4_000)), CellValue.text("short")))));

        try (XSSFWorkbook book = new XSSFWorkbook(file.toString())) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(2).getHeightInPoints())
                    .isGreaterThan(5 * sheet.getRow(1).getHeightInPoints());
            assertThat(sheet.getRow(3).getHeightInPoints())
                    .as("Excel allows 409 points")
                    .isLessThanOrEqualTo(409f);
        }
    }

    @Test
    void theHeaderOfATableStaysAndIsPrintedOnEveryPage() throws IOException {
        Path file = folder.resolve("frozen.xlsx");
        SheetWorkbook.write(file, ENGLISH, "Title", List.of(), book -> {
            Sheet sheet = book.sheet("Frozen", PageSetup.PORTRAIT);
            sheet.line("A title", CellStyleName.TITLE);
            sheet.freezeHeader(sheet.table(
                    "Numbers",
                    List.of(Column.of("a", 12), Column.of("b", 12)),
                    List.of(List.of(CellValue.whole(1), CellValue.whole(2)))));
        });

        try (XSSFWorkbook book = new XSSFWorkbook(file.toString())) {
            XSSFSheet sheet = book.getSheetAt(0);
            int header = sheet.getPaneInformation().getHorizontalSplitPosition();
            assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(header - 1);
            assertThat(sheet.getTables().get(0).getCTTable().getAutoFilter().getRef())
                    .isEqualTo("A" + header + ":B" + (header + 1));
            assertThat(sheet.getRow(header - 1).getCell(0).getStringCellValue()).isEqualTo("a");
        }
    }

    @Test
    void pagesAreA4WithTheirNumberAtTheEndOfTheLine() throws IOException {
        try (XSSFWorkbook book = withFooter(ENGLISH, PageSetup.LANDSCAPE)) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getFooter().getLeft()).endsWith("R&&D report");
            assertThat(sheet.getFooter().getCenter()).endsWith("for the board");
            assertThat(sheet.getFooter().getRight()).endsWith("Page &P of &N");
        }
        try (XSSFWorkbook book = withFooter(ARABIC, PageSetup.PORTRAIT)) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
            assertThat(sheet.getFooter().getRight()).contains("R&&D report\n", "for the board");
            assertThat(sheet.getFooter().getCenter()).isEmpty();
            assertThat(sheet.getFooter().getLeft()).contains("&P", "&N", "\u200F");
        }
    }

    @Test
    void theDocumentSaysWhenItWasCreated() throws IOException {
        try (XSSFWorkbook book = written(ENGLISH, CellValue.whole(1))) {
            var properties = book.getProperties().getCoreProperties();
            assertThat(properties.getCreator()).isEqualTo("Rida");
            assertThat(properties.getCreated()).isEqualTo(java.util.Date.from(CREATED));
            assertThat(properties.getModified()).isEqualTo(java.util.Date.from(CREATED));
        }
    }

    private XSSFWorkbook written(WorkbookSettings settings, CellValue... values) throws IOException {
        Path file = folder.resolve("cells.xlsx");
        SheetWorkbook.write(file, settings, "Title", List.of(), book -> book.sheet("Numbers", PageSetup.PORTRAIT)
                .table(
                        "Numbers",
                        List.of(Column.of("n", 20)),
                        List.of(values).stream().map(List::of).toList()));
        return new XSSFWorkbook(file.toString());
    }

    private XSSFWorkbook withFooter(WorkbookSettings settings, PageSetup page) throws IOException {
        Path file = folder.resolve("footer.xlsx");
        SheetWorkbook.write(
                file, settings, "Title", List.of("R&D report", "for the board"), book -> book.sheet("Footer", page)
                        .line("text", CellStyleName.BODY));
        return new XSSFWorkbook(file.toString());
    }

    private static XSSFCell cell(XSSFWorkbook book, int row) {
        return book.getSheetAt(0).getRow(row).getCell(0);
    }
}
