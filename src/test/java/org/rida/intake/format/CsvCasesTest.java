package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.ReferenceData;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** CSV files of two test suites for parsers, with the content that they expect. */
class CsvCasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    static Stream<Path> spectrum() throws IOException {
        return files("csv-spectrum/csvs");
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void contentMatchesTheSpectrum(Path csv) throws IOException {
        List<List<String>> rows = ReadRows.read(csv, new CsvFormat());

        List<Map<String, String>> content = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(rows.get(0).get(i), row.get(i));
            }
            content.add(cells);
        }
        Path expected = ReferenceData.file("csv-spectrum/json")
                .resolve(csv.getFileName().toString().replace(".csv", ".json"));
        assertThat(content).isEqualTo(JSON.readValue(Files.readString(expected), new TypeReference<>() {}));
    }

    static Stream<Case> specification() throws IOException {
        return files("fastcsv-spec")
                .filter(file -> file.toString().endsWith(".yaml"))
                .flatMap(CsvCasesTest::cases);
    }

    /** Rows without any text are left out here, whatever they are to a parser. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("specification")
    void recordsMatchTheSpecification(Case specified) throws IOException {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            Path file = Files.writeString(folder.resolve("case.csv"), withLineEnds(specified.input(), lineEnd));

            assertThat(ReadRows.read(file, new CsvFormat()))
                    .isEqualTo(specified.records().stream()
                            .map(record -> record.stream()
                                    .map(cell -> withLineEnds(cell, lineEnd))
                                    .toList())
                            .filter(record -> !record.stream().allMatch(String::isBlank))
                            .toList());
        }
    }

    record Case(String id, String input, List<List<String>> records) {

        @Override
        public String toString() {
            return id;
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<Case> cases(Path file) {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        List<Map<String, Object>> checks = (List<Map<String, Object>>)
                Objects.requireNonNull(yaml.getObject()).get("checks");
        return checks.stream()
                .map(check -> new Case((String) check.get("id"), (String) check.get("input"), (List<List<String>>)
                        check.get("records")));
    }

    /** The symbols of the specification for invisible characters. */
    private static String withLineEnds(String text, String lineEnd) {
        return text.replaceAll("[␤⏎]", lineEnd)
                .replace("␍", "\r")
                .replace("␊", "\n")
                .replace('␠', ' ');
    }

    private static Stream<Path> files(String path) throws IOException {
        try (Stream<Path> files = Files.list(ReferenceData.file(path))) {
            return files.sorted().toList().stream();
        }
    }
}
