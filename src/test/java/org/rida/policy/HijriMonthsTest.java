package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.policy.HijriMonths.HijriSpan;

/** Days of the official table of Umm al-Qura: Ramadan 1446 is 1 to 29 March 2025, Ramadan 1447 18 February to 19 March 2026. */
class HijriMonthsTest {

    private static final HijriSpan RAMADAN_1446 = new HijriSpan(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 29));
    private static final HijriSpan RAMADAN_1447 = new HijriSpan(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19));

    @Test
    void everyRamadanOfASpanIsFoundWhole() {
        assertThat(HijriMonths.ramadans(LocalDate.of(2025, 3, 15), LocalDate.of(2026, 2, 18)))
                .containsExactly(RAMADAN_1446, RAMADAN_1447);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-29, 2025-03-29, 1",
        "2025-02-28, 2025-03-01, 1",
        "2025-03-30, 2026-02-17, 0",
        "2025-02-01, 2025-02-28, 0"
    })
    void oneSharedDayIsEnough(LocalDate from, LocalDate to, int found) {
        assertThat(HijriMonths.ramadans(from, to)).hasSize(found);
    }

    /** A Hijri year is 10 or 11 days shorter, so that once in 33 years a Gregorian year holds two. */
    @Test
    void aYearMayHoldTwo() {
        List<HijriSpan> found = HijriMonths.ramadans(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 12, 31));

        assertThat(found).hasSize(2);
        assertThat(found.get(0).first()).isEqualTo("2030-01-05");
        assertThat(found.get(1).first()).isEqualTo("2030-12-26");
    }

    @Test
    void monthsOfAYearFollowOneAnother() {
        HijriSpan year = HijriMonths.year(1447);
        LocalDate next = year.first();
        for (int month = 1; month <= 12; month++) {
            HijriSpan span = HijriMonths.month(1447, month);
            assertThat(span.first()).isEqualTo(next);
            assertThat(ChronoUnit.DAYS.between(span.first(), span.last())).isBetween(28L, 29L);
            next = span.last().plusDays(1);
        }
        assertThat(year).isEqualTo(new HijriSpan(LocalDate.of(2025, 6, 26), LocalDate.of(2026, 6, 15)));
        assertThat(next).isEqualTo(year.last().plusDays(1));
    }
}
