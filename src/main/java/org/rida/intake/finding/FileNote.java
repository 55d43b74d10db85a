package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;













import java.util.LinkedHashMap;
import java.util.Map;

/** Something to know about a file, kept with it. {@code code} names the words: {@code intake.note.<code>}. */
public record FileNote(String code, Map<String, Object> arguments) {

    private static final String EXPECTED = "expected";
    private static final String EXPECTED_AR = "expectedAr";

    public static FileNote of(String code, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new FileNote(code, arguments);
    }

    public static FileNote warning(ViolationCounts.ViolationCount entry) {
        RuleViolation finding = entry.first();
        return of(
                "warning",
                "n",
                entry.n(),
                "line",
                Long.toString(entry.line()),
                "rule",
                finding.rule().code(),
                "column",
                finding.column(),
                EXPECTED,
                finding.expected().en(),
                EXPECTED_AR,
                finding.expected().ar(),
                "found",
                finding.found());
    }

    /** Of the whole file, where no line is the first. */
    public static FileNote ofFile(RuleViolation finding) {
        FileNote note = warning(new ViolationCounts.ViolationCount(finding, 0, 1));
        return new FileNote("file-warning", note.arguments());
    }

    public BilingualText text() {
        return code.endsWith("warning") ? warningText() : text(arguments);
    }

    private BilingualText warningText() {
        BilingualText expected = new BilingualText(argument(EXPECTED_AR), argument(EXPECTED));
        BilingualText reason = RejectionMessage.describe(argument("rule"), argument("column"), expected, argument("found"));
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
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format("intake.note." + code, flat));
    }
}
