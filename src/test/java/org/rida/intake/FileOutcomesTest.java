package org.rida.intake;

import org.rida.ReferenceData;













import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileOutcomesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/rida/intake/file-outcomes.txt");

    @Test
    void everyReferenceFileIsTakenOrRefusedAsListed() throws IOException {
        assertThat(FileOutcomes.of(ReferenceData.FOLDER).stream()
                        .filter(line -> line.matches("[^|]*\\.(csv|tsv|ssv|zip|xlsx?|xlsb|ods) \\|.*")))
                .containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }
}
