package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.job.JobDeclaration.StepDeclaration;

/** What an editor says of a job's file is what the program says. */
class JobSchemaTest {

    private static final Schema SCHEMA = schema();

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedJobFits(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
        assertThat(Files.readString(file)).contains("# yaml-language-server: $schema=job.schema.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps: [recount: {months: all}]",
                "title: {ar: ع, en: C}",
                "title: {ar: ع}\nsteps: [recount: {months: all}]",
                "title: {ar: ع, en: C}\nsteps: []",
                "title: {ar: ع, en: C}\nstep: [recount: {months: all}]",
                "title: {ar: ع, en: C}\nsteps: [recount: {months: some}]",
                "title: {ar: ع, en: C}\nsteps: [{recount: {months: all}, purge: {rejected-cells: 90d, files: 1y, runs: 2y}}]",
                "title: {ar: ع, en: C}\nsteps: [purge: {rejected-cells: often, files: 1y, runs: 2y}]",
                "title: {ar: ع, en: C}\nschedule: {cron: often}\nsteps: [recount: {months: all}]",
                "title: {ar: ع, en: C}\nschedule: {cron: \"0 0 6 1 * *\", catch-up: all}\nsteps: [recount: {months: all}]",
                "title: {ar: ع, en: C}\nsteps: [report: {name: board-monthly, languages: [fr], formats: [pdf]}]"
            })
    void aBadFileDoesNot(String yaml) {
        assertThat(problems(yaml)).isNotEmpty();
    }

    @Test
    void everyKindOfStepIsInIt() throws IOException {
        String text = Files.readString(file());

        assertThat(StepDeclaration.known()).allSatisfy(kind -> assertThat(text).contains("\"" + kind + "\": {"));
    }

    private static List<String> problems(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file()), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file() {
        return Path.of("jobs", "job.schema.json");
    }
}
