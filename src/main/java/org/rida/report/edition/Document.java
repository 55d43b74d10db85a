package org.rida.report.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.rida.i18n.Language;
import org.rida.io.Sha256;

/**
 * A drawn report: a file in the archive.
 *
 * @param language of a document in both languages, the one that was asked for first
 * @param format {@code pdf}, {@code html}, {@code xlsx}, {@code csv}; {@code pdf-both} and {@code html-both} have both languages
 *     side by side
 */
public record Document(Language language, String format, Path path) {

    private static final String BOTH = "-both";

    /** Whether both languages are in it. */
    public boolean isBilingual() {
        return format.endsWith(BOTH);
    }

    /** What kind of file it is: {@code html} of {@code html-both}. */
    public String extension() {
        return isBilingual() ? format.substring(0, format.length() - BOTH.length()) : format;
    }

    /** Whether it is a page to read, rather than a file to keep. */
    public boolean opensInBrowser() {
        return extension().equals("html");
    }

    /** The same format with both languages on its pages. */
    public static String bilingual(String format) {
        return format + BOTH;
    }

    public static Document in(Path folder, String name, Language language, String format) {
        Document pattern = new Document(language, format, folder);
        String suffix = pattern.isBilingual() ? BOTH : "-" + language.code();
        return new Document(language, format, folder.resolve(name + suffix + "." + pattern.extension()));
    }

    long bytes() {
        return path.toFile().length();
    }

    /** Of what is in the file now. */
    String sha256() {
        try {
            return Sha256.hex(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
