package org.rida.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.PolicyReader;
import org.rida.policy.WorkingCalendar;

/** With the sample's calendar: Sunday to Thursday, and the holidays of 2024 to 2026. Expected days are counted by hand. */
class PromiseWarningsTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    private final WorkingCalendar calendar =
            PolicyReader.read(Path.of("jobs", "policy")).calendar();

    /** Received on Thursday 27 March 2025: Eid from Sunday to Wednesday, then one Thursday and the five days of the next week. */
    @Test
    void calendarDaysHoldFewerWorkingDaysAroundAHoliday() {
        assertThat(warnings(14, 10, Basis.CALENDAR))
                .containsExactly(
                        "Every day counts, holidays too: around Eid al-Fitr (2025), 14 days hold only 6 working days.");
    }

    /** The two targets of a week do not go together: seven days hold five working days wherever they begin. */
    @Test
    void targetsThatAreNotTheSamePromiseAreTold() {
        assertThat(warnings(7, 7, Basis.CALENDAR))
                .anyMatch(warning -> warning.contains("7 days of the calendar do not usually hold 7 working days"));
        assertThat(warnings(7, 5, Basis.CALENDAR)).noneMatch(warning -> warning.contains("usually"));
    }

    /** Received on Tuesday 20 May 2026 or around: five working days lie before Eid al-Adha (26 to 31 May) and behind it. */
    @Test
    void workingDaysLetPeopleWaitLonger() {
        assertThat(warnings(14, 10, Basis.WORKING))
                .anyMatch(warning -> warning.contains("takes the target of 14 days"))
                .anyMatch(
                        warning -> warning.matches(
                                "Around Eid al-\\w+ \\(20\\d\\d\\) somebody may wait (1[89]|2\\d) days.*10 working days\\)\\."));
    }

    @Test
    void aCharityWithoutHolidaysIsToldNothing() {
        assertThat(new PromiseWarnings(
                                version(14, 10, Basis.CALENDAR), new WorkingCalendar(calendar.workweek(), List.of()))
                        .list(ENGLISH))
                .isEmpty();
    }

    private List<String> warnings(int days, int workingDays, Basis basis) {
        return new PromiseWarnings(version(days, workingDays, basis), calendar).list(ENGLISH);
    }

    private static ClockVersion version(int days, int workingDays, Basis basis) {
        return new ClockVersion("v", LocalDate.parse("2026-01-01"), days, workingDays, basis);
    }
}
