package org.rida.sheet;

import java.util.regex.Pattern;

/** Escapes text for cells, so that no program interprets it as anything but text. */
final class SafeText {

    /** Excel's limit for the text of one cell, in UTF-16 units. */
    static final int LONGEST = 32_767;

    /** Spreadsheets decode {@code _x003D_} to an equals sign; escaping the underscore preserves the original text. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private SafeText() {}

    /**
     * The text as it is written to the file: characters that XML forbids become U+FFFD, and text beyond {@link
     * #LONGEST} is cut and ends in an ellipsis.
     */
    static String escape(String text) {
        String escaped = ESCAPE.matcher(withoutForbidden(text)).replaceAll("_x005F_");
        return escaped.length() <= LONGEST ? escaped : cut(escaped);
    }

    /**
     * Whether the cell needs the quote prefix, which keeps a program from turning the text into a formula, number or
     * date when someone edits it. Only text that begins with a letter is safe without it.
     */
    static boolean needsQuote(String text) {
        return !text.isEmpty() && !Character.isLetter(text.codePointAt(0));
    }

    private static String withoutForbidden(String text) {
        if (text.codePoints().allMatch(SafeText::allowed)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().map(c -> allowed(c) ? c : '\uFFFD').forEach(escaped::appendCodePoint);
        return escaped.toString();
    }

    private static boolean allowed(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean halfPair = c >= 0xD800 && c <= 0xDFFF;
        return !control && !halfPair && c != 0xFFFE && c != 0xFFFF;
    }

    /** Never cuts a surrogate pair in half. */
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
