package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Dimension;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.rida.report.opinion.PublishedOpinions;

/** {@link DocumentFile}, {@link DocumentFormat} and {@link DocumentLocation}: how the documents of an edition are named. */
class DocumentTest {

    @TempDir
    Path archive;

    @ParameterizedTest
    @CsvSource({
        "AR, pdf, report-ar.pdf, pdf, false, false",
        "EN, html, report-en.html, html, false, true",
        "AR, pdf-both, report-both.pdf, pdf, true, false",
        "EN, html-both, report-both.html, html, true, true",
        "EN, csv, report-en.csv, csv, false, false"
    })
    void theNameSaysLanguageAndFormat(
            Language language, String format, String name, String extension, boolean bilingual, boolean inBrowser) {
        DocumentFile document = DocumentFile.in(archive, "report", language, format);

        assertThat(document.path()).isEqualTo(archive.resolve(name));
        assertThat(DocumentFormat.extension(format)).isEqualTo(extension);
        assertThat(DocumentFormat.isBilingual(format)).isEqualTo(bilingual);
        assertThat(new Document(1, language, format, name, 3, "").opensInBrowser())
                .isEqualTo(inBrowser);
        assertThat(document.language()).isEqualTo(language);
    }

    @Test
    void theNameSaysReportMonthAndVersion() {
        DocumentLocation location = DocumentLocation.in(archive, SampleFigureSet.board(), "draft-2");

        assertThat(location.path()).isEqualTo(archive);
        assertThat(location.name()).isEqualTo("board-2026-10-draft-2");
        assertThat(location.document(Language.AR, "pdf").path())
                .isEqualTo(archive.resolve("board-2026-10-draft-2-ar.pdf"));
    }

    @ParameterizedTest
    @CsvSource({
        "programmes, board-2026-10-programmes-issued-1",
        "social-research, board-2026-10-social-research-issued-1",
        "البرامج, board-2026-10-البرامج-issued-1",
        "'', board-2026-10-issued-1"
    })
    void aPartIsInTheNameInItsOwnScript(String part, String name) {
        String found = DocumentLocation.in(archive, figures(part), "issued-1").name();

        assertThat(found.replaceAll("-[0-9a-f]{6,8}(?=-issued)", "")).isEqualTo(name);
    }

    /** Each of these would be one name without the hash of the code. */
    @Test
    void partsThatLookAlikeHaveDifferentNames() {
        Set<String> names = Stream.of("a/b", "a b", "a:b", "a\\b", "../a/b", "a-b")
                .map(part ->
                        DocumentLocation.in(archive, figures(part), "draft-1").name())
                .collect(Collectors.toSet());

        assertThat(names).hasSize(6).allSatisfy(name -> {
            assertThat(name).doesNotContain("/", "\\", ":", " ", "..");
            assertThat(archive.resolve(name).getParent()).isEqualTo(archive);
        });
    }

    private static FigureSet figures(@Nullable String part) {
        FigureSet board = SampleFigureSet.board();
        return new FigureSet(
                board.report(),
                board.month(),
                board.title(),
                board.period(),
                board.stamp(),
                board.footer(),
                board.cutOff(),
                board.digits(),
                board.pages(),
                part == null || part.isEmpty()
                        ? null
                        : new FigureSet.FigureSetPart(Dimension.DEPARTMENT, part, BilingualText.same(part)),
                PublishedOpinions.NONE,
                null);
    }
}
