package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;

/** Months in addresses. Pages ignore one that is none and show another month, which they name; files refuse it. */
final class MonthInput {

    private MonthInput() {}

    /**
     * @param text null or empty for the default
     * @throws Problem when it is no month
     */
    static void check(@Nullable String text) {
        try {
            if (text != null && !text.isBlank()) {
                YearMonth.parse(text.strip());
            }
        } catch (DateTimeException e) {
            throw Problem.because(e, "rebases.problem.month", "found", text);
        }
    }
}
