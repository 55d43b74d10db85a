package org.rida.job.charity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.policy.Theme;
import org.rida.policy.Theme.ThemeType;

/** What a person entered about one theme, checked field by field: names, kind, and the words by which it is found in each language. */
public final class ThemeForm {

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern SEPARATOR = Pattern.compile("[\r\n,\u060C]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    /** Characters of one phrase, a list of alternatives included. */
    private static final int LONGEST = 500;

    private static final int MOST = 3000;

    private final String code;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    /**
     * @param code of the theme, or the one that it gets
     * @param sent values by name of the field; unknown fields are not read
     */
    ThemeForm(String code, Map<String, String> sent) {
        this.code = code;
        sent.forEach((field, value) -> values.put(field, value.strip()));
        check();
    }

    /** Names and values of the fields of a theme. */
    static Map<String, String> values(BilingualText name, ThemeType type, List<String> phrases) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ar", name.ar());
        values.put("en", name.en());
        values.put("type", type.name());
        values.put("arabic", lines(phrases.stream().filter(p -> isArabic(p))));
        values.put("english", lines(phrases.stream().filter(p -> !isArabic(p))));
        return values;
    }

    private static String lines(Stream<String> phrases) {
        return String.join("\n", phrases.toList());
    }

    private static boolean isArabic(String phrase) {
        return ARABIC.matcher(phrase).find();
    }

    /** What is wrong: name of a field to the key of a message. Empty when all of it can be saved. */
    public Map<String, String> problems() {
        return problems;
    }

    /** The code under which the theme is stored with comments. */
    public String code() {
        return code;
    }

    /** The theme with its phrases as entered; only without problems. */
    Theme theme() {
        return new Theme(
                code,
                new BilingualText(get("ar"), get("en")),
                ThemeType.valueOf(get("type")),
                Stream.of("arabic", "english").flatMap(this::phrases).distinct().toList());
    }

    /** Tells that the matcher understands a phrase in none of its ways. */
    void rejectPhrases() {
        problems.put("arabic", "themes.problem.phrase");
    }

    private String get(String field) {
        return values.getOrDefault(field, "");
    }

    private Stream<String> phrases(String field) {
        return Arrays.stream(SEPARATOR.split(get(field))).map(String::strip).filter(phrase -> !phrase.isEmpty());
    }

    private void check() {
        for (String name : List.of("ar", "en")) {
            EnteredText.problem(get(name)).ifPresent(problem -> problems.put(name, problem));
        }
        if (Arrays.stream(ThemeType.values()).noneMatch(type -> type.name().equals(get("type")))) {
            problems.put("type", "themes.problem.type");
        }
        if (phrases("arabic").findAny().isEmpty()
                && phrases("english").findAny().isEmpty()) {
            problems.put("arabic", "themes.problem.none");
        }
        for (String language : List.of("arabic", "english")) {
            if (phrases(language).count() > MOST
                    || phrases(language)
                            .anyMatch(phrase -> phrase.length() > LONGEST
                                    || UNSEEN.matcher(phrase).find())) {
                problems.putIfAbsent(language, "themes.problem.long");
            }
        }
    }
}
