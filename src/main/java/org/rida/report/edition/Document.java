package org.rida.report.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.io.Sha256;

/**
 * A rendered report: a file in the archive.
 *
 * @param language of a bilingual document, the language requested first
 * @param format {@code pdf}, {@code html}, {@code xlsx}, {@code csv}; {@code pdf-both} and {@code html-both} show
 *     both languages side by side
 */
public record Document(Language language, String format, Path path) {

    private static final String BOTH = "-both";

    /** Whether the document has both languages. */
    public boolean isBilingual() {
        return format.endsWith(BOTH);
    }

    /** File name extension: {@code html} for {@code html-both}. */
    public String extension() {
        return isBilingual() ? format.substring(0, format.length() - BOTH.length()) : format;
    }

    /** Whether the document is viewed in the browser rather than downloaded. */
    public boolean opensInBrowser() {
        return extension().equals("html");
    }

    /** Name of the bilingual variant of a format. */
    public static String bilingual(String format) {
        return format + BOTH;
    }

    /** A document in a folder, named {@code name-en.pdf} or {@code name-both.pdf}. The file need not exist. */
    public static Document in(Path folder, String name, Language language, String format) {
        Document pattern = new Document(language, format, folder);
        String suffix = pattern.isBilingual() ? BOTH : "-" + language.code();
        return new Document(language, format, folder.resolve(name + suffix + "." + pattern.extension()));
    }

    /** Size of the file. */
    long bytes() {
        return path.toFile().length();
    }

    /** Hash of the file's present content. */
    String sha256() {
        try {
            return Sha256.hex(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
