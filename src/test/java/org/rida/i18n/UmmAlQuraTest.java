package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UmmAlQuraTest {

    @Test
    void everyMonthBeginsWhereTheOfficialTableSays() throws IOException {
        JsonNode months = JsonMapper.builder()
                .build()
                .readTree(Files.readString(ReferenceData.file("calendar/ummalqura_calendar_website.json")));
        int off = 0;
        for (JsonNode month : months) {
            JsonNode hijri = month.get(0).get(0);
            JsonNode day = month.get(0).get(1);
            LocalDate first = LocalDate.of(
                    day.get(0).asInt(), day.get(1).asInt(), day.get(2).asInt());
            UmmAlQura.HijriDay expected =
                    new UmmAlQura.HijriDay(hijri.get(0).asInt(), hijri.get(1).asInt(), 1);

            assertThat(UmmAlQura.day(expected.year(), expected.month(), 1)).isEqualTo(first);
            assertThat(UmmAlQura.hijriDay(first)).isEqualTo(expected);
            off += HijrahDate.from(first).get(ChronoField.DAY_OF_MONTH) == 1 ? 0 : 1;
        }

        assertThat(months.size()).isEqualTo(840);
        assertThat(off).as("months in which the JDK is a day off").isEqualTo(211);
    }

    @Test
    void everyDayConvertsBothWays() {
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
            UmmAlQura.HijriDay hijri = UmmAlQura.hijriDay(day);
            assertThat(UmmAlQura.day(hijri.year(), hijri.month(), hijri.day())).isEqualTo(day);
        }
    }

    @Test
    void aDayThatTheMonthDoesNotHaveIsNone() {
        assertThat(UmmAlQura.day(1447, 3, 1)).isEqualTo("2025-08-24");
        assertThat(UmmAlQura.lengthOfMonth(1447, 2)).isEqualTo(29);
        assertThatThrownBy(() -> UmmAlQura.day(1447, 2, 30))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("no day 1447/2/30 of the Hijri calendar");
        assertThatThrownBy(() -> UmmAlQura.day(1447, 13, 1))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("no day 1447/13/1 of the Hijri calendar");
        assertThatThrownBy(() -> UmmAlQura.day(1447, 1, 0))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("no day 1447/1/0 of the Hijri calendar");
    }
}
