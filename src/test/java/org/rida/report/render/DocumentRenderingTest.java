package org.rida.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Policy;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Document;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;

class DocumentRenderingTest {

    private final Renderer writes = renderer("text", (language, target) -> Files.writeString(target, language.name()));

    /** Leaves half a document behind, as a full disk would. */
    private final Renderer breaks = renderer("broken", (language, target) -> {
        Files.writeString(target, "half");
        throw new IllegalStateException("no ink");
    });

    private final DocumentRendering renderings = new DocumentRendering(List.of(writes, breaks));

    @TempDir
    Path folder;

    /** One drawing that succeeds before, and one after, the one that does not. */
    @Test
    void theFailureOfOneDocumentIsThrownWhenAllAreDone() {
        List<DocumentFile> reported = new ArrayList<>();
        assertThatThrownBy(() -> renderings.render(
                        SampleFigureSet.board(),
                        List.of(
                                DocumentFile.in(folder, "october", Language.AR, "text"),
                                DocumentFile.in(folder, "october", Language.AR, "broken"),
                                DocumentFile.in(folder, "october", Language.EN, "text")),
                        reported::add))
                .hasMessage("no ink");
        assertThat(reported).extracting(DocumentFile::format).containsExactly("text");
        assertThat(folder.resolve("october-en.text"))
                .as("rendered before the return")
                .exists();
    }

    /** In each language of the draft; of a document in both, in both. */
    @Test
    void anIssueHasTheDocumentsOfItsDraftTheSummaryAndTheBundle() {
        FigureSet board = SampleFigureSet.board();
        assertThat(names(board, document(Language.EN, "pdf"), document(Language.EN, "png")))
                .containsExactly("october-en.pdf", "october-en.png", "october-en.txt", "october-both.zip");
        assertThat(names(board, document(Language.AR, "pdf-both")))
                .containsExactly(
                        "october-both.pdf",
                        "october-ar.png",
                        "october-ar.txt",
                        "october-en.png",
                        "october-en.txt",
                        "october-both.zip");
        FigureSet tables = board.with(
                board.stamp(),
                board.footer(),
                board.pages().subList(1, board.pages().size()));
        assertThat(names(tables, document(Language.AR, "csv"))).containsExactly("october-ar.csv");
    }

    private static List<String> names(FigureSet figures, Document... documents) {
        Edition draft = new Edition(
                1,
                "board",
                figures.title(),
                BilingualText.EMPTY,
                Policy.Audience.BOARD,
                figures.month(),
                1,
                Edition.EditionState.DRAFT,
                Instant.EPOCH,
                List.of(documents));
        return DocumentRendering.ofIssue(draft, figures, new DocumentLocation(Path.of("folder"), "october")).stream()
                .map(DocumentFile::name)
                .toList();
    }

    private static Document document(Language language, String format) {
        return new Document(1, language, format, "", 1, "");
    }

    @Test
    void allDocumentsAreRenderedAndReported() {
        List<DocumentFile> documents = List.of(
                DocumentFile.in(folder, "october", Language.AR, "text"),
                DocumentFile.in(folder, "october", Language.EN, "text"));
        List<DocumentFile> reported = new ArrayList<>();
        assertThat(renderings.render(SampleFigureSet.board(), documents, reported::add))
                .isEqualTo(documents);
        assertThat(reported).isEqualTo(documents);
        assertThat(folder.resolve("october-en.text")).hasContent("EN");
    }

    private interface Pen {

        void write(Language language, Path target) throws IOException;
    }

    private static Renderer renderer(String format, Pen pen) {
        return new Renderer() {

            @Override
            public String format() {
                return format;
            }

            @Override
            public void render(FigureSet figures, Language language, Path target) {
                try {
                    pen.write(language, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
