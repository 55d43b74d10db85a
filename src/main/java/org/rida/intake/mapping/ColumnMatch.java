package org.rida.intake.mapping;

import org.rida.i18n.Problem;













import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which column of a file is which field.
 *
 * @param columns field name to column, for the fields that were found
 * @param dropped headers that no field takes, in the file's order
 * @param twice headers that stand twice and would both be taken
 * @param reference the column of a mended workbook that leads back to the rejected rows; -1 in any other file
 */
public record ColumnMatch(
        List<String> headers, Map<String, Integer> columns, List<String> dropped, List<String> twice, int reference) {

    public static ColumnMatch match(String[] cells, List<Field> fields, Mapping mapping) {
        List<String> headers = new ArrayList<>();
        List<String> folded = new ArrayList<>();
        for (String cell : cells) {
            headers.add(TextNormalizer.clean(cell));
            folded.add(TextNormalizer.fold(cell));
        }
        Map<String, Integer> columns = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (Field field : fields) {
            int column = column(field, mapping, headers, folded);
            if (column >= 0) {
                columns.put(field.name(), column);
                if (isTwice(headers, folded, column)) {
                    twice.add(headers.get(column));
                }
            }
        }
        return new ColumnMatch(
                headers, columns, dropped(headers, folded, columns), twice, RejectColumn.REFERENCE.in(folded));
    }

    /** The headers of the columns that are read, in the file's order. */
    public List<String> read() {
        return columns.values().stream().distinct().sorted().map(headers::get).toList();
    }

    public int found() {
        return columns.size();
    }

    public int column(Field field) {
        return columns.getOrDefault(field.name(), -1);
    }

    public boolean has(Field field) {
        return columns.containsKey(field.name());
    }

    public List<Field> missing(List<Field> fields, Mapping mapping) {
        return fields.stream()
                .filter(Field::required)
                .filter(f -> !has(f) && mapping.field(f.name()).fallback() == null)
                .filter(f -> f.slot() != 0 || mapping.numberFrom() == Mapping.NumberFrom.COLUMN)
                .toList();
    }

    /** The sender's header for a field; the field's own name where the file has no such column. */
    public String header(Field field) {
        int column = column(field);
        return column < 0 ? field.name() : headers.get(column);
    }

    /** @throws Problem when a column that cannot be done without is missing, or stands twice */
    public void mustBeComplete(String file, List<Field> fields, Mapping mapping) {
        List<Field> missing = missing(fields, mapping);
        if (!missing.isEmpty()) {
            throw Problem.of(
                    "intake.refused.column-missing",
                    "file",
                    file,
                    "mapping",
                    mapping.name(),
                    "expected",
                    String.join(
                            "; ", missing.stream().map(f -> headers(f, mapping)).toList()),
                    "found",
                    shown());
        }
        if (!twice.isEmpty()) {
            throw Problem.of("intake.refused.column-twice", "file", file, "columns", String.join(", ", twice));
        }
    }

    private String shown() {
        List<String> named = headers.stream().filter(h -> !h.isEmpty()).toList();
        return named.isEmpty() ? "—" : PiiMasking.mask(String.join(", ", named.subList(0, Math.min(40, named.size()))));
    }

    private static String headers(Field field, Mapping mapping) {
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        accepted.add(field.name());
        return "\"" + String.join("\" / \"", accepted) + "\"";
    }

    /** The column of the first accepted header that the file has, exactly so or in other dress; -1 for none. */
    private static int column(Field field, Mapping mapping, List<String> headers, List<String> folded) {
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        accepted.add(field.name());
        for (String header : accepted) {
            int exact = headers.indexOf(header);
            int column = exact >= 0 ? exact : folded.indexOf(TextNormalizer.fold(header));
            if (column >= 0) {
                return column;
            }
        }
        return accepted.stream()
                .mapToInt(header -> inGroup(header, headers))
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Survey tools put the names of groups before a question's: {@code service/overall}. */
    private static int inGroup(String accepted, List<String> headers) {
        String wanted = TextNormalizer.fold(accepted);
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            int slash = header.lastIndexOf('/');
            boolean path = slash > 0
                    && slash < header.length() - 1
                    && header.charAt(slash - 1) != ' '
                    && header.charAt(slash + 1) != ' ';
            if (path && TextNormalizer.fold(header.substring(slash + 1)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** "_uuid" beside "uuid" is no doubt; the same header again is. */
    private static boolean isTwice(List<String> headers, List<String> folded, int column) {
        String header = headers.get(column);
        boolean onlyOneExact = headers.indexOf(header) == headers.lastIndexOf(header);
        boolean onlyOneFolded = folded.indexOf(folded.get(column)) == folded.lastIndexOf(folded.get(column));
        return !onlyOneExact || (!onlyOneFolded && !header.startsWith("_"));
    }

    private static List<String> dropped(List<String> headers, List<String> folded, Map<String, Integer> columns) {
        List<String> dropped = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = folded.get(i);
            if (!columns.containsValue(i) && !header.isEmpty() && !RejectColumn.isAnyTitle(header)) {
                dropped.add(headers.get(i));
            }
        }
        dropped.sort(Comparator.naturalOrder());
        return dropped;
    }
}
