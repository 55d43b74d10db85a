package org.rida.sheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes sheet names that spreadsheets accept: 1 to 31 characters, none of {@code []:*?/\}, unique regardless of case.
 */
final class SheetNames {

    private static final int LONGEST = 31;

    /** Words and punctuation that make no sense at the end of a shortened name. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "([ ',،–]|(?<= )(a|an|the|of|on|by|to|in|at|and|or|for|with|after|before|who|that|those|are|is|what"
                    + "|من|في|على|إلى|عن|مع|أو|بعد|قبل|ما|كل))+$",
            Pattern.CASE_INSENSITIVE);

    /** Excel reserves this name. */
    private static final String RESERVED = "history";

    private final Set<String> used = new HashSet<>(Set.of(RESERVED, ""));

    /**
     * The title as a valid name; a number is appended when the name is already used.
     *
     * @throws IllegalArgumentException when the title has no permitted character
     */
    String unique(String title) {
        String name = allowed(title);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("sheet name: expected a letter or digit, found \"" + title + "\"");
        }
        String candidate = shortened(name, LONGEST);
        for (int n = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            String number = " " + n;
            candidate = shortened(name, LONGEST - number.length()) + number;
        }
        return candidate;
    }

    private static String allowed(String title) {
        return title.replaceAll(":(?= )", " –")
                .replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[' ]+|[' ]+$", "");
    }

    /**
     * Drops a trailing bracket or everything after the first comma when that is enough; otherwise cuts between words
     * and removes trailing words that need another one after them.
     */
    private static String shortened(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        String part = name.replaceFirst(" \\([^()]*\\)$", "").replaceFirst("[,،].*$", "");
        if (part.length() <= longest && part.length() > longest / 2) {
            return part;
        }
        int space = name.lastIndexOf(' ', longest);
        int end = space > longest / 2 ? space : longest;
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return UNFINISHED.matcher(name.substring(0, whole)).replaceFirst("");
    }
}
