package org.rida.intake.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;

/** The names of columns whose header has several rows, as survey tools write them. */
final class JoinedNames {

    private JoinedNames() {}

    /**
     * One name for each column of several rows; rows of technical identifiers name nothing.
     *
     * @param from index of the first row, to that of the last; the rows below tell ratings from ticks
     */
    static String[] join(List<String[]> rows, int from, int to, List<Field> fields, Mapping mapping) {
        String[] joined = rows.get(from);
        for (int i = from + 1; i <= to; i++) {
            if (!TableHeader.isTechnical(rows.get(i))) {
                joined = join(joined, rows.get(i), rows.subList(to + 1, rows.size()), fields, mapping);
            }
        }
        return joined;
    }

    /**
     * The names of two rows. A text above columns without a name is a group: its parts are named with it, unless the
     * mapping lists the part by itself, or the part is a question and the values below are ratings.
     */
    private static String[] join(
            String[] above, String[] below, List<String[]> values, List<Field> fields, Mapping mapping) {
        Set<String> listed = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (Field field : fields) {
            mapping.field(field.name()).headers().forEach(h -> listed.add(TextNormalizer.fold(h)));
            own.add(TextNormalizer.fold(field.name()));
        }
        String[] names = new String[Math.max(above.length, below.length)];
        String group = "";
        for (int i = 0; i < names.length; i++) {
            String upper = TableHeader.cell(above, i);
            String lower = TableHeader.cell(below, i);
            boolean hasParts = !upper.isEmpty()
                    && TableHeader.cell(above, i + 1).isEmpty()
                    && !TableHeader.cell(below, i + 1).isEmpty();
            group = upper.isEmpty() ? group : hasParts ? upper : "";
            if (lower.isEmpty() || lower.equals(upper) || TableHeader.NO_PART.contains(TextNormalizer.fold(lower))) {
                names[i] = upper;
            } else if (group.isEmpty()) {
                names[i] = single(upper, lower, listed, own);
            } else {
                String part = TextNormalizer.fold(lower);
                boolean byItself = listed.contains(part) || own.contains(part) && isRating(values, i);
                names[i] = byItself ? lower : group + " - " + lower;
            }
        }
        return names;
    }

    /** The first of the two texts of a column that the mapping knows; the upper one where it knows none. */
    private static String single(String upper, String lower, Set<String> listed, Set<String> own) {
        return List.of(upper, lower, upper + " " + lower).stream()
                .filter(name -> listed.contains(TextNormalizer.fold(name)) || own.contains(TextNormalizer.fold(name)))
                .findFirst()
                .orElse(upper.isEmpty() ? lower : upper);
    }

    /** Whether a column has different numbers: the ticks of a list are all alike. */
    private static boolean isRating(List<String[]> rows, int column) {
        Set<String> values = new HashSet<>();
        for (String[] row : rows) {
            String cell = TextNormalizer.latinDigits(TableHeader.cell(row, column));
            if (!cell.isEmpty()) {
                values.add(cell);
            }
        }
        values.remove("0");
        return values.size() > 1
                && values.stream().allMatch(v -> TableHeader.VALUE.matcher(v).matches());
    }
}
