package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.format.TestIntake;

class RejectLimitTest {

    /** A fifth of the rows, and never for fewer than twenty. */
    @ParameterizedTest
    @CsvSource({"19, 19, false", "20, 20, true", "20, 100, false", "21, 100, true", "200, 1000, false", "0, 0, false"})
    void aFileIsRefusedForTooManyRejectedRows(long rejected, long rows, boolean passed) {
        assertThat(TestIntake.mapping("requests").rejectLimit()).isEqualTo(.2);
        assertThat(RejectLimit.isExceeded(TestIntake.mapping("requests"), rejected, rows))
                .isEqualTo(passed);
    }
}
