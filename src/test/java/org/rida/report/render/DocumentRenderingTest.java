package org.rida.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.DocumentFile;

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
