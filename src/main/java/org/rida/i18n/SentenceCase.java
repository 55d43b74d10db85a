package org.rida.i18n;

/** How a text begins where it stands at the beginning of a sentence, in a heading or in a cell of its own. */
public final class SentenceCase {

    private SentenceCase() {}

    /**
     * With a capital as its first letter, behind signs that make it bold or keep its direction. A text that begins with a figure stays
     * as it is, as do languages without capitals.
     */
    public static String begun(String text) {
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (Character.isLetterOrDigit(letter)) {
                return text.substring(0, at)
                        + Character.toString(Character.toUpperCase(letter))
                        + text.substring(at + Character.charCount(letter));
            }
            at += Character.charCount(letter);
        }
        return text;
    }
}
