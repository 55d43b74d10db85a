package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;

/** What a PDF says to those who do not look at it. */
class TaggedPdfTest {

    private static final PdfRenderer PDF = new PdfRenderer(Path.of("reports"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void conformsToPdfUa1AndPdfA2(Language language) throws Exception {
        assertThat(PdfConformance.failures(board(language))).isEmpty();
    }

    @Test
    void facingPagesConformToo() throws Exception {
        Path file = folder.resolve("both.pdf");
        new BilingualPdfRenderer(PDF).render(SampleFigureSet.draft(), Language.AR, file);
        assertThat(PdfConformance.failures(file)).isEmpty();
    }

    @Test
    void hasHeadingsTablesWithHeadingCellsAndFiguresWithWhatTheyShow() throws IOException {
        try (PDDocument document = Loader.loadPDF(board(Language.EN).toFile())) {
            List<PDStructureElement> elements =
                    below(document.getDocumentCatalog().getStructureTreeRoot());
            assertThat(elements)
                    .extracting(PDStructureElement::getStructureType)
                    .contains("H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure")
                    .doesNotContain("Div", "Private");
            assertThat(elements)
                    .filteredOn(element -> element.getStructureType().equals("Figure"))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .contains("Answered within two weeks: 24 months, from November 2024 (71%) to October 2026 (86%)");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .extracting(item -> item.getTitle())
                    .containsExactly(
                            "Beneficiary satisfaction and turnaround",
                            "Where does the time go, and what do people say?");
        }
    }

    /** Letters rather than joined forms, in the order they are read, with vowel marks on their letters and no gap within a word. */
    @Test
    void arabicIsFoundAsItWasWritten() throws IOException {
        String words = "راضٍ ثانٍ أُجيب نُفّذ يُبلّغ الإنجاز لأن الآخر تقرير أكتوبر المستفيدين";
        BilingualText text = BilingualText.same(words);
        List<Block> blocks = List.of(new Block.Sentence(text, text), new Block.Paragraphs(text, List.of(text)));
        Path file = folder.resolve("words.pdf");
        PDF.render(
                SampleFigureSet.board(
                        BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, blocks))),
                Language.AR,
                file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document).split(words, -1)).hasSize(5);
        }
    }

    /** None of the threads finds the formatter's configuration half read: it is read once, by the first of each round. */
    @Test
    void severalThreadsWriteTheSameFile() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 8; round++) {
                PdfRenderer fresh = new PdfRenderer(Path.of("reports"));
                JasperPrint print = fresh.pages(SampleFigureSet.board(), Language.AR);
                CyclicBarrier together = new CyclicBarrier(threads);
                List<Callable<Integer>> tasks = IntStream.range(0, threads)
                        .mapToObj(thread -> (Callable<Integer>) () -> {
                            Path file = folder.resolve(thread + ".pdf");
                            together.await();
                            fresh.writeWhole(print, SampleFigureSet.board(), Language.AR, file);
                            return ReadPdf.pages(file);
                        })
                        .toList();
                for (Future<Integer> pages : pool.invokeAll(tasks)) {
                    assertThat(pages.get()).isEqualTo(print.getPages().size());
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Rows on many pages, the row of headings read once. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void aTableOverSeveralPagesIsOneTable(Language language) throws Exception {
        List<Block.TableRow> rows = IntStream.range(0, 120)
                .mapToObj(i -> new Block.TableRow(
                        BilingualText.same("أ"), List.of(Cell.words(BilingualText.same("one of many")))))
                .toList();
        Block table = new Block.TableData(
                BilingualText.same("T"),
                List.of(
                        new Block.TableColumn(BilingualText.same("A"), 3, Block.ChartKind.LABEL),
                        new Block.TableColumn(BilingualText.same("B"), 1, Block.ChartKind.LABEL)),
                rows,
                BilingualText.EMPTY);
        Path file = folder.resolve("table.pdf");
        PDF.render(
                SampleFigureSet.board(
                        BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, List.of(table)))),
                language,
                file);
        assertThat(ReadPdf.pages(file)).isGreaterThan(2);
        assertThat(PdfConformance.failures(file)).isEmpty();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<PDStructureElement> elements =
                    below(document.getDocumentCatalog().getStructureTreeRoot());
            assertThat(elements)
                    .filteredOn(element -> element.getStructureType().equals("Table"))
                    .singleElement()
                    .satisfies(whole -> assertThat(whole.getKids()).hasSize(1 + rows.size()));
        }
    }

    private Path board(Language language) {
        Path file = folder.resolve(language.code() + ".pdf");
        PDF.render(SampleFigureSet.board(), language, file);
        return file;
    }

    private static List<PDStructureElement> below(PDStructureNode node) {
        List<PDStructureElement> all = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                all.addAll(below(element));
            }
        }
        return all;
    }
}
