package org.rida.intake.finding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/**
 * A note about a file, stored as JSON with it and formatted in the reader's language when shown.
 *
 * @param code the message is {@code intake.note.<code>}
 * @param arguments of the message, by name
 */
public record FileNote(String code, Map<String, Object> arguments) {

    private static final String NOTE = "intake.note.";
    private static final String SETUP = ".setup";
    private static final String EXPECTED = "expected";
    private static final String EXPECTED_AR = "expectedAr";

    /** @param namesAndValues the arguments, names and values in turn */
    public static FileNote of(String code, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new FileNote(code, arguments);
    }

    /** A rule that rows broke: how often, and the first line. The expected value is stored in both languages. */
    public static FileNote warning(ViolationCounts.ViolationCount entry) {
        RuleViolation violation = entry.first();
        return of(
                "warning",
                "n",
                entry.n(),
                "line",
                Long.toString(entry.line()),
                "rule",
                violation.rule().code(),
                "column",
                violation.column(),
                EXPECTED,
                violation.expected().en(),
                EXPECTED_AR,
                violation.expected().ar(),
                "found",
                violation.found());
    }

    /** A rule that the file as a whole breaks, so that no line can be named. */
    public static FileNote ofFile(RuleViolation violation) {
        FileNote note = warning(new ViolationCounts.ViolationCount(violation, 0, 1));
        return new FileNote("file-warning", note.arguments());
    }

    /** A rule for which the whole file would be refused. */
    public static FileNote refusal(RuleViolation violation) {
        return new FileNote("would-refuse-rule", ofFile(violation).arguments());
    }

    /** The formatted note. The text of a warning contains the message of its rule. */
    public BilingualText text() {
        return arguments.containsKey(EXPECTED) ? warningText() : text(arguments);
    }

    /** The note for a person who is just making the mapping, to whom nothing can be told by what is in it and what is not. */
    public BilingualText textInSetup() {
        FileNote inSetup = new FileNote(code + SETUP, arguments);
        return new Messages(Language.EN, DigitSystem.EUROPEAN).contains(NOTE + inSetup.code())
                ? inSetup.text()
                : text();
    }

    private BilingualText warningText() {
        BilingualText expected = new BilingualText(argument(EXPECTED_AR), argument(EXPECTED));
        BilingualText reason =
                RejectionMessage.describe(argument("rule"), argument("column"), expected, argument("found"));
        return BilingualText.of(language -> {
            Map<String, Object> all = new LinkedHashMap<>(arguments);
            all.put("reason", reason.in(language));
            return text(all).in(language);
        });
    }

    private String argument(String name) {
        return String.valueOf(arguments.get(name));
    }

    private BilingualText text(Map<String, Object> arguments) {
        Object[] flat = arguments.entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toArray();
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format(NOTE + code, flat));
    }
}
