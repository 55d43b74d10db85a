package org.rida.delivery;

/**
 * A command in a letter: to be typed as it stands, so its digits are those of a keyboard, whatever the page's are, and it stands
 * from left to right within its isolates.
 */
record CommandSnippet(String command) {

    /** What a message gets for its {@code call}. */
    static final String PLACEHOLDER = "\u2026command\u2026";

    String insertInto(String said) {
        return said.replace(PLACEHOLDER, "\u2066" + command + "\u2069");
    }
}
