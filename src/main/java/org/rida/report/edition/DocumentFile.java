package org.rida.report.edition;

import java.nio.file.Path;
import org.rida.i18n.Language;

/**
 * The file into which a document is rendered. It need not exist.
 *
 * @param language of a bilingual document, the language requested first
 * @param format as {@link DocumentFormat} names it
 */
public record DocumentFile(Language language, String format, Path path) {

    /** A document in a folder, named {@code name-en.pdf} or {@code name-both.pdf}. */
    public static DocumentFile in(Path folder, String name, Language language, String format) {
        String suffix = DocumentFormat.isBilingual(format) ? "-both" : "-" + language.code();
        return new DocumentFile(
                language, format, folder.resolve(name + suffix + "." + DocumentFormat.extension(format)));
    }

    /** Name of the file without its folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
