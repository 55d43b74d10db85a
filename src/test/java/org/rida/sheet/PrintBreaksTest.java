package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.sheet.chart.Chart;

/** No table and no chart of a printed sheet is cut, where its pages allow for that. */
class PrintBreaksTest {

    private static final WorkbookSettings ENGLISH =
            new WorkbookSettings(Language.EN, DigitSystem.EUROPEAN, Instant.parse("2026-11-01T00:00:00Z"));
    private static final List<Column> COLUMNS = List.of(Column.of("day", 10), Column.of("share", 10));

    @TempDir
    Path folder;

    /** Blocks of so many rows each, a chart of 22 rows beside the first. */
    @ParameterizedTest
    @CsvSource({"5 5 20, 2", "30 8 8 8, 2", "10 10 10 10 10 10 10 10, 4", "25 25 25, 3"})
    void blocksAreWholeOnTheirPages(String rows, int pages) throws IOException {
        List<Integer> blocks =
                Arrays.stream(rows.split(" ", -1)).map(Integer::valueOf).toList();
        print(blocks, pages, sheet -> {
            assertThat(sheet.getFitToPage()).isFalse();
            assertThat(sheet.getPrintSetup().getScale()).isBetween((short) 30, (short) 100);
            List<Integer> begins = IntStream.rangeClosed(0, sheet.getLastRowNum())
                    .filter(row -> sheet.getRow(row) != null
                            && sheet.getRow(row).getCell(0).toString().startsWith("Block"))
                    .boxed()
                    .toList();
            List<Integer> breaks =
                    Arrays.stream(sheet.getRowBreaks()).mapToObj(row -> row + 1).toList();
            assertThat(begins).hasSameSizeAs(blocks).containsAll(breaks).doesNotContain(0);
            assertThat(breaks).hasSizeLessThan(pages).doesNotContain(begins.get(0));
            double page =
                    new PrintExtent(sheet).pageHeight(sheet.getPrintSetup().getScale() / 100.0);
            List<Integer> tops = Stream.concat(Stream.of(0), breaks.stream()).toList();
            for (int i = 0; i < tops.size(); i++) {
                int end = i + 1 < tops.size() ? tops.get(i + 1) : new PrintExtent(sheet).rows();
                assertThat(new PrintExtent(sheet).height(tops.get(i), end)).isLessThanOrEqualTo(page * 1.01);
            }
        });
    }

    /** A table that is itself longer than a page is cut as before: shrinking it to one page would make it unreadable. */
    @Test
    void aLongTableIsCut() throws IOException {
        print(List.of(400, 5), 5, sheet -> {
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 5);
            assertThat(sheet.getRowBreaks()).isEmpty();
        });
    }

    @Test
    void onOnePageNothingIsCut() throws IOException {
        print(List.of(5, 5), 1, sheet -> assertThat(sheet.getFitToPage()).isTrue());
    }

    private void print(List<Integer> blocks, int pages, Consumer<XSSFSheet> look) throws IOException {
        Path file = folder.resolve("printed.xlsx");
        SheetWorkbook.write(file, ENGLISH, "Title", List.of(), book -> {
            Sheet sheet = book.sheet("Printed", PageSetup.LANDSCAPE);
            sheet.line("Title", CellStyleName.TITLE);
            for (int block = 0; block < blocks.size(); block++) {
                sheet.skip();
                sheet.beginBlock();
                sheet.line("Block " + block, CellStyleName.HEADING);
                TableRange range = sheet.table(
                        "Table " + block,
                        COLUMNS,
                        IntStream.range(0, blocks.get(block))
                                .mapToObj(day -> List.of(CellValue.whole(day), CellValue.share(day / 1000.0, 1)))
                                .collect(Collectors.toList()));
                if (block == 0) {
                    sheet.draw(
                            new Chart.Days(
                                    "Chart",
                                    "What it shows",
                                    List.of(new Chart.ChartLine(1, Chart.LineStyle.PLAIN, Map.of())),
                                    new Chart.AxisScale(Chart.AxisUnit.SHARE, 0.0, 1.0)),
                            range);
                }
                sheet.continueBelowCharts();
            }
            sheet.printOn(pages);
        });
        try (XSSFWorkbook book = new XSSFWorkbook(file.toFile().getPath())) {
            look.accept(book.getSheetAt(0));
        }
    }
}
