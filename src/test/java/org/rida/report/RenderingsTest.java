package org.rida.report;

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
import org.rida.wording.Language;

class RenderingsTest {

    private final Renderings renderings = new Renderings(List.of(new Writes(), new Breaks()));

    @TempDir
    Path folder;

    /** One drawing that succeeds before, and one after, the one that does not. */
    @Test
    void whenOneDocumentCannotBeDrawnNoneIsLeft() throws IOException {
        List<Document> told = new ArrayList<>();
        assertThatThrownBy(() -> renderings.draw(
                        SampleFigures.board(),
                        List.of(
                                Document.in(folder, "october", Language.AR, "text"),
                                Document.in(folder, "october", Language.AR, "broken"),
                                Document.in(folder, "october", Language.EN, "text")),
                        told::add))
                .hasMessage("no ink");
        assertThat(told).extracting(Document::format).containsExactly("text");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void allAreDrawnAndTold() {
        List<Document> documents = List.of(
                Document.in(folder, "october", Language.AR, "text"),
                Document.in(folder, "october", Language.EN, "text"));
        List<Document> told = new ArrayList<>();
        assertThat(renderings.draw(SampleFigures.board(), documents, told::add)).isEqualTo(documents);
        assertThat(told).isEqualTo(documents);
        assertThat(folder.resolve("october-en.text")).hasContent("EN");
    }

    private record Writes() implements Renderer {

        @Override
        public String format() {
            return "text";
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            try {
                Files.writeString(target, language.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Leaves half a document behind, as a full disk would. */
    private record Breaks() implements Renderer {

        @Override
        public String format() {
            return "broken";
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            new Writes().render(figures, language, target);
            throw new IllegalStateException("no ink");
        }
    }
}
