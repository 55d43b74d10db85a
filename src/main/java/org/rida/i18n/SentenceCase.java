package org.rida.i18n;

/** How a text begins where it stands at the beginning of a sentence, in a heading or in a cell of its own. */
public final class SentenceCase {

    private static final String BEFORE = "*“«\"\u2066\u2067\u2068\u200e\u200f";

    private SentenceCase() {}

    /**
     * With a capital as its first letter, behind asterisks that make it bold, quotes and signs that keep its direction. A text that
     * begins with a figure or another sign stays as it is, as do languages without capitals.
     */
    public static String begun(String text) {
        int at = 0;
        while (at < text.length() && BEFORE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length()
                ? text
                : text.substring(0, at) + Character.toUpperCase(text.charAt(at)) + text.substring(at + 1);
    }
}
