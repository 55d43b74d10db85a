package org.rida.command.line;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Output of the commands in one language: results go to standard output, problems to standard error. Scripts can thus
 * redirect results without losing errors.
 */
public final class Terminal {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final PrintStream err;
    private Language language = Locale.getDefault().getLanguage().equals("ar") ? Language.AR : Language.EN;

    /**
     * @param out results
     * @param err problems
     */
    public Terminal(PrintStream out, PrintStream err) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** Whether output goes to a terminal, on which a line can be overwritten. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal on Java 17, 21 and 25
    static boolean isInteractive() {
        return System.console() != null;
    }

    /** @param other for everything printed from now on; at first the language of the environment */
    public void setLanguage(Language other) {
        language = other;
    }

    /** The language of everything that is printed. */
    public Language language() {
        return language;
    }

    /** Always with European digits, since numbers and paths are copied from a terminal. */
    public Messages messages() {
        return new Messages(language, DigitSystem.EUROPEAN);
    }

    /** Prints a message as one line. */
    public void print(String key, Object... namesAndValues) {
        out.println(messages().format(key, namesAndValues));
    }

    /** Prints a line of the first indentation: a step. */
    public void item(String key, Object... namesAndValues) {
        out.println("  " + messages().format(key, namesAndValues));
    }

    /** Prints a line of the second indentation: a detail of a step. */
    public void detail(String key, Object... namesAndValues) {
        out.println("      " + messages().format(key, namesAndValues));
    }

    /** Prints a text as it is. */
    public void line(String text) {
        out.println(text);
    }

    /** Prints a result for programs as one JSON value. */
    public void json(Object value) {
        out.println(JSON.writeValueAsString(value));
    }

    /** Prints a text to standard error as it is. */
    void problemLine(String text) {
        err.println(text);
    }

    /** Overwrites the current line from its start. */
    void overwrite(String text) {
        out.print("\r" + text);
        out.flush();
    }

    /** Prints a problem to standard error. */
    public void problem(BilingualText text) {
        err.println(text.in(language));
    }

    /** Prints a message to standard error. */
    public void problem(String key, Object... namesAndValues) {
        err.println(messages().format(key, namesAndValues));
    }
}
