package org.rida.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rida.report.SampleFigures;
import org.rida.wording.Language;

class PdfRendererTest {

    private static final PdfRenderer PLAIN = new PdfRenderer(Path.of("reports"), FontInUse.everywhere());
    private static final PdfRenderer RENDERER = new PdfRenderer(Path.of("reports"));
    private static final Path OUT = Path.of("target", "pdf");

    @Test
    void drawsBothLanguages() throws IOException {
        Files.createDirectories(OUT);
        for (Language language : Language.values()) {
            for (int i = 0; i < 2; i++) {
                long start = System.nanoTime();
                PLAIN.render(SampleFigures.board(), language, OUT.resolve("plain-" + language.code() + ".pdf"));
                System.out.println("TIME " + language + " " + (System.nanoTime() - start) / 1_000_000);
            }
            RENDERER.render(SampleFigures.draft(), language, OUT.resolve("board-" + language.code() + ".pdf"));
        }
        assertThat(OUT.resolve("plain-ar.pdf")).isNotEmptyFile();
    }
}
