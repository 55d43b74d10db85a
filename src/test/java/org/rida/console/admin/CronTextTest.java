package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

class CronTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 30 1 * * *       | Every day at 01:30                            | كل يوم الساعة 01:30",
                "30 */5 * * * *     | Every 5 minutes                               | كل 5 دقائق",
                "0 0 8 * * SUN-THU  | From Sunday to Thursday at 08:00              | من يوم الأحد إلى يوم الخميس الساعة 08:00",
                "0 45 6 * * SUN     | Every Sunday at 06:45                         | كل يوم الأحد الساعة 06:45",
                "0 0 6 1 * *        | On day 1 of each month at 06:00               | في اليوم 1 من كل شهر الساعة 06:00",
                "0 0 7 3 1 *        | On day 3 of January at 07:00                  | في اليوم 3 من يناير الساعة 07:00",
                "0 0 7 2 1,7 *      | On day 2 of January, July at 07:00            | في اليوم 2 من يناير، يوليو الساعة 07:00",
                "0 0 7 2 1/6 *      | On day 2 of January, July at 07:00            | في اليوم 2 من يناير، يوليو الساعة 07:00",
                "0 0 3 * * FRI#1    | On the first Friday of each month at 03:00    | في أول يوم الجمعة من كل شهر الساعة 03:00",
            })
    void saysTheUsualExpressionsInWords(String cron, String english, String arabic) {
        assertThat(new CronText(new Messages(Language.EN, DigitSystem.EUROPEAN)).words(cron))
                .hasValue(english);
        assertThat(new CronText(new Messages(Language.AR, DigitSystem.EUROPEAN)).words(cron))
                .hasValue(arabic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0 6 L * *", "0 0 6,18 * * *", "0 0 6 1 * MON", "0 0 6 * * MON#5", "0 0 6 1 13 *", "words"})
    void leavesOthersToTheListOfNextRuns(String cron) {
        assertThat(new CronText(new Messages(Language.EN, DigitSystem.EUROPEAN)).words(cron))
                .isEmpty();
    }

    /** By their ISO numbers, which the form sends; the working week begins on Sunday. */
    @Test
    void theWeekOfTheFormBeginsOnSunday() {
        assertThat(CronText.weekdays(new Messages(Language.EN, DigitSystem.EUROPEAN)))
                .containsOnlyKeys(1, 2, 3, 4, 5, 6, 7)
                .containsEntry(7, "Sunday")
                .containsEntry(1, "Monday");
        assertThat(CronText.weekdays(new Messages(Language.AR, DigitSystem.EUROPEAN))
                        .values())
                .startsWith("الأحد", "الاثنين")
                .endsWith("السبت");
    }
}
