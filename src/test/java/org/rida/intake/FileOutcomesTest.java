package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;

class FileOutcomesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/rida/intake/file-outcomes.txt");

    @Test
    void everyReferenceFileHasItsListedOutcome() throws IOException {
        assertThat(FileOutcomes.of(ReferenceData.FOLDER).stream()
                        .filter(line -> line.matches("[^|]*\\.(csv|tsv|ssv|zip|xlsx?|xlsb|ods) \\|.*")))
                .containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }
}
