package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;

/** Sentences that name a page of the report lead there. */
class PageLinksTest {

    private static final PdfRenderer PDF = new PdfRenderer(Path.of("reports"));

    private static final BilingualText TITLE =
            new BilingualText("أين تذهب الأيام & لماذا؟", "Where do the days go & why?");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReferenceLeadsToItsPage(Language language) throws Exception {
        Path file = folder.resolve("links.pdf");
        PDF.render(report(), language, file);

        assertThat(PdfConformance.failures(file)).isEmpty();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<PDAnnotationLink> links = links(document.getPage(0));
            assertThat(links).hasSize(1);
            assertThat(links.get(0).getContents()).isEqualTo(numbered(language));
            assertThat(target(document, links.get(0))).isEqualTo(1);
            assertThat(under(document.getPage(0), links.get(0).getRectangle()))
                    .contains(language == Language.AR ? "٢" : "2");
            assertThat(elements(document.getDocumentCatalog().getStructureTreeRoot()))
                    .filteredOn(element -> element.getStructureType().equals("Link"))
                    .singleElement()
                    .satisfies(link -> assertThat(link.getKids())
                            .anyMatch(PDObjectReference.class::isInstance)
                            .hasSizeGreaterThan(1));
            assertThat(links(document.getPage(1))).isEmpty();
        }
    }

    @Test
    void facingPagesHaveALinkInEachLanguage() throws Exception {
        Path file = folder.resolve("both.pdf");
        new BilingualPdfRenderer(PDF).render(report(), Language.AR, file);

        assertThat(PdfConformance.failures(file)).isEmpty();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<String> found = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                for (PDAnnotationLink link : links(document.getPage(page))) {
                    found.add(link.getContents() + " " + (target(document, link) - page));
                }
            }
            assertThat(found).containsExactlyInAnyOrder(numbered(Language.AR) + " 1", numbered(Language.EN) + " 1");
        }
    }

    private static FigureSet report() {
        String ar = named(Language.AR);
        String en = named(Language.EN);
        Block sentence = new Block.Paragraphs(
                new BilingualText("للقرار", "For decision"),
                List.of(new BilingualText("أسرع **القنوات** تتأخر. " + ar, "The **fastest** channel is late. " + en)));
        return SampleFigureSet.board(
                BilingualText.EMPTY,
                List.of(
                        new FigureSet.ReportPage(BilingualText.EMPTY, List.of(sentence)),
                        new FigureSet.ReportPage(
                                TITLE, SampleFigureSet.secondPage().blocks())));
    }

    private static String named(Language language) {
        return wording(language).format("for-decision.page", "page", TITLE.in(language));
    }

    private static String numbered(Language language) {
        return wording(language).format("for-decision.page.numbered", "number", 2);
    }

    private static Messages wording(Language language) {
        return new Messages(language, SampleFigureSet.board().digits());
    }

    private static List<PDAnnotationLink> links(PDPage page) throws IOException {
        List<PDAnnotationLink> links = new ArrayList<>();
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (annotation instanceof PDAnnotationLink link) {
                links.add(link);
            }
        }
        return links;
    }

    /** Number of the page from 0. */
    private static int target(PDDocument document, PDAnnotationLink link) throws IOException {
        PDPageDestination destination = (PDPageDestination)
                (link.getAction() instanceof PDActionGoTo go ? go.getDestination() : link.getDestination());
        return document.getPages().indexOf(destination.getPage());
    }

    private static String under(PDPage page, PDRectangle place) throws IOException {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        float height = page.getMediaBox().getHeight();
        stripper.addRegion(
                "link",
                new Rectangle2D.Float(
                        place.getLowerLeftX(), height - place.getUpperRightY(), place.getWidth(), place.getHeight()));
        stripper.extractRegions(page);
        return stripper.getTextForRegion("link");
    }

    private static List<PDStructureElement> elements(PDStructureNode node) {
        List<PDStructureElement> all = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                all.addAll(elements(element));
            }
        }
        return all;
    }
}
