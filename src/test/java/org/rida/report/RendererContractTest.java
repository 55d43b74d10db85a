package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.Language;
import org.rida.report.RenderedForms.Kind;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Renders one figure set in four formats and compares their numbers. The files remain in {@code target/contract} for
 * review.
 */
public class RendererContractTest {

    private static final Path FOLDER = Path.of("target", "contract");
    private static final int STATE = 13;

    @BeforeAll
    static void draw() throws Exception {
        Files.createDirectories(FOLDER);
        for (Renderer renderer : renderers()) {
            for (Language language : Language.values()) {
                renderer.render(
                        SampleFigureSet.draft(),
                        language,
                        FOLDER.resolve("sample-" + language.code() + "." + renderer.format()));
            }
        }
    }

    /** All that draw one language, without Spring's database. */
    public static List<Renderer> renderers() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
                "org.rida.report.render.html", "org.rida.report.render.xlsx", "org.rida.report.render.csv")) {
            List<Renderer> renderers =
                    new ArrayList<>(context.getBeansOfType(Renderer.class).values());
            renderers.removeIf(renderer -> renderer.format().endsWith("-both"));
            renderers.add(new PdfRenderer(Path.of("reports")));
            return renderers;
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreTheSameInEveryDocument(Language language) throws Exception {
        RenderedForms forms = RenderedForms.read(FOLDER, "sample-" + language.code());
        assertThat(forms.rows(Kind.TABLE)).hasSize(4 + 7 + 4);
        assertThat(forms.rows(Kind.SERIES)).hasSize(2 * 24);
        assertThat(forms.rows(Kind.ANSWERS)).hasSize(5);
        assertThat(forms.cards()).hasSizeGreaterThan(4);
        assertThat(forms.pdf().stream().flatMap(line -> RenderedForms.numbers(line).stream()))
                .hasSizeGreaterThan(80);
        new SameNumbers(forms, "sample " + language).check();
    }

    /** Whatever the page says there is too little of, the list says so too, without a number anywhere in its line. */
    @ParameterizedTest
    @EnumSource
    void theTidyListLacksWhatThePageLacks(Language language) throws Exception {
        var tooFew = RenderedForms.read(FOLDER, "sample-" + language.code()).list().stream()
                .filter(line -> line.getField(STATE).equals("too-few"))
                .toList();
        assertThat(tooFew).hasSize(4 + 5);
        assertThat(tooFew).allSatisfy(line -> assertThat(line.getFields().subList(8, STATE))
                .containsOnly(""));
    }

    @ParameterizedTest
    @EnumSource
    void thePageIsReadableByAnyone(Language language) throws Exception {
        Document page = RenderedForms.read(FOLDER, "sample-" + language.code()).page();
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.code());
        assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo(language.rightToLeft() ? "rtl" : "ltr");
        assertThat(found(page, "//script|//link|//@src|//@onclick")).isZero();
        assertThat(found(page, "//h1")).isEqualTo(1);
        assertThat(found(page, "//table[not(.//th[@scope='col'])]|//tbody/tr[not(th[@scope='row'])]"))
                .isZero();
        assertThat(found(page, "//*[name()='svg'][@aria-label='' and not(ancestor::*[@aria-hidden='true'])]"))
                .isZero();
        assertThat(page.getDocumentElement().getTextContent()).doesNotContain("**");
    }

    private static int found(Document page, String path) throws Exception {
        return ((NodeList) XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET))
                .getLength();
    }
}
