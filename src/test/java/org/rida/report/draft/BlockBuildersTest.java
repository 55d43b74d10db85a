package org.rida.report.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.report.definition.ReportDefinition.BlockSpec;

/** A block that no builder knows would be missing from its report without a word. */
class BlockBuildersTest {

    @Test
    void eachKindOfBlockHasABuilder() throws IOException {
        List<String> builders;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/rida/report"))) {
            builders = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(BlockBuildersTest::read)
                    .filter(source -> source.contains("implements BlockBuilder"))
                    .toList();
        }

        assertThat(BlockSpec.class.getRecordComponents()).allSatisfy(kind -> assertThat(builders)
                .filteredOn(source -> source.contains("spec." + kind.getName() + "()"))
                .as(kind.getName())
                .isNotEmpty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
