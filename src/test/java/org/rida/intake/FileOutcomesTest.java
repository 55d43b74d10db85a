package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;

class FileOutcomesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/rida/intake/file-outcomes.txt");

    /** File, outcome of a check, right value (counted by another program, or as its source says), and the test that asserts it. */
    private static final Path SENT = Path.of("src/test/resources/org/rida/intake/sent-files.txt");

    /** The whole files, of which the reference data are cut to size. */
    private static final Path SENT_FOLDER = Path.of("..", "shared", "data");

    @Test
    void everyFileThatWasSentHasItsRightValueAndATest() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }

        assertThat(sent()).hasSizeGreaterThan(150).allSatisfy(cells -> {
            assertThat(cells).hasSize(4).doesNotContain("");
            assertThat(tests).contains(cells[3]);
        });
    }

    @Test
    @Tag("campaign")
    void everyFileThatWasSentHasItsListedOutcome() throws IOException {
        assertThat(SENT_FOLDER)
                .as("the whole files, of which those here are cut to size")
                .isDirectory();

        assertThat(FileOutcomes.of(SENT_FOLDER).stream()
                        .map(line -> line.replaceAll("\\s+", " ").strip())
                        .filter(line -> !line.matches("[^|]*(README|INDEX|LICENSE|sentences)[^|]* \\|.*")))
                .containsExactlyInAnyOrderElementsOf(sent().stream()
                        .map(cells -> cells[0] + " | " + cells[1])
                        .toList());
    }

    private static List<String[]> sent() throws IOException {
        return Files.readAllLines(SENT).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .toList();
    }

    @Test
    void everyReferenceFileHasItsListedOutcome() throws IOException {
        assertThat(FileOutcomes.of(ReferenceData.FOLDER).stream()
                        .filter(line -> line.matches("[^|]*\\.(csv|tsv|ssv|zip|xlsx?|xlsb|ods) \\|.*")))
                .containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }
}
