package org.rida.report.explore;

import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What somebody sees, as a file: drawn by the same renderers as reports, kept nowhere. */
@Component
class Exports {

    private final List<Renderer> renderers;

    Exports(List<Renderer> renderers) {
        this.renderers = renderers;
    }

    /** Empty when nothing draws this format; CSV has the tables as they stand on the page. */
    Optional<byte[]> draw(FigureSet figures, String format, Language language) {
        if (format.equals("csv")) {
            return Optional.of(new TableCsv(language, new Messages(language, DigitSystem.EUROPEAN)).write(figures));
        }
        return renderers.stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .map(r -> draw(figures, r, language));
    }

    private static byte[] draw(FigureSet figures, Renderer renderer, Language language) {
        try {
            Path folder = Files.createTempDirectory("rida");
            Path file = folder.resolve("figures." + renderer.format());
            try {
                renderer.render(figures, language, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
