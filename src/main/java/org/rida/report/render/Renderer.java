package org.rida.report.render;

import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;













import java.nio.file.Path;

/** Draws a figure set as one kind of document. A new output type is one more of these. */
public interface Renderer {

    /** File ending without the dot: {@code pdf}, {@code xlsx}. */
    String format();

    /**
     * Writes the document, whole or not at all.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    void render(FigureSet figures, Language language, Path target);
}
