package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.Campaign;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet.ReportPage;

/** Pages of any length: no sheet is nearly empty, and a sentence that names a page names the sheet it begins on. */
class PageFitTest {

    private static final PdfRenderer PDF = new PdfRenderer(Path.of("reports"));

    /** Where the footer begins, in points; and a quarter of that, heading included. */
    private static final float FOOTER = 792;

    private static final float QUARTER = FOOTER / 4;

    private static final String HEADING = "7070";

    private static final BilingualText LONG = new BilingualText("نص طويل ".repeat(60), "A long text ".repeat(60));

    /** Blocks with a heading, whose first row is long where it can be. */
    private static final List<Block> BLOCKS = List.of(
            new Block.Paragraphs(BilingualText.same(HEADING), List.of(LONG)),
            new Block.Sentence(BilingualText.same(HEADING), LONG),
            new Block.TableData(
                    BilingualText.same(HEADING),
                    List.of(
                            new Block.TableColumn(BilingualText.EMPTY, 1, Block.ChartKind.LABEL),
                            new Block.TableColumn(BilingualText.EMPTY, 1, Block.ChartKind.TEXT)),
                    List.of(new Block.TableRow(label("كلمة", "Word"), List.of(Cell.words(LONG)))),
                    BilingualText.EMPTY),
            new Block.TableData(
                    BilingualText.same(HEADING),
                    List.of(
                            new Block.TableColumn(BilingualText.EMPTY, 1, Block.ChartKind.LABEL),
                            new Block.TableColumn(BilingualText.EMPTY, 1, Block.ChartKind.LABEL)),
                    List.of(new Block.TableRow(label("كلمة", "Word"), List.of(Cell.words(LONG)))),
                    BilingualText.EMPTY));

    @TempDir
    Path folder;

    /** A long page is followed by another, so that its last sheet is not the report's last. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void leavesNoSheetNearlyEmpty(Language language) throws IOException {
        List<String> empty = new ArrayList<>();
        for (int rows :
                Campaign.part(IntStream.rangeClosed(28, 46).boxed().toList(), language == Language.AR ? 0 : 1, 3)) {
            Path file =
                    render(List.of(page("أولى", "First", table(rows)), page("ثانية", "Second", table(20))), language);
            List<Float> ends = ReadPdf.ends(file, FOOTER);
            if (Collections.min(ends) < QUARTER) {
                empty.add("%d rows: down to %s".formatted(rows, ends));
            }
        }
        assertThat(empty).isEmpty();
    }

    /** What runs over by a few rows is set more closely instead, and the page after it moves up. */
    @Test
    void setsAPageCloserThatRunsOverByAFewRows() throws IOException {
        int fits = IntStream.rangeClosed(28, 60)
                .filter(rows -> sheets(rows) > 1)
                .findFirst()
                .orElseThrow();
        assertThat(fits).as("rows of which one sheet is too small").isGreaterThan(37);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesTheSheetOnWhichAPageBegins(Language language) throws IOException {
        BilingualText reference = new BilingualText("تنبيه. (صفحة «ثالثة».)", "Alert. (Page “Third”.)");
        Block lines = new Block.Paragraphs(BilingualText.EMPTY, List.of(reference));
        Path file = render(
                List.of(
                        new ReportPage(BilingualText.EMPTY, List.of(lines)),
                        page("ثانية", "Second", table(70)),
                        page("ثالثة", "Third", table(3))),
                language);
        assertThat(ReadPdf.pages(file)).isEqualTo(4);
        assertThat(ReadPdf.text(file, 4)).contains(language == Language.AR ? "ثالثة" : "Third");
        assertThat(ReadPdf.text(file, 1)).contains(language == Language.AR ? "(صفحة ٤.)" : "(Page 4.)");
    }

    /**
     * Blocks that begin anywhere on a sheet: what follows the heading begins on the same sheet. What one language leaves out the other
     * has.
     */
    @ParameterizedTest
    @EnumSource(Language.class)
    void leavesNoHeadingAlone(Language language) throws IOException {
        List<String> alone = new ArrayList<>();
        for (int lines = 0; lines <= 3; lines++) {
            Block more = new Block.Paragraphs(BilingualText.EMPTY, Collections.nCopies(lines, label("سطر", "Line")));
            int turn = language == Language.AR ? lines : lines + 1;
            List<ReportPage> pages = IntStream.rangeClosed(24, 36)
                    .filter(rows -> (rows + turn) % (Campaign.WHOLE ? 2 : 4) == 0)
                    .mapToObj(PageFitTest::table)
                    .flatMap(above -> BLOCKS.stream()
                            .map(block -> new ReportPage(label("صفحة", "Page"), List.of(above, more, block))))
                    .toList();
            List<String> last = ReadPdf.lastLines(render(pages, language), FOOTER);
            assertThat(last).hasSizeGreaterThan(pages.size());
            for (int sheet = 0; sheet < last.size(); sheet++) {
                if (last.get(sheet).contains(HEADING)) {
                    alone.add("%d lines, sheet %d".formatted(lines, sheet + 1));
                }
            }
        }
        assertThat(alone).isEmpty();
    }

    private int sheets(int rows) {
        try {
            return ReadPdf.pages(render(List.of(page("أولى", "First", table(rows))), Language.EN));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path render(List<ReportPage> pages, Language language) {
        Path file = folder.resolve("fit.pdf");
        PDF.render(SampleFigureSet.board(BilingualText.EMPTY, pages), language, file);
        return file;
    }

    private static ReportPage page(String ar, String en, Block block) {
        return new ReportPage(new BilingualText(ar, en), List.of(block));
    }

    private static BilingualText label(String ar, String en) {
        return new BilingualText(ar, en);
    }

    private static Block table(int rows) {
        BilingualText label = label("خدمة", "Service");
        return new Block.TableData(
                label,
                List.of(
                        new Block.TableColumn(label, 3, Block.ChartKind.LABEL),
                        new Block.TableColumn(new BilingualText("طلبات", "Requests"), 1, Block.ChartKind.NUMBER)),
                IntStream.range(0, rows)
                        .mapToObj(i -> new Block.TableRow(label, List.of(Cell.count(i))))
                        .toList(),
                BilingualText.EMPTY);
    }
}
