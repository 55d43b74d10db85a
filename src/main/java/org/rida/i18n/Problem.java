package org.rida.i18n;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * An error that a person can act on: where, what was expected, what was found, in both languages. The same text goes to the
 * terminal, the log, the console and mail. Only texts that may be shown to any user belong into it.
 */
public class Problem extends RuntimeException {

    private final transient BilingualText text;

    /** @param text in both languages; the exception's own message is the English one */
    public Problem(BilingualText text) {
        this(text, null);
    }

    public Problem(BilingualText text, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** A message of the message files: {@code Problem.of("problem.folder-missing", "folder", path)}. */
    public static Problem of(String key, Object... namesAndValues) {
        return new Problem(BilingualText.ofMessage(key, namesAndValues));
    }

    /**
     * As {@link #of}, with the error that led to it.
     *
     * @param cause goes to the log with its stack trace
     */
    public static Problem because(Throwable cause, String key, Object... namesAndValues) {
        return new Problem(BilingualText.ofMessage(key, namesAndValues), cause);
    }

    /** The text for people. */
    public BilingualText text() {
        return text;
    }

    /** The file system's reason for a failure, without class names. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return reason == null ? "not possible" : reason;
    }
}
