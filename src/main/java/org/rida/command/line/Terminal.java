package org.rida.command.line;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;













import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where commands print: results to standard output, problems to standard error, in one language. */
public final class Terminal {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final PrintStream err;
    private Language language = Locale.getDefault().getLanguage().equals("ar") ? Language.AR : Language.EN;

    Terminal(PrintStream out, PrintStream err) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** Whether somebody watches, so that a line may be drawn again. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal on Java 17, 21 and 25
    static boolean isInteractive() {
        return System.console() != null;
    }

    public void speak(Language other) {
        language = other;
    }

    public Language language() {
        return language;
    }

    /** Words for a terminal: digits stay European, since paths and numbers are copied from there. */
    public Messages messages() {
        return new Messages(language, DigitSystem.EUROPEAN);
    }

    public void print(String key, Object... namesAndValues) {
        out.println(messages().format(key, namesAndValues));
    }

    /** A step of what was begun above. */
    public void item(String key, Object... namesAndValues) {
        out.println("  " + messages().format(key, namesAndValues));
    }

    /** What a step found. */
    public void detail(String key, Object... namesAndValues) {
        out.println("      " + messages().format(key, namesAndValues));
    }

    public void line(String text) {
        out.println(text);
    }

    /** A result for programs: one JSON value. */
    public void json(Object value) {
        out.println(JSON.writeValueAsString(value));
    }

    void problemLine(String text) {
        err.println(text);
    }

    /** In the line that the cursor is in, from its start. */
    void over(String text) {
        out.print("\r" + text);
        out.flush();
    }

    public void problem(BilingualText text) {
        err.println(text.in(language));
    }

    public void problem(String key, Object... namesAndValues) {
        err.println(messages().format(key, namesAndValues));
    }
}
