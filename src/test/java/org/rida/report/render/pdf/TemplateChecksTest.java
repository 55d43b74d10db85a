package org.rida.report.render.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.springframework.util.FileSystemUtils;

/** {@link TemplateChecks} and {@link Templates} on the shipped templates, one of them changed at a time. */
class TemplateChecksTest {

    @TempDir
    Path reports;

    private Path headline;

    @BeforeEach
    void copyTemplates() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("reports", "style"), reports.resolve("style"));
        headline = reports.resolve("style").resolve("headline.jrxml");
    }

    @Test
    void theShippedTemplatesHaveNoProblem() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void otherFilesOfTheFolderAreNotTemplates() throws IOException {
        Files.writeString(headline.resolveSibling("notes.txt"), "<jasperReport");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aTemplateThatBreaksOffIsNamedWithItsLine() throws IOException {
        String whole = Files.readString(headline);
        Files.writeString(headline, whole.substring(0, whole.indexOf("</band>")));

        assertThat(problems()).singleElement().asString().startsWith(headline + ", line ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            style="headline"   | style="headlines"  | expected a style of style.jrtx, found "headlines"
            $F{text}]]         | $F{words}]]        | words
            $F{text}]]         | $F{text}.lenght()]] | lenght
            <jasperReport name="headline" | <jasperReports name="headline" | jasperReports
            """)
    void whatIsWrongIsSaidWithTheFile(String right, String wrong, String message) throws IOException {
        replace(right, wrong);

        assertThat(problems()).isNotEmpty().allMatch(p -> p.startsWith(headline.toString()));
        assertThat(problems()).anyMatch(p -> p.contains(message));
    }

    /** JasperReports by itself stops at the first stage that fails: a style, a field, an expression. */
    @Test
    void problemsOfSeveralStagesAreSaidAtOnce() throws IOException {
        replace("style=\"headline\"", "style=\"headlines\"");
        replace("$F{title} != null", "$F{title}.lenght() > 0");
        Path cards = headline.resolveSibling("cards.jrxml");
        Files.writeString(cards, "no template");

        assertThat(problems())
                .anyMatch(p -> p.startsWith(headline.toString()) && p.contains("headlines"))
                .anyMatch(p -> p.startsWith(headline.toString()) && p.contains("lenght"))
                .anyMatch(p -> p.startsWith(cards + ", line 1"));
    }

    @Test
    void aReportWithAWrongTemplateIsNotRendered() throws IOException {
        replace("style=\"headline\"", "style=\"headlines\"");
        Path target = reports.resolve("out.pdf");

        assertThatThrownBy(() -> new PdfRenderer(reports).render(SampleFigureSet.board(), Language.AR, target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("headline.jrxml")
                .hasMessageContaining("found \"headlines\"");
        assertThat(target).doesNotExist();
    }

    private List<String> problems() {
        return new PdfRenderer(reports).problems();
    }

    private void replace(String right, String wrong) throws IOException {
        String before = Files.readString(headline);
        assertThat(before).contains(right);
        Files.writeString(headline, before.replace(right, wrong));
    }
}
