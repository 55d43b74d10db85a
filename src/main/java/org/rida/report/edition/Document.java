package org.rida.report.edition;

import org.rida.i18n.Language;

/**
 * A document of an edition, without its content, which {@link EditionRepository#content} reads.
 *
 * @param id unique over all editions
 * @param language of a bilingual document, the language requested first
 * @param format as {@link DocumentFormat} names it
 * @param name of the file that a reader gets
 * @param bytes size of the content
 * @param sha256 of the content when it was rendered, in hexadecimal digits
 */
public record Document(long id, Language language, String format, String name, long bytes, String sha256) {

    /** Whether the document has both languages. */
    public boolean isBilingual() {
        return DocumentFormat.isBilingual(format);
    }

    /** File name extension: {@code html} for {@code html-both}. */
    public String extension() {
        return DocumentFormat.extension(format);
    }

    /** Whether the document is viewed in the browser rather than downloaded. */
    public boolean opensInBrowser() {
        return extension().equals("html");
    }
}
