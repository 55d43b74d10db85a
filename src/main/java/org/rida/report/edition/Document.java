package org.rida.report.edition;

import org.rida.i18n.Language;
import org.rida.io.Sha256;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
    public boolean isInBoth() {
        return format.endsWith(BOTH);
    }

    /** What kind of file it is: {@code html} of {@code html-both}. */
    public String ending() {
        return isInBoth() ? format.substring(0, format.length() - BOTH.length()) : format;
    }

    /** Whether it is a page to read, rather than a file to keep. */
    public boolean opensInBrowser() {
        return ending().equals("html");
    }

    /** The same format with both languages on its pages. */
    public static String inBoth(String format) {
        return format + BOTH;
    }

    public static Document in(Path folder, String name, Language language, String format) {
        Document named = new Document(language, format, folder);
        String tongue = named.isInBoth() ? BOTH : "-" + language.code();
        return new Document(language, format, folder.resolve(name + tongue + "." + named.ending()));
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
