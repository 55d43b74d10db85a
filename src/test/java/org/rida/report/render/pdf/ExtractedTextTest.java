package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;

/** Words of a PDF as they are copied, searched and read aloud: neither joined nor split where a line ends. */
class ExtractedTextTest {

    private static final PdfRenderer PDF = new PdfRenderer(Path.of("reports"));

    @TempDir
    Path folder;

    /** Readers that follow the structure join what belongs to a paragraph without looking where it stands. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void wordsOfAParagraphAreApartAlsoWhereItsLinesEnd(Language language) throws IOException {
        String word = language == Language.AR ? "طلبات المستفيدين راضية" : "requests were answered early";
        String words = IntStream.range(0, 30).mapToObj(i -> word).collect(Collectors.joining(" "));
        try (PDDocument document = document(words, language)) {
            List<String> paragraphs = paragraphs(document, language);
            assertThat(paragraphs).contains(words);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(words);
        }
    }

    /** The font draws "fi" as one sign, which a search for "satisfied" would not find. */
    @Test
    void latinLigaturesAreLetters() throws IOException {
        try (PDDocument document = document("satisfied with the first office", Language.EN)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("satisfied with the first office")
                    .doesNotContainPattern("[\uFB00-\uFB06]");
        }
    }

    /**
     * Signs beside Arabic digits stand on the other side of them than they are written: a reader that follows the direction of letters
     * gives them back in the order in which they were written, so that a search for the figure finds it.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "أُجيب عن ٨٦٪ خلال أسبوعين",
                "ولم يتحقق المستهدف (٩٠٪).",
                "بثقة ٩٥٪: من ٨٢٪ إلى ٩٠٪، من ٢٧٠",
                "حتى ٢٠٢٦/١٢/٢٦ (٨ أسابيع)",
                "بنسبة ٨١٫٥٪ مقابل ٥٧٫١٪"
            })
    void arabicFiguresKeepTheirSigns(String words) throws IOException {
        try (PDDocument document = document(words, Language.AR)) {
            assertThat(new PDFTextStripper().getText(document)).contains(words);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void blocksAreBookmarksBelowThoseOfTheirPages(Language language) throws IOException {
        Path file = folder.resolve("board.pdf");
        FigureSet figures = SampleFigureSet.draft();
        PDF.render(figures, language, file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            int number = 0;
            for (PDOutlineItem page :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                List<String> titles = figures.pages().get(number++).blocks().stream()
                        .map(block -> block.title().in(language))
                        .filter(title -> !title.isEmpty())
                        .toList();
                List<PDOutlineItem> blocks = java.util.stream.StreamSupport.stream(
                                page.children().spliterator(), false)
                        .toList();
                assertThat(blocks).isNotEmpty();
                assertThat(blocks).allSatisfy(block -> assertThat(titles)
                        .as(block.getTitle())
                        .anyMatch(title -> block.getTitle().startsWith(title)));
                for (PDOutlineItem block : blocks) {
                    assertThat(((PDPageDestination) block.getDestination()).retrievePageNumber())
                            .isGreaterThanOrEqualTo(number - 1);
                }
            }
            assertThat(number).isEqualTo(figures.pages().size());
        }
    }

    private PDDocument document(String words, Language language) throws IOException {
        BilingualText text = BilingualText.same(words);
        Path file = folder.resolve("words.pdf");
        List<Block> blocks = List.of(new Block.Paragraphs(BilingualText.same("T"), List.of(text)));
        PDF.render(
                SampleFigureSet.board(
                        BilingualText.EMPTY, List.of(new FigureSet.ReportPage(BilingualText.EMPTY, blocks))),
                language,
                file);
        return Loader.loadPDF(file.toFile());
    }

    private static List<String> paragraphs(PDDocument document, Language language) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(document.getPage(0));
        Map<Integer, String> said = new HashMap<>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            String letters = content.getContents().stream()
                    .filter(TextPosition.class::isInstance)
                    .map(letter -> ((TextPosition) letter).getUnicode())
                    .collect(Collectors.joining());
            // letters stand from left to right
            String read = language == Language.AR
                    ? new StringBuilder(letters).reverse().toString()
                    : letters;
            said.merge(content.getMCID(), read, String::concat);
        }
        List<String> paragraphs = new java.util.ArrayList<>();
        collect(document.getDocumentCatalog().getStructureTreeRoot(), said, paragraphs);
        return paragraphs;
    }

    private static void collect(PDStructureNode node, Map<Integer, String> said, List<String> paragraphs) {
        StringBuilder own = new StringBuilder();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                collect(element, said, paragraphs);
            } else if (kid instanceof PDMarkedContentReference reference) {
                own.append(said.getOrDefault(reference.getMCID(), ""));
            }
        }
        paragraphs.add(own.toString());
    }
}
