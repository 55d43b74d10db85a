package org.rida.intake;






import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is stored as jsonb beside the rows: notes, kept cells, reasons. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static List<Note> notes(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Note>>() {});
    }

    static Map<String, String> cells(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    static List<String> words(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }

    static List<Map<String, String>> reasons(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Map<String, String>>>() {});
    }

    static String ofFindings(List<Finding> findings) {
        return of(findings.stream()
                .map(f -> Map.of(
                        "code", f.rule().code(),
                        "column", f.column(),
                        "expected", f.expected().en(),
                        "expectedAr", f.expected().ar(),
                        "found", f.found()))
                .toList());
    }
}
