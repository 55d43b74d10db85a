package org.rida.report.edition;

/** Names of formats: {@code pdf}, {@code html}, {@code xlsx}, {@code csv}, {@code png}, {@code txt}; {@code pdf-both} shows both languages side by side. */
public final class DocumentFormat {

    private static final String BOTH = "-both";

    private DocumentFormat() {}

    /** Whether documents of the format have both languages. */
    public static boolean isBilingual(String format) {
        return format.endsWith(BOTH);
    }

    /** File name extension: {@code html} for {@code html-both}. */
    public static String extension(String format) {
        return isBilingual(format) ? format.substring(0, format.length() - BOTH.length()) : format;
    }

    /** Name of the bilingual variant of a format. */
    public static String bilingual(String format) {
        return format + BOTH;
    }
}
