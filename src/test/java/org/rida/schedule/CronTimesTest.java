package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;

class CronTimesTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Schedule FIRST_OF_MONTH = new Schedule("0 0 6 1 * *", null, CatchUp.LATEST, null);

    @Test
    void areInTheAssociationsZone() {
        assertThat(CronTimes.between(
                        FIRST_OF_MONTH,
                        RIYADH,
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-12-31T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-01T03:00:00Z"), Instant.parse("2026-12-01T03:00:00Z"));
    }

    @Test
    void afterDowntimeThePolicyDecides() {
        List<Instant> missed = CronTimes.between(
                FIRST_OF_MONTH, RIYADH, Instant.parse("2026-08-01T03:00:00Z"), Instant.parse("2026-11-05T00:00:00Z"));

        assertThat(missed)
                .containsExactly(
                        Instant.parse("2026-09-01T03:00:00Z"),
                        Instant.parse("2026-10-01T03:00:00Z"),
                        Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(CronTimes.toCatchUp(CatchUp.EACH, missed)).isEqualTo(missed);
        assertThat(CronTimes.toCatchUp(CatchUp.LATEST, missed)).containsExactly(Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(CronTimes.toCatchUp(CatchUp.SKIP, missed)).isEmpty();
    }

    /** In Cairo and Beirut the clock goes from 00:00 to 01:00, in Berlin from 02:00 to 03:00. */
    @ParameterizedTest
    @CsvSource({
        "Africa/Cairo, 0 30 0 30 4 *, 2027-04-01T00:00:00Z, 2027-04-29T22:00:00Z",
        "Africa/Cairo, 0 0 0 30 4 *, 2027-04-01T00:00:00Z, 2027-04-29T22:00:00Z",
        "Asia/Beirut, 0 30 0 * * SUN, 2027-03-27T12:00:00Z, 2027-03-27T22:00:00Z",
        "Europe/Berlin, 0 30 2 * * *, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z"
    })
    void aTimeThatTheClockPassesOverIsDueOnceAtTheChange(String zone, String cron, Instant after, Instant due) {
        Schedule schedule = schedule(cron);

        assertThat(CronTimes.between(schedule, ZoneId.of(zone), after, due.plus(Duration.ofHours(12))))
                .containsExactly(due);
        assertThat(CronTimes.next(schedule, ZoneId.of(zone), due, 1))
                .as("not again")
                .allMatch(next -> next.isAfter(due.plus(Duration.ofHours(12))));
    }

    @ParameterizedTest
    @CsvSource({
        "Africa/Cairo, 0 30 23 28 10 *, 2027-10-01T00:00:00Z, 2027-10-28T20:30:00Z",
        "Asia/Beirut, 0 30 23 30 10 *, 2027-10-01T00:00:00Z, 2027-10-30T20:30:00Z",
        "Europe/Berlin, 0 30 2 31 10 *, 2027-10-01T00:00:00Z, 2027-10-31T00:30:00Z"
    })
    void aTimeThatTheClockShowsTwiceIsDueTheFirstTime(String zone, String cron, Instant after, Instant due) {
        Schedule schedule = schedule(cron);

        assertThat(CronTimes.between(schedule, ZoneId.of(zone), after, due.plus(Duration.ofDays(2))))
                .containsExactly(due);
        assertThat(CronTimes.between(
                        schedule, ZoneId.of(zone), due.plus(Duration.ofMinutes(50)), due.plus(Duration.ofDays(2))))
                .as("looked for between the first time and the second")
                .isEmpty();
    }

    @Test
    void allTimesWithinOneGapAreDueOnce() {
        assertThat(CronTimes.between(
                        schedule("0 */20 0-1 30 4 *"),
                        ZoneId.of("Africa/Cairo"),
                        Instant.parse("2027-04-29T00:00:00Z"),
                        Instant.parse("2027-04-30T12:00:00Z")))
                .containsExactly(
                        Instant.parse("2027-04-29T22:00:00Z"),
                        Instant.parse("2027-04-29T22:20:00Z"),
                        Instant.parse("2027-04-29T22:40:00Z"));
    }

    /** Whatever a zone's rules do: a daily schedule is due once on each of its days. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Africa/Cairo",
                "Asia/Beirut",
                "Europe/Berlin",
                "America/Sao_Paulo",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Asia/Riyadh",
                "Africa/Casablanca"
            })
    void aDailyScheduleIsDueOnceADay(String zone) {
        ZoneId in = ZoneId.of(zone);
        for (String cron : List.of("0 30 0 * * *", "0 0 0 * * *", "0 30 1 * * *", "0 15 2 * * *", "0 30 23 * * *")) {
            Instant first =
                    LocalDate.of(2015, 1, 1).atStartOfDay(in).toInstant().minusSeconds(1);
            Instant end = LocalDate.of(2031, 1, 1).atStartOfDay(in).toInstant().minusSeconds(1);

            List<Instant> due = CronTimes.between(schedule(cron), in, first, end);

            assertThat(due).as("%s %s", zone, cron).isSorted().doesNotHaveDuplicates();
            assertThat(due.stream().map(at -> LocalDate.ofInstant(at, in)).toList())
                    .as("%s %s", zone, cron)
                    .containsExactlyElementsOf(LocalDate.of(2015, 1, 1)
                            .datesUntil(LocalDate.of(2031, 1, 1))
                            .toList());
        }
    }

    /** Case 3-07 of the strange files: the five next times after 28 November 2026, each due once. */
    @Test
    void theNextTimesInBeirutSkipNoneAndRepeatNone() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant now = Instant.parse("2026-11-28T09:00:00Z");

        assertThat(CronTimes.next(schedule("0 15 0 * 3 SUN"), beirut, now, 5))
                .extracting(at -> at.atZone(beirut).toOffsetDateTime().toString())
                .containsExactly(
                        "2027-03-07T00:15+02:00",
                        "2027-03-14T00:15+02:00",
                        "2027-03-21T00:15+02:00",
                        "2027-03-28T01:00+03:00",
                        "2028-03-05T00:15+02:00");
        assertThat(CronTimes.next(schedule("0 30 23 30 10 *"), beirut, now, 5))
                .extracting(at -> at.atZone(beirut).toLocalDateTime().toString())
                .containsExactly(
                        "2027-10-30T23:30",
                        "2028-10-30T23:30",
                        "2029-10-30T23:30",
                        "2030-10-30T23:30",
                        "2031-10-30T23:30");
    }

    private static Schedule schedule(String cron) {
        return new Schedule(cron, null, CatchUp.LATEST, null);
    }
}
