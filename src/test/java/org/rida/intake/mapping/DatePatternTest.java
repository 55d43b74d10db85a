package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, false, 31/10/2026, 2026-10-31",
        "dd/MM/yyyy, false, 29/02/2028, 2028-02-29",
        "d-M-yyyy, false, 1-9-2026, 2026-09-01",
        "d MMM yyyy, false, 1 SEP 2026, 2026-09-01",
        "M/d/yyyy h:mm a, false, 9/1/2026 2:05 pm, 2026-09-01T14:05",
        "excel, false, 46326, 2026-10-31",
        "excel, false, 46326.5, 2026-10-31T12:00",
        "excel, false, '46326,25', 2026-10-31T06:00",
        "excel, false, 1, 1899-12-31",
        "day-of 2013-05, false, 2, 2013-05-02",
        "day-of 2013-05, false, 2.0, 2013-05-02",
        "yyyy/MM/dd, true, 1447/03/01, 2025-08-24",
        "yyyy/MM/dd HH:mm, true, 1447/03/01 09:30, 2025-08-24T09:30"
    })
    void parsesTextInItsFormat(String format, boolean hijri, String text, String moment) {
        TemporalAccessor read =
                Objects.requireNonNull(DatePattern.of(format, hijri).read(text));

        assertThat(read.isSupported(ChronoField.HOUR_OF_DAY) ? LocalDateTime.from(read) : LocalDate.from(read))
                .hasToString(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, false, 31/09/2026",
        "dd/MM/yyyy, false, 29/02/2026",
        "dd/MM/yyyy, false, 10/31/2026",
        "dd/MM/yyyy, false, 31/10/26",
        "dd/MM/yyyy, false, 31/10/2026 10:00",
        "excel, false, 0.5",
        "excel, false, 100001",
        "excel, false, 31/10/2026",
        "day-of 2013-05, false, 32",
        "day-of 2013-05, false, 2.5",
        "yyyy/MM/dd, true, 1447/02/30",
        "yyyy/MM/dd, true, 1447/03/01x"
    })
    void otherTextIsNoDate(String format, boolean hijri, String text) {
        assertThat(DatePattern.of(format, hijri).read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, false, 31/10/2026",
        "M/d/yyyy h:mm a, false, 10/31/2026 9:30 AM",
        "yyyy/MM/dd, true, 1448/05/20",
        "excel, false, 46326",
        "day-of 2013-05, false, 17"
    })
    void theExampleCanBeParsed(String format, boolean hijri, String example) {
        DatePattern style = DatePattern.of(format, hijri);

        assertThat(style.example()).isEqualTo(example);
        assertThat(style.read(example)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"often", "day-of May", "dd/MM/jjjj"})
    void anInvalidFormatIsRefused(String format) {
        assertThatThrownBy(() -> DatePattern.of(format, false))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }
}
