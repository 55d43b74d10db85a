package org.rida.report.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.report.document.FigureSet;

/** Where the documents of one edition lie: the folder of its month, and how they are named in it. */
public record DocumentLocation(Path path, String name) {

    /**
     * The folder is made when it is not there.
     *
     * @param version the edition is: {@code draft-2}
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

    public Document document(Language language, String format) {
        return Document.in(path, name, language, format);
    }

    /** In a file's name: letters and digits of any script, and something of its own where others had to go. */
    private static String part(FigureSet figures) {
        String code = figures.partCode();
        String fileName = code.replaceAll("[^\\p{L}\\p{Nd}]+", "-");
        String suffix = fileName.equals(code) ? "" : "-" + Integer.toHexString(code.hashCode());
        return code.isEmpty() ? "" : "-" + fileName + suffix;
    }
}
