package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.SharedData;
import org.rida.wording.Problem;

/**
 * Every shared file of intake, surveys, charsets and torture: taken by a mapping, known to be none's, or refused in words.
 * The table is written to target/shared-files.md.
 */
class EverySharedFileTest {

    private static final List<String> FOLDERS = List.of("charset", "intake", "survey", "torture");
    private static final Path EXPECTED = Path.of("src/test/resources/org/rida/intake/shared-files.txt");

    @TempDir
    Path folder;

    @Test
    void endsAsItShould() throws IOException {
        Path data = SharedData.file("INDEX.md").resolveSibling("");
        FileCheck check = new FileCheck(
                TestIntake.formats(),
                TestIntake.POLICY,
                InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")),
                TestIntake.NO_AUDIT);
        Map<String, String> outcomes = new TreeMap<>();
        for (String part : FOLDERS) {
            try (Stream<Path> files = Files.walk(data.resolve(part))) {
                files.filter(Files::isRegularFile)
                        .forEach(
                                f -> outcomes.put(data.relativize(f).toString().replace('\\', '/'), outcome(check, f)));
            }
        }
        List<String> table = outcomes.entrySet().stream()
                .map(e -> e.getKey() + " | " + e.getValue())
                .toList();
        Files.write(
                Files.createDirectories(Path.of("target")).resolve("shared-files.md"),
                Stream.concat(
                                Stream.of("| file | outcome |", "|---|---|"),
                                table.stream().map(line -> "| " + line + " |"))
                        .toList());

        assertThat(table).isEqualTo(Files.readAllLines(EXPECTED));
    }

    private static String outcome(FileCheck check, Path file) {
        try {
            FileCheck.Checked checked = check.check(file, TestIntake.MAPPINGS.values(), null);
            return checked.mapping().isEmpty()
                    ? "no mapping, " + checked.format() + " " + checked.charset()
                    : checked.mapping() + ": " + checked.rows() + " rows, " + checked.rejected() + " rejected";
        } catch (Problem refused) {
            return "refused: " + refused.text().en();
        }
    }
}
