package org.rida.sheet;

import java.util.regex.Pattern;

/** Text on its way into a cell: nothing in it may be taken for something else. */
final class SafeText {

    /** Excel's own limit for the text of one cell. */
    static final int LONGEST = 32_767;

    /** Spreadsheets read {@code _x003D_} as an equals sign; an escaped underscore keeps it as it was written. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private SafeText() {}

    /** What may stand in the file: without characters that XML forbids, not longer than a cell holds. */
    static String escape(String text) {
        String escaped = ESCAPE.matcher(withoutForbidden(text)).replaceAll("_x005F_");
        return escaped.length() <= LONGEST ? escaped : cut(escaped);
    }

    /**
     * Whether the cell needs the mark "this is text", so that editing it does not turn it into a formula, a number or a
     * day. Only a text that begins with a letter is safe without.
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

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
