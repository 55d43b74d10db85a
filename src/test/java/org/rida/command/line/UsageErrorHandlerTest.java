package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.command.CommandOutput;

/** {@link UsageErrorHandler}: one sentence and where the help is; nothing is started. */
class UsageErrorHandlerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --lang en rn                     | Unknown: "rn".
            --lang en zzzzzzzz               | Unknown: "zzzzzzzz".
            --lang en run                    | Expected: JOB. Found nothing.
            --lang en status --folow 12      | Unknown: "--folow". Did you mean: --follow
            --lang en status twelve          | "twelve" is not a valid value.
            --lang=en status twelve          | "twelve" is not a valid value.
            status twelve --lang en          | "twelve" is not a valid value.
            --lang ar status twelve          | القيمة «\u2068twelve\u2069» غير صالحة
            """)
    void aSentenceAndTheHelp(String line, String sentence) {
        CommandOutput said = CommandOutput.to(CommandOutput.unstartable(), line.split(" "));

        assertThat(said.err()).contains(sentence, "--help");
        assertThat(said.err().contains("Usage:")).isEqualTo(line.contains("en"));
        said.isFailure(2, sentence);
        assertThat(said.out()).isEmpty();
    }
}
