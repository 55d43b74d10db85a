package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.i18n.Problem;

/**
 * The assignment of a file's columns to fields.
 *
 * @param headers all headers, cleaned
 * @param columns field name to column index, for the fields that were found
 * @param dropped headers that no field reads, sorted
 * @param duplicates headers of assigned columns that occur more than once, so that the choice would be arbitrary
 * @param reference the column of a workbook of rejected rows that identifies the rejected row; -1 in other files
 */
public record ColumnMatch(
        List<String> headers,
        Map<String, Integer> columns,
        List<String> dropped,
        List<String> duplicates,
        int reference) {

    /**
     * @param cells of the header row
     * @param fields of the record type
     */
    public static ColumnMatch match(String[] cells, List<Field> fields, Mapping mapping) {
        List<String> headers = new ArrayList<>();
        List<String> folded = new ArrayList<>();
        for (String cell : cells) {
            headers.add(TextNormalizer.clean(cell));
            folded.add(TextNormalizer.fold(cell));
        }
        Map<String, Integer> columns = new TreeMap<>();
        List<String> duplicates = new ArrayList<>();
        for (Field field : fields) {
            int column = column(field, mapping, headers, folded);
            if (column >= 0) {
                columns.put(field.name(), column);
                if (isDuplicate(headers, folded, column)) {
                    duplicates.add(headers.get(column));
                }
            }
        }
        return new ColumnMatch(
                headers,
                columns,
                dropped(headers, folded, columns),
                duplicates,
                RejectColumn.REFERENCE.indexIn(folded));
    }

    /** The headers of the assigned columns, in the file's order. */
    public List<String> mappedHeaders() {
        return columns.values().stream().distinct().sorted().map(headers::get).toList();
    }

    /** How many fields have a column. */
    public int found() {
        return columns.size();
    }

    /** The index of a field's column; -1 when the file has none. */
    public int column(Field field) {
        return columns.getOrDefault(field.name(), -1);
    }

    public boolean has(Field field) {
        return columns.containsKey(field.name());
    }

    /** Required fields without column and without default; the number may also be generated. */
    public List<Field> missing(List<Field> fields, Mapping mapping) {
        return fields.stream()
                .filter(Field::required)
                .filter(f -> !has(f) && mapping.field(f.name()).fallback() == null)
                .filter(f -> f.slot() != 0 || mapping.numberFrom() == Mapping.NumberFrom.COLUMN)
                .toList();
    }

    /** The sender's header for a field; the field's name where the file has no such column. */
    public String header(Field field) {
        int column = column(field);
        return column < 0 ? field.name() : headers.get(column);
    }

    /** @throws Problem when a required column is missing, or an assigned header occurs more than once */
    public void requireComplete(String file, List<Field> fields, Mapping mapping) {
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
                            "; ",
                            missing.stream()
                                    .map(f -> expectedHeaders(f, mapping))
                                    .toList()),
                    "found",
                    foundHeaders());
        }
        if (!duplicates.isEmpty()) {
            throw Problem.of("intake.refused.column-twice", "file", file, "columns", String.join(", ", duplicates));
        }
    }

    /** The first 40 headers for a message, masked: the row may be no header but data. */
    private String foundHeaders() {
        List<String> named = headers.stream().filter(h -> !h.isEmpty()).toList();
        return named.isEmpty() ? "—" : PiiMasking.mask(String.join(", ", named.subList(0, Math.min(40, named.size()))));
    }

    private static String expectedHeaders(Field field, Mapping mapping) {
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        accepted.add(field.name());
        return "\"" + String.join("\" / \"", accepted) + "\"";
    }

    /**
     * The column of the first accepted header that the file has, compared exactly and then in folded form; only then
     * the headers within groups. -1 for none.
     */
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
                .mapToInt(header -> columnInGroup(header, headers))
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Survey tools put the names of groups before that of a question, as in {@code service/overall}; a slash between
     * spaces belongs to the text.
     */
    private static int columnInGroup(String accepted, List<String> headers) {
        String expected = TextNormalizer.fold(accepted);
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            int slash = header.lastIndexOf('/');
            boolean path = slash > 0
                    && slash < header.length() - 1
                    && header.charAt(slash - 1) != ' '
                    && header.charAt(slash + 1) != ' ';
            if (path && TextNormalizer.fold(header.substring(slash + 1)).equals(expected)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether the header occurs more than once, exactly or in folded form. "_uuid" next to "uuid" is allowed: survey
     * tools add such columns.
     */
    private static boolean isDuplicate(List<String> headers, List<String> folded, int column) {
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
