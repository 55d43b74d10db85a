package org.rida.report.explore;

import java.util.List;
import java.util.Optional;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.io.ScratchFile;
import org.rida.report.document.FigureSet;
import org.rida.report.render.Renderer;
import org.springframework.stereotype.Component;

/** Renders a view of the explorer as a file, with the renderers of reports; nothing is stored. */
@Component
class Exports {

    private final List<Renderer> renderers;

    Exports(List<Renderer> renderers) {
        this.renderers = renderers;
    }

    /** The file; empty when no renderer has this format. CSV holds the tables of the page, one below the other. */
    Optional<byte[]> draw(FigureSet figures, String format, Language language) {
        if (format.equals("csv")) {
            return Optional.of(new TableCsv(language, new Messages(language, DigitSystem.EUROPEAN)).write(figures));
        }
        return renderers.stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .map(r -> ScratchFile.content("figures." + format, file -> r.render(figures, language, file)));
    }
}
