package org.rida.sheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that spreadsheets accept: at most 31 characters, none of {@code []:*?/\}, each only once. */
final class SheetNames {

    private static final int LONGEST = 31;

    /** Excel keeps this name for itself. */
    private static final String RESERVED = "history";

    private final Set<String> taken = new HashSet<>(Set.of(RESERVED, ""));

    /** @throws IllegalArgumentException when nothing is left of the title */
    String of(String title) {
        String name = allowed(title);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("sheet name: expected a letter or digit, found \"" + title + "\"");
        }
        String candidate = shortened(name, LONGEST);
        for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            String number = " " + n;
            candidate = shortened(name, LONGEST - number.length()) + number;
        }
        return candidate;
    }

    private static String allowed(String title) {
        return title.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[' ]+|[' ]+$", "");
    }

    /** Cut at the last space where that leaves more than half. */
    private static String shortened(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        int space = name.lastIndexOf(' ', longest);
        int end = space > longest / 2 ? space : longest;
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole).replaceAll("[' ]+$", "");
    }
}
