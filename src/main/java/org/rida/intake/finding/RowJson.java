package org.rida.intake.finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON stored with files and rejected rows: notes, headers, cells, reasons. The readers throw
 * an unchecked exception of the parser for any other JSON.
 */
public final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RowJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** What {@link #write} wrote of a record. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static List<FileNote> notes(String json) {
        return MAPPER.readValue(json, new TypeReference<List<FileNote>>() {});
    }

    /** The cells of a rejected row, by the sender's header. */
    public static Map<String, String> cells(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    /** What a row of the database holds, as text, without its empty columns. */
    public static Map<String, String> values(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        MAPPER.readTree(json).properties().stream()
                .filter(column -> !column.getValue().isNull())
                .forEach(column -> values.put(
                        column.getKey(),
                        column.getValue().isString()
                                ? column.getValue().stringValue()
                                : column.getValue().toString()));
        return values;
    }

    /** A list of texts, such as headers. */
    public static List<String> read(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }

    /** The arguments of a message, by name. */
    public static Map<String, Object> arguments(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    /** The reasons of a rejected row as written by {@link #writeViolations}. */
    public static List<Map<String, String>> reasons(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Map<String, String>>>() {});
    }

    /** Writes violations with both languages of the expected value, so that they can be shown in either later. */
    public static String writeViolations(List<RuleViolation> findings) {
        return write(findings.stream()
                .map(f -> Map.of(
                        "code", f.rule().code(),
                        "column", f.column(),
                        "expected", f.expected().en(),
                        "expectedAr", f.expected().ar(),
                        "found", f.found()))
                .toList());
    }
}
