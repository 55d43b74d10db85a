package org.rida.job.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rida.i18n.Problem;

/** Mappings by name, of the folder {@code jobs} that is shipped. */
class MappingFilesTest {

    private final MappingFiles mappings = new MappingFiles(Path.of("jobs"));

    @Test
    void aMappingIsFoundByTheNameOfItsFile() {
        assertThat(mappings.get("requests")).isIn(mappings.all());
    }

    @Test
    void anUnknownMappingIsRefusedWithTheNamesOfTheOthers() {
        assertThatThrownBy(() -> mappings.get("no-such-mapping"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no-such-mapping")
                .hasMessageContaining("requests");
    }
}
