package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.policy.Period.PeriodKind;

/** Hijri days: the JDK's table of Umm al-Qura; 1 Muharram 1448 is 16 June 2026, Ramadan 1447 is 18 February to 19 March 2026. */
class PeriodTest {

    private static final int SEPTEMBER = 9;

    @ParameterizedTest
    @CsvSource({
        "MONTH,          2026-10, 2026-10-01, 2026-10-31, 2026-09-01, 2026-09-30, 2025-10-01, 2025-10-31",
        "QUARTER,        2026-09, 2026-09-01, 2026-09-30, 2026-06-01, 2026-06-30, 2025-09-01, 2025-09-30",
        "QUARTER,        2026-10, 2026-09-01, 2026-10-31, 2026-06-01, 2026-07-31, 2025-09-01, 2025-10-31",
        "YEAR_TO_DATE,   2026-02, 2026-01-01, 2026-02-28, 2025-01-01, 2025-02-28, 2025-01-01, 2025-02-28",
        "ROLLING_YEAR,   2026-10, 2025-11-01, 2026-10-31, 2024-11-01, 2025-10-31, 2024-11-01, 2025-10-31",
        "GREGORIAN_YEAR, 2026-12, 2026-01-01, 2026-12-31, 2025-01-01, 2025-12-31, 2025-01-01, 2025-12-31",
        "GREGORIAN_YEAR, 2026-11, 2025-01-01, 2025-12-31, 2024-01-01, 2024-12-31, 2024-01-01, 2024-12-31",
        "POLICY_YEAR,    2026-08, 2025-09-01, 2026-08-31, 2024-09-01, 2025-08-31, 2024-09-01, 2025-08-31",
        "POLICY_YEAR,    2026-09, 2025-09-01, 2026-08-31, 2024-09-01, 2025-08-31, 2024-09-01, 2025-08-31",
        "HIJRI_MONTH,    2026-03, 2026-02-18, 2026-03-19, 2026-01-20, 2026-02-17, 2025-03-01, 2025-03-29",
        "HIJRI_YEAR,     2026-06, 2025-06-26, 2026-06-15, 2024-07-07, 2025-06-25, 2024-07-07, 2025-06-25",
        "HIJRI_YEAR,     2026-05, 2024-07-07, 2025-06-25, 2023-07-19, 2024-07-06, 2023-07-19, 2024-07-06"
    })
    void endsByTheEndOfItsMonth(
            PeriodKind kind,
            YearMonth month,
            LocalDate first,
            LocalDate last,
            LocalDate beforeFirst,
            LocalDate beforeLast,
            LocalDate yearBeforeFirst,
            LocalDate yearBeforeLast) {
        Period period = Period.of(kind, month, SEPTEMBER);
        assertThat(period).isEqualTo(new Period(kind, first, last));
        assertThat(period.before()).isEqualTo(new Period(kind, beforeFirst, beforeLast));
        assertThat(period.yearBefore()).isEqualTo(new Period(kind, yearBeforeFirst, yearBeforeLast));
        assertThat(period.isWholeMonths()).isEqualTo(!kind.name().startsWith("HIJRI"));
    }

    @Test
    void aMonthNamesTheHijriMonthThatEndedInIt() {
        Period ramadan = Period.month(YearMonth.of(2026, 3)).hijriMonth();
        assertThat(ramadan.first()).isEqualTo("2026-02-18");
        assertThat(ramadan.yearBefore().first()).isEqualTo("2025-03-01");
    }

    @Test
    void noPeriodEndsBeforeItBegins() {
        LocalDate day = LocalDate.of(2026, 10, 1);
        assertThatThrownBy(() -> new Period(PeriodKind.MONTH, day, day.minusDays(1)))
                .hasMessageContaining("2026-10-01");
    }
}
