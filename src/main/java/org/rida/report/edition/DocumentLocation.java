package org.rida.report.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.report.document.FigureSet;

/**
 * The folder and base name of an edition's documents.
 *
 * @param path folder of the month
 * @param name base name without language and extension
 */
public record DocumentLocation(Path path, String name) {

    /**
     * Creates the folder when it is missing.
     *
     * @param version of the edition: {@code draft-2}, {@code issued-17}
     * @throws Problem when the folder cannot be created
     */
    static DocumentLocation in(Path root, FigureSet figures, String version) {
        Path folder = root.resolve(figures.month().toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
        return new DocumentLocation(folder, figures.report() + "-" + figures.month() + part(figures) + "-" + version);
    }

    /** The document of one language and format. The file need not exist. */
    public Document document(Language language, String format) {
        return Document.in(path, name, language, format);
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
