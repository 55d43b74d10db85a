package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;

class MonthInputTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "2026-10", " 2026-10 "})
    void aMonthOrNothingIsAccepted(@Nullable String text) {
        assertThatCode(() -> MonthInput.check(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13", "2026-1", "2026-10-01", "٢٠٢٦-١٠"})
    void anythingElseIsRefusedAsItWasWritten(String text) {
        assertThatThrownBy(() -> MonthInput.check(text))
                .isInstanceOf(Problem.class)
                .hasMessage("Enter a month like 2026-03; “" + text + "” is not one.");
    }
}
