package org.rida.intake.finding;














import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is stored as jsonb beside the rows: notes, kept cells, reasons. */
public final class RowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RowJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static List<FileNote> notes(String json) {
        return MAPPER.readValue(json, new TypeReference<List<FileNote>>() {});
    }

    public static Map<String, String> cells(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    public static List<String> read(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }

    public static List<Map<String, String>> reasons(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Map<String, String>>>() {});
    }

    public static String ofFindings(List<RuleViolation> findings) {
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
