package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.intake.text.TextNormalizer;
import org.rida.privacy.PiiMasking;

/**
 * The assignment of a file's columns to fields.
 *
 * @param headers all headers, cleaned
 * @param columns field name to column index, for the fields that were found
 * @param ticks name of a question with several answers to the columns of its options, each with the option's name
 * @param inGroups fields whose column was found by the last part of its header only, as in {@code service/overall}
 * @param elseColumns field name to the columns whose cell counts where that of the field is empty
 * @param dateParts field name to the columns of the month and the day, where its own has the year
 * @param dropped headers that the mapping neither reads nor ignores, sorted
 * @param absent headers that the mapping names and the file does not have, the preferred one of each field
 * @param duplicates headers of assigned columns that occur more than once, so that the choice would be arbitrary
 * @param reference the column of a workbook of rejected rows that identifies the rejected row; -1 in other files
 */
public record ColumnMatch(
        List<String> headers,
        Map<String, Integer> columns,
        Map<String, Map<Integer, String>> ticks,
        Set<String> inGroups,
        Map<String, List<Integer>> elseColumns,
        Map<String, List<Integer>> dateParts,
        List<String> dropped,
        List<String> absent,
        List<String> duplicates,
        int reference) {

    /**
     * Assigns the columns: first by the headers of the mapping, then by the names of fields, which never take a column
     * that a header of the mapping names, then by the last part of headers within groups.
     *
     * @param cells of the header row
     * @param fields of the record type
     */
    public static ColumnMatch match(String[] cells, List<Field> fields, Mapping mapping) {
        ColumnAssignment assigned = new ColumnAssignment(cells, mapping);
        fields.forEach(assigned::byHeader);
        fields.forEach(assigned::byName);
        fields.stream().filter(f -> f.type() == Field.FieldType.CHOICES).forEach(assigned::ticks);
        fields.forEach(assigned::inGroup);
        return assigned.complete(fields);
    }

    /** The headers of the assigned columns, in the file's order. */
    public List<String> mappedHeaders() {
        return Stream.of(
                        columns.values().stream(),
                        ticks.values().stream().flatMap(of -> of.keySet().stream()),
                        dateParts.values().stream().flatMap(List::stream))
                .flatMap(columns -> columns)
                .distinct()
                .sorted()
                .map(headers::get)
                .toList();
    }

    /** The names of the fields that read a column, with questions of several answers; empty for one that is not read. */
    public List<String> fieldsOf(int column) {
        return Stream.concat(
                        columns.entrySet().stream()
                                .filter(entry -> entry.getValue() == column
                                        || elseColumns
                                                .getOrDefault(entry.getKey(), List.of())
                                                .contains(column)
                                        || dateParts
                                                .getOrDefault(entry.getKey(), List.of())
                                                .contains(column))
                                .map(Map.Entry::getKey),
                        ticks.entrySet().stream()
                                .filter(entry -> entry.getValue().containsKey(column))
                                .map(Map.Entry::getKey))
                .toList();
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

    /**
     * @throws Problem when a required column or one that decides which rows count is missing, or an assigned header
     *     occurs more than once
     */
    public void requireComplete(String file, List<Field> fields, Mapping mapping) {
        requireComplete(file, fields, mapping, 0);
    }

    /**
     * As {@link #requireComplete(String, List, Mapping)}, where a header was looked for in so many rows and none found.
     */
    public void requireComplete(String file, List<Field> fields, Mapping mapping, int rows) {
        List<String> missing = new ArrayList<>();
        missing(fields, mapping).forEach(f -> missing.add(expectedHeaders(f, mapping)));
        mapping.rows().where().stream()
                .map(Mapping.RowCondition::header)
                .filter(h -> reference < 0 && indexOf(h) < 0)
                .forEach(h -> missing.add("\"" + h + "\""));
        if (!missing.isEmpty()) {
            throw Problem.of(
                    "intake.refused.column-missing",
                    "file",
                    file,
                    "mapping",
                    mapping.name(),
                    "expected",
                    String.join("; ", missing),
                    "found",
                    foundHeaders(),
                    "rows",
                    rows);
        }
        if (!duplicates.isEmpty()) {
            throw Problem.of("intake.refused.column-twice", "file", file, "columns", duplicates);
        }
    }

    /** The first 40 headers for a message, masked: the row may be no header but data. */
    private List<String> foundHeaders() {
        List<String> named = headers.stream()
                .filter(h -> !h.isEmpty())
                .limit(40)
                .map(PiiMasking::mask)
                .toList();
        return named.isEmpty() ? List.of("—") : named;
    }

    private static String expectedHeaders(Field field, Mapping mapping) {
        List<String> accepted = new ArrayList<>(mapping.field(field.name()).headers());
        accepted.add(field.name());
        return "\"" + String.join("\" / \"", accepted) + "\"";
    }

    /**
     * The column with a header, compared exactly and then in folded form; -1 for none.
     */
    public int indexOf(String header) {
        int exact = headers.indexOf(header);
        if (exact >= 0) {
            return exact;
        }
        String expected = TextNormalizer.fold(header);
        for (int i = 0; i < headers.size(); i++) {
            if (TextNormalizer.fold(headers.get(i)).equals(expected)) {
                return i;
            }
        }
        return -1;
    }
}
