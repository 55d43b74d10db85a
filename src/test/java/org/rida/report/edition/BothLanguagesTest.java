package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.BilingualPdfRenderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The bilingual edition contains the content of both single-language editions. */
class BothLanguagesTest {

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,٫٬]*");
    private static final int HALF = 595;
    private static final int HEIGHT = 842;

    @TempDir
    Path folder;

    @Test
    void eachSpreadShowsTheSamePageInBothLanguages() throws Exception {
        PdfRenderer single = new PdfRenderer(Path.of("reports"));
        DocumentFile document = DocumentFile.in(folder, "board", Language.AR, "pdf-both");
        new BilingualPdfRenderer(single).render(SampleFigureSet.draft(), Language.AR, document.path());
        assertThat(document.path()).hasFileName("board-both.pdf");

        try (PDDocument both = Loader.loadPDF(document.path().toFile())) {
            assertThat(both.getNumberOfPages()).isEqualTo(2);
            for (PDPage sheet : both.getPages()) {
                assertThat(sheet.getMediaBox().getWidth()).isEqualTo(2 * HALF);
                assertThat(sheet.getMediaBox().getHeight()).isEqualTo(HEIGHT);
            }
            assertThat(text(both.getPage(0), 0)).contains("Beneficiary satisfaction and turnaround", "Page 1 of 2");
            assertThat(text(both.getPage(0), HALF)).contains("تقرير رضا المستفيدين وزمن الإنجاز");
            for (Language language : Language.values()) {
                Path alone = folder.resolve("alone-" + language.code() + ".pdf");
                single.render(SampleFigureSet.draft(), language, alone);
                try (PDDocument one = Loader.loadPDF(alone.toFile())) {
                    for (int page = 0; page < 2; page++) {
                        assertThat(numbers(text(both.getPage(page), language == Language.EN ? 0 : HALF)))
                                .isEqualTo(numbers(text(one.getPage(page), 0)));
                    }
                }
            }
        }
    }

    @Test
    void eachBlockAppearsOnceInEachLanguage() throws Exception {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext("org.rida.report.render.html")) {
            for (Renderer renderer : context.getBeansOfType(Renderer.class).values()) {
                renderer.render(
                        SampleFigureSet.draft(),
                        Language.EN,
                        DocumentFile.in(folder, "page", Language.EN, renderer.format())
                                .path());
            }
        }
        String both = Files.readString(folder.resolve("page-both.html"));
        String english = Files.readString(folder.resolve("page-en.html"));

        assertThat(blocks(both)).isEqualTo(2 * blocks(english)).isPositive();
        assertThat(both)
                .contains("lang=\"ar\" dir=\"rtl\"", "lang=\"en\" dir=\"ltr\"")
                .doesNotContain("<script", "src=");
        assertThat(numbers(both.replaceAll("<[^>]*>", " ")))
                .containsAll(numbers(english.replaceAll("<[^>]*>", " ").replaceAll("(?s)^.*</style>", "")));
    }

    private static int blocks(String page) {
        return page.split("class=\"block ", -1).length - 1;
    }

    private static String text(PDPage page, int from) throws Exception {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.setSortByPosition(true);
        stripper.addRegion("side", new java.awt.Rectangle(from, 0, HALF, HEIGHT));
        stripper.extractRegions(page);
        return Normalizer.normalize(stripper.getTextForRegion("side"), Normalizer.Form.NFKC);
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
