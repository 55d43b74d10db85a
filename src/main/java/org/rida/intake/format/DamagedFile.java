package org.rida.intake.format;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;

/**
 * Says in words for the person who sent a file why a library could not read it. What the library itself said is in English and for
 * those who program with it; it stays the cause of the problem, for the log.
 */
final class DamagedFile {

    private static final Pattern LINE = Pattern.compile("record starting at line (\\d+)");

    private DamagedFile() {}

    /** @param cause what the library has thrown */
    static Problem refusal(IncomingFile file, Throwable cause) {
        String said = said(cause).toLowerCase(Locale.ROOT);
        if (said.contains("zip bomb") || said.contains("zipsecurefile")) {
            return Problem.because(cause, "intake.refused.unpacked", "file", file.name());
        }
        if (said.contains("maximum buffer size")) {
            return Problem.because(cause, "intake.refused.long-cell", "file", file.name(), "line", line(said));
        }
        return Problem.because(cause, "intake.refused.damaged", "file", file.name());
    }

    /** The messages of all causes. */
    private static String said(@Nullable Throwable cause) {
        StringBuilder said = new StringBuilder();
        for (Throwable at = cause; at != null && at != at.getCause(); at = at.getCause()) {
            said.append(at.getMessage()).append('\n');
        }
        return said.toString();
    }

    /** The line in which the record begins; "?" when the library names none. */
    private static String line(String said) {
        Matcher line = LINE.matcher(said);
        return line.find() ? line.group(1) : "?";
    }
}
