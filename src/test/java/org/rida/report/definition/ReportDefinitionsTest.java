package org.rida.report.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;

/** Reading of report definitions, and {@link ReportValidator}. */
class ReportDefinitionsTest {

    private static final String HEAD = "title: {ar: ت, en: Trial}\naudience: quality\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            pages: [{title: {ar: ص, en: P}}] | pages[0].blocks: expected a list, found nothing
            pages: [{blocks: [{sources: {title: {ar: م, en: S}}, provenance: {title: {ar: م, en: S}}}]}] | pages[0].blocks[0]: expected exactly one of headline, for-decision, cards, xmr
            pages: [{blocks: [{rejection-reasons: {limit: 3}}]}] | pages[0].blocks[0].rejection-reasons.title: expected {ar: …, en: …}, found nothing
            pages: [{blocks: [{rejection-reasons: {title: {ar: ر, en: R}, limit: 0}}]}] | pages[0].blocks[0].rejection-reasons.limit: expected a whole number of 1 or more, found "0"
            pages: [{blocks: [{refusal: {title: {ar: ر, en: R}, most: 3}}]}] | found "refusal"
            """)
    void everyProblemIsReportedWithItsLocation(String pages, String message) throws IOException {
        write("trial", HEAD + pages);

        assertThatThrownBy(() -> definitions().get("trial"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void allMissingPartsAreReportedAtOnce() throws IOException {
        write("trial", "audience: quality\n");

        assertThatThrownBy(() -> definitions().get("trial"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("title: expected")
                .hasMessageContaining("pages: expected");
    }

    @Test
    void foldersWithADefinitionAreReports() throws IOException {
        write("b", HEAD);
        write("a", HEAD);
        Files.createDirectories(folder.resolve("style"));

        assertThat(definitions().names()).containsExactly("a", "b");
        assertThatThrownBy(() -> definitions().get("c"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("c")
                .hasMessageContaining("a, b");
    }

    @Test
    void withoutTheFolderThereAreNoReports() {
        assertThatThrownBy(() -> new ReportDefinitions(folder.resolve("none")).names())
                .isInstanceOf(Problem.class)
                .hasMessage("%s: expected a folder, found nothing of that name.", folder.resolve("none"));
    }

    private ReportDefinitions definitions() {
        return new ReportDefinitions(folder);
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("report.yaml"), yaml);
    }
}
