package org.rida.report.render;

import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;

/** Renders figure sets as one kind of document. Every Spring bean of this type is a format of the reports. */
public interface Renderer {

    /** Name of the format: {@code pdf}, {@code xlsx}, {@code html-both}. */
    String format();

    /**
     * Writes the document completely or not at all. The same figures give the same bytes.
     *
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    void render(FigureSet figures, Language language, Path target);
}
