package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.Problem;

/** Only the schedule changes: every other line of the file stays as it was written. */
class ScheduleTextTest {

    static Stream<Path> jobs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aRemovedScheduleComesBackAsItWas(Path job) throws IOException {
        ScheduleText text = new ScheduleText(Files.readString(job));

        ScheduleText without = new ScheduleText(text.without());
        assertThat(without.cron()).isEmpty();
        assertThat(without.file()).contains("steps:").doesNotContain("catch-up", "precondition");
        assertThat(without.withBlock(text.block())).isEqualTo(text.file());
        assertThat(new ScheduleText(without.with("0 0 6 * * *")).cron()).contains("0 0 6 * * *");
    }

    @Test
    void whatIsNoFileOfAJobGetsNone() {
        assertThatThrownBy(() -> new ScheduleText("").with("0 0 6 * * *")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ScheduleText("steps: []\n").without()).isInstanceOf(Problem.class);
    }
}
