package org.rida.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link UsageErrorHandler}: one sentence and where the help is; nothing is started. */
class UsageErrorHandlerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --lang en rn                     | "rn" is not known here.
            --lang en zzzzzzzz               | "zzzzzzzz" is not known here.
            --lang en run                    | Expected: JOB. Found nothing.
            --lang en status --folow 12      | "--folow" is not known here. Did you mean: --follow
            --lang en status twelve          | found "twelve", which it cannot be.
            --lang=en status twelve          | found "twelve", which it cannot be.
            status twelve --lang en          | found "twelve", which it cannot be.
            --lang ar status twelve          | القيمة «twelve» غير صالحة
            """)
    void aSentenceAndTheHelp(String line, String sentence) {
        CommandOutput said = CommandOutput.to(CommandOutput.unstartable(), line.split(" "));

        assertThat(said.err()).contains(sentence, "--help");
        assertThat(said.err().contains("How it is called:")).isEqualTo(line.contains("en"));
        said.isFailure(2, sentence);
        assertThat(said.out()).isEmpty();
    }
}
