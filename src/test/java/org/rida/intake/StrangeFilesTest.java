package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;

/**
 * Files whose right values were noted before the product read them ({@code strange/README.md}): each is read rightly,
 * or what is not read is told. None gives a wrong number in silence.
 */
class StrangeFilesTest extends StrangersFiles {

    private static final Path FOLDER = Path.of("src/test/resources/org/rida/intake/strange");
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    /** What ingests of the case brought, and all that was said. */
    private final List<String> counts = new ArrayList<>();

    private final List<String> told = new ArrayList<>();

    /** @param steps an ingest, {@code check} before it, or {@code fresh} for another database */
    record StrangeCase(String name, List<String> steps, List<String> counts, List<String> stored, List<String> told) {

        static StrangeCase of(String line) {
            List<List<String>> cells = Stream.of(line.split("\\|", -1))
                    .map(cell -> Stream.of(cell.strip().split(";\\s+"))
                            .filter(part -> !part.isEmpty())
                            .toList())
                    .toList();
            return new StrangeCase(cells.get(0).get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<StrangeCase> cases() throws IOException {
        return Files.readAllLines(FOLDER.resolve("cases.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(StrangeCase::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadRightlyOrTold(StrangeCase strange) {
        for (String step : strange.steps()) {
            if (step.equals("fresh")) {
                database();
            } else {
                take(FOLDER.resolve(strange.name().substring(0, 1)), step);
            }
        }

        assertThat(counts).containsExactlyElementsOf(strange.counts());
        assertThat(facts()).containsAll(strange.stored());
        if (strange.stored().isEmpty() && !strange.steps().contains("fresh")) {
            assertThat(facts()).isEmpty();
        }
        String said = String.join("\n", told);
        strange.told().forEach(words -> assertThat(said).contains(words));
    }

    @Test
    void everyFileIsOfACase() throws IOException {
        String steps = String.join(
                "\n", cases().flatMap(strange -> strange.steps().stream()).toList());
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.endsWith(".md") && !name.endsWith(".yaml") && !name.endsWith(".txt")
                                    || name.startsWith("n")))
                    .allMatch(steps::contains);
        }
    }

    /** A check, which must agree with the ingest by the same mapping that follows it, or an ingest alone. */
    private void take(Path set, String step) {
        boolean check = step.startsWith("check ");
        String[] parts = (check ? step.substring(6) : step).split(" by ");
        Path file = set.resolve(parts[0]);
        try {
            Mapping mapping = parts.length > 1 ? mapping(set, parts[1]) : null;
            if (check) {
                FileInspector.Checked checked = new FileInspector(
                                TestIntake.formats(), TestIntake.POLICY, InstantSource.fixed(NOW))
                        .check(file, TestIntake.MAPPINGS.values(), mapping);
                told.add("header in line " + checked.headerLine() + "\n" + checked.proposal());
                if (checked.proposal().startsWith("#")) {
                    return;
                }
                mapping = checked.mapping().isEmpty()
                        ? TestIntake.mappingOf("proposed", checked.proposal())
                        : mapping == null ? TestIntake.mapping(checked.mapping()) : mapping;
            }
            ingest(file, java.util.Objects.requireNonNull(mapping));
        } catch (Problem refused) {
            counts.add("refused");
            told.add(refused.text().en());
        }
    }

    private void ingest(Path file, Mapping mapping) {
        IngestResult result = rida.intake.ingest(file, mapping, IngestProgress.SILENT);
        counts.add(inWords(result.rows()));
        told.addAll(notes(result));
        told.addAll(rejections(result));
    }

    private static Mapping mapping(Path set, String name) {
        Path own = set.resolve("mapping-" + name + ".yaml");
        try {
            return Files.exists(own) ? TestIntake.mappingOf(name, Files.readString(own)) : TestIntake.mapping(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String inWords(RowCounts rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("new", rows.added());
        counts.put("replaced", rows.replaced());
        counts.put("unchanged", rows.unchanged());
        counts.put("superseded", rows.superseded());
        counts.put("filtered", rows.filtered());
        counts.put("rejected", rows.rejected());
        counts.values().removeIf(n -> n == 0);
        return String.join(
                " ",
                counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }

    /** What is stored: totals, records by month and by each word, and the number and sum of each question's scores. */
    private List<String> facts() {
        return query(
                """
                with day (on_day) as (select answered_on from response union all select received_on from request)
                select count(*) || ' responses' from response having count(*) > 0
                union all select 'comments ' || count(comment) from response having count(*) > 0
                union all select key || ' ' || count(value) || '/' || sum(value::numeric)
                    from response, jsonb_each_text(scores) group by key
                union all select count(*) || ' requests' from request having count(*) > 0
                union all select 'days to reply ' || count(*) || '/' || sum(replied_on - received_on)
                    from request where replied_on is not null having count(*) > 0
                union all select word || ' ' || count(*)
                    from request, unnest(array[kind, department, channel, decision]) word where word is not null group by word
                union all select to_char(on_day, 'YYYY-MM') || ' ' || count(*) from day group by to_char(on_day, 'YYYY-MM')
                union all select 'days ' || string_agg(on_day::text, ' ' order by on_day) from day having count(*) > 0
                """);
    }
}
