package org.rida.sheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that spreadsheets accept: at most 31 characters, none of {@code []:*?/\}, each only once. */
final class SheetNames {

    private static final int LONGEST = 31;

    /** Words at a cut that say nothing without the next one. */
    private static final Pattern UNFINISHED = Pattern.compile(
            "([ ',،–]|(?<= )(a|an|the|of|on|by|to|in|at|and|or|for|with|after|before|who|that|those|are|is|what"
                    + "|من|في|على|إلى|عن|مع|أو|بعد|قبل|ما|كل))+$",
            Pattern.CASE_INSENSITIVE);

    /** Excel keeps this name for itself. */
    private static final String RESERVED = "history";

    private final Set<String> used = new HashSet<>(Set.of(RESERVED, ""));

    /** @throws IllegalArgumentException when nothing is left of the title */
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

    /** Without its end in brackets or after a comma where that is enough; otherwise cut between words, none of which waits for another. */
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
