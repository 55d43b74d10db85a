package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed wrongly, and help, are answered at once: nothing is started for them. */
class WrongUsageTest {

    @ParameterizedTest
    @ValueSource(strings = {"--lang fr jobs", "run", "run small --colour red", "serve --port http", "sing"})
    void wrongUsageIsAnsweredWithoutStarting(String line) {
        CommandOutput said = CommandOutput.to(CommandOutput.unstartable(), line.split(" "));

        said.isFailure(2, "");
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).doesNotContain("java.lang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            run --lang ar                 | المتوقع: JOB، ولم يُذكر شيء.
            stop x --lang ar              | RUN: القيمة «\u2068x\u2069» غير صالحة.
            stop x                        | RUN: "x" is not a valid value.
            statsu --lang=ar              | «\u2068statsu\u2069» غير معروف هنا. هل تقصد: status
            status --limt 3               | Unknown: "--limt". Did you mean: --limit
            schedule pause watch-list     | Expected: --reason. Found nothing.
            restart                       | Expected: RUN. Found nothing.
            """)
    void wrongUsageIsReportedInTheLanguageOfTheUser(String line, String message) {
        CommandOutput.to(CommandOutput.unstartable(), line.split(" ")).isFailure(2, message);
    }

    @Test
    void completionKnowsEveryCommand() {
        String script =
                CommandOutput.to(CommandOutput.unstartable(), "completion").out();

        assertThat(script).contains("schedule", "recover", "--follow", "complete -F");
    }

    @Test
    void helpIsAnsweredWithoutStarting() {
        CommandOutput said = CommandOutput.to(CommandOutput.unstartable(), "run", "--help");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("rida run", "--month", "last-month");
    }
}
