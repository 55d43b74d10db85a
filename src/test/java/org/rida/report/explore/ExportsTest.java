package org.rida.report.explore;

import org.rida.i18n.Language;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;













import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportsTest {

    private final OneLine renderer = new OneLine();
    private final Exports exports = new Exports(List.of(renderer));
    private final FigureSet figures = SampleFigureSet.draft();

    @Test
    void aFormatIsDrawnByItsRendererAndKeptNowhere() {
        byte[] drawn = exports.draw(figures, "line", Language.EN).orElseThrow();

        assertThat(new String(drawn, StandardCharsets.UTF_8)).isEqualTo(figures.report() + " en");
        assertThat(renderer.file).hasFileName("figures.line");
        assertThat(renderer.file.getParent()).doesNotExist();
    }

    @Test
    void csvNeedsNoRenderer() {
        byte[] csv = exports.draw(figures, "csv", Language.EN).orElseThrow();

        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("Ease of procedures");
    }

    @ParameterizedTest
    @CsvSource({"pdf", "exe", "''"})
    void nothingDrawsOtherFormats(String format) {
        assertThat(exports.draw(figures, format, Language.EN)).isEmpty();
    }

    private static final class OneLine implements Renderer {

        private Path file = Path.of("none");

        @Override
        public String format() {
            return "line";
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            file = target;
            try {
                Files.writeString(target, figures.report() + " " + language.code());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
