package org.rida.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The titles of a table's columns. A spreadsheet's table wants each to be there and no two to be equal; and what begins
 * with a sign of arithmetic is taken for a formula by programs that read the file as text.
 */
final class ColumnTitles {

    /** As in "= open at the end" and "+ received" of a printed flow. */
    private static final Pattern SIGNS = Pattern.compile("^[\\s=+@\u2212\u00B1-]+");

    private ColumnTitles() {}

    static List<String> titles(List<Column> columns) {
        Set<String> used = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (Column column : columns) {
            String title = withoutSign(column.title().strip());
            String candidate = title.isEmpty() ? Integer.toString(titles.size() + 1) : title;
            for (int n = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); n++) {
                candidate = title + " " + n;
            }
            titles.add(candidate);
        }
        return titles;
    }

    private static String withoutSign(String title) {
        String words = SIGNS.matcher(title).replaceFirst("");
        return words.equals(title) || words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
