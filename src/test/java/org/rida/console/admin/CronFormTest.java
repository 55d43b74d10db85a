package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.console.admin.CronForm.Rhythm;
import org.rida.i18n.Problem;

class CronFormTest {

    /** The schedules of the shipped jobs. */
    @ParameterizedTest
    @CsvSource({
        "0 30 1 * * *, DAILY, SUNDAY, 1, 01:30",
        "0 0 8 * * SUN-THU, WORKDAYS, SUNDAY, 1, 08:00",
        "0 45 6 * * SUN, WEEKLY, SUNDAY, 1, 06:45",
        "0 45 6 * * wed, WEEKLY, WEDNESDAY, 1, 06:45",
        "0 0 6 1 * *, MONTHLY, SUNDAY, 1, 06:00",
        "0 30 6 28 * *, MONTHLY, SUNDAY, 28, 06:30"
    })
    void usualExpressionsAreReadAndWrittenAsTheyWere(
            String cron, Rhythm rhythm, DayOfWeek weekday, int day, String time) {
        CronForm form = CronForm.parse(cron);

        assertThat(form).isEqualTo(new CronForm(rhythm, weekday, day, time));
        assertThat(form.cron()).isEqualToIgnoringCase(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 */5 * * * *",
                "0 0 7 2 1,4,7,10 *",
                "0 0 3 * * FRI#1",
                "0 0 7 31 * *",
                "0 0 7 1 * MON",
                "@daily",
                ""
            })
    void whatTheFormCannotSayStaysInTheFile(String cron) {
        CronForm form = CronForm.parse(cron);

        assertThat(form.rhythm()).isEqualTo(Rhythm.OTHER);
        assertThatThrownBy(form::cron).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"DAILY, 1, 25:00", "DAILY, 1, ''", "MONTHLY, 0, 06:00", "MONTHLY, 29, 06:00"})
    void wrongTimesAndDaysAreRefusedInWords(Rhythm rhythm, int day, String time) {
        assertThatThrownBy(() -> new CronForm(rhythm, DayOfWeek.SUNDAY, day, time).cron())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("such as 06:30");
    }

    @Test
    void unknownCodesAreRefused() {
        assertThat(Rhythm.of("workdays")).isEqualTo(Rhythm.WORKDAYS);
        assertThatThrownBy(() -> Rhythm.of("hourly")).isInstanceOf(Problem.class);
    }
}
