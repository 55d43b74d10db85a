package org.rida.delivery;

/**
 * A command line or the address of a page in a message, to be copied: it always has European digits, and is set from left to right
 * within isolates (U+2066, U+2069) in Arabic text too.
 */
record CommandSnippet(String command) {

    /** Argument {@code command} of messages: the command is inserted after their digits have been localized. */
    static final String PLACEHOLDER = "\u2026command\u2026";

    /**
     * Replaces the placeholder in a formatted message.
     *
     * @param text formatted with {@link #PLACEHOLDER} as its argument {@code command}
     */
    String insertInto(String text) {
        return text.replace(PLACEHOLDER, "\u2066" + command + "\u2069");
    }
}
