package org.rida.sheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names of tables, by which formulas and pivot tables call them: letters of any script, digits and underscores,
 * beginning with a letter, unlike the address of a cell, and unique in the workbook regardless of case.
 */
final class TableNames {

    /** Excel allows 255 characters; nobody types as many. */
    private static final int LONGEST = 60;

    private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    /** What a spreadsheet reads as a cell: {@code Q3}, {@code R1C1}, {@code R}, {@code C}. */
    private static final Pattern ADDRESS = Pattern.compile("[a-z]{1,3}\\d*|r\\d*c?\\d*", Pattern.CASE_INSENSITIVE);

    private final Set<String> used = new HashSet<>();

    /** @param title any text; one without a letter gives a name that is only numbered */
    String unique(String title) {
        String words = FORBIDDEN.matcher(title).replaceAll(" ").strip();
        String name = shortened(words).replace(' ', '_');
        if (name.isEmpty()
                || !Character.isLetter(name.codePointAt(0))
                || ADDRESS.matcher(name).matches()) {
            name = "_" + name;
        }
        String candidate = name;
        for (int n = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = name + "_" + n;
        }
        return candidate;
    }

    /** Whole words, so that a long title stays readable. */
    private static String shortened(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int space = words.lastIndexOf(' ', LONGEST);
        return words.substring(0, space > 0 ? space : LONGEST);
    }
}
