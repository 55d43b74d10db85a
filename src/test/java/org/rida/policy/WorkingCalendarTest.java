package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.WorkingCalendar.Holiday;

/** Working days from Sunday to Thursday; 1 November 2026 is a Sunday. */
class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
            List.of(
                    new Holiday(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 12), BilingualText.same("Eid")),
                    new Holiday(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22), BilingualText.same("a day"))));

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, true",
        "2026-11-05, true",
        "2026-11-06, false",
        "2026-11-07, false",
        "2026-11-09, true",
        "2026-11-10, false",
        "2026-11-11, false",
        "2026-11-12, false",
        "2026-11-15, true",
        "2026-11-22, false"
    })
    void weekendsAndHolidaysAreNoWorkingDays(LocalDate day, boolean working) {
        assertThat(CALENDAR.isWorkingDay(day)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, 0, 2026-11-01",
        "2026-11-01, 1, 2026-11-02",
        "2026-11-05, 1, 2026-11-08",
        "2026-11-06, 1, 2026-11-08",
        "2026-11-07, 0, 2026-11-07",
        "2026-11-09, 1, 2026-11-15",
        "2026-11-01, 10, 2026-11-18",
        "2026-11-19, 1, 2026-11-23"
    })
    void theDayOfReceiptIsNotCounted(LocalDate receivedOn, int workingDays, LocalDate expected) {
        assertThat(CALENDAR.afterWorkingDays(receivedOn, workingDays)).isEqualTo(expected);
    }

    @Test
    void manyWorkingDaysPassOnlyOnWorkingDays() {
        LocalDate receivedOn = LocalDate.of(2026, 10, 1);
        for (int n = 1; n <= 60; n++) {
            LocalDate day = CALENDAR.afterWorkingDays(receivedOn, n);
            assertThat(CALENDAR.isWorkingDay(day)).isTrue();
            assertThat(receivedOn
                            .plusDays(1)
                            .datesUntil(day.plusDays(1))
                            .filter(CALENDAR::isWorkingDay)
                            .count())
                    .isEqualTo(n);
        }
    }
}
