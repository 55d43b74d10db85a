package org.rida.report.edition;

import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.report.document.FigureSet;

/**
 * The folder and base name of the files into which an edition's documents are rendered.
 *
 * @param path an existing folder
 * @param name base name without language and extension
 */
public record DocumentLocation(Path path, String name) {

    /** @param version of the edition: {@code draft-2}, {@code issued-17} */
    static DocumentLocation in(Path folder, FigureSet figures, String version) {
        return new DocumentLocation(folder, figures.report() + "-" + figures.month() + part(figures) + "-" + version);
    }

    /** The file of one language and format. It need not exist. */
    public DocumentFile document(Language language, String format) {
        return DocumentFile.in(path, name, language, format);
    }

    /**
     * The part's code as letters and digits of any script. When other characters are replaced, a hash keeps codes
     * apart that would otherwise look alike.
     */
    private static String part(FigureSet figures) {
        String code = figures.partCode();
        String fileName = code.replaceAll("[^\\p{L}\\p{Nd}]+", "-");
        String suffix = fileName.equals(code) ? "" : "-" + Integer.toHexString(code.hashCode());
        return code.isEmpty() ? "" : "-" + fileName + suffix;
    }
}
