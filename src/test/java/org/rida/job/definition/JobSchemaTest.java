package org.rida.job.definition;

import org.rida.job.definition.JobDefinition.StepDeclaration;













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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            steps: [recount: {months: all}] | : required property 'title'
            title: {ar: ع, en: C} | : required property 'steps'
            title: {ar: ع}\\nsteps: [recount: {months: all}] | /title: required property 'en'
            title: {ar: ع, en: C}\\nsteps: [] | /steps: must have at least 1 items
            title: {ar: ع, en: C}\\nstep: [recount: {months: all}] | : property 'step' is not defined
            title: {ar: ع, en: C}\\nsteps: [recount: {months: some}] | /steps/0/recount/months: does not have a value
            title: {ar: ع, en: C}\\nsteps: [{recount: {months: all}, remind: {}}] | /steps/0: must have at most 1 properties
            title: {ar: ع, en: C}\\nsteps: [purge: {rejected-cells: often, files: 1y, runs: 2y}] | /steps/0/purge/rejected-cells: does not match
            title: {ar: ع, en: C}\\nschedule: {cron: often}\\nsteps: [recount: {months: all}] | /schedule/cron: does not match
            title: {ar: ع, en: C}\\nschedule: {cron: "0 0 6 1 * *", catch-up: all}\\nsteps: [recount: {months: all}] | /schedule/catch-up: does not have
            title: {ar: ع, en: C}\\nsteps: [report: {name: board-monthly, languages: [fr], formats: [pdf]}] | /steps/0/report/languages/0: does not have
            """)
    void aBadFileDoesNot(String yaml, String problem) {
        assertThat(problems(yaml.replace("\\n", "\n")))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
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
