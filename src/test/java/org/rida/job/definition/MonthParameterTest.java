package org.rida.job.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthParameterTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    /** 00:30 on the 1st in Riyadh, still the 31st elsewhere. */
    private static final Instant NOVEMBER = Instant.parse("2026-10-31T21:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-10, 2026-10, 1",
        "last-month, 2026-10, 1",
        "this-month, 2026-11, 1",
        "2024-11..2026-10, 2024-11..2026-10, 24",
        "2026-01..last-month, 2026-01..2026-10, 10",
        "2026-10..last-month, 2026-10, 1"
    })
    void aMonthOrSeveral(String text, String exact, int months) {
        assertThat(MonthParameter.normalize(text, NOVEMBER, RIYADH)).isEqualTo(exact);
        assertThat(MonthParameter.months(exact))
                .hasSize(months)
                .startsWith(YearMonth.parse(exact.substring(0, 7)))
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oct", "2026-13", "2026-10..", "..2026-10", "2026-1..2026-3"})
    void anythingElseIsAnsweredWithExamples(String text) {
        assertThatThrownBy(() -> MonthParameter.normalize(text, NOVEMBER, RIYADH))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("2026-01..2026-10")
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2026-10..2026-09 | 2026-10 comes after 2026-09: give the earlier month first.
            1900-01..2026-10 | month: give at most 240 months at once.
            """)
    void aRangeThatIsWrongSaysWhatIsWrongWithIt(String text, String message) {
        assertThatThrownBy(() -> MonthParameter.normalize(text, NOVEMBER, RIYADH))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(message);
    }
}
