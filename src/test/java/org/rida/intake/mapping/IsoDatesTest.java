package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2, 3, 2026-02-03",
        "26, 02, 03, 2026-02-03",
        "٢٠٢٦, ٢, ٣, 2026-02-03",
        "2026, Feb, 3, 2026-02-03",
        "2026, فبراير, 3, 2026-02-03",
        "1447, رجب, 3, 1447-07-03",
        "2026.0, 2.0, 3.0, 2026-02-03",
        "2026, 2, 31, 2026-02-31",
        "'', '', '', ''",
        "2026, '', 3, 2026//3",
        "2026, soon, 3, 2026/soon/3"
    })
    void threeCellsAreOneDate(String year, String month, String day, String date) {
        assertThat(IsoDates.join(year, month, day)).isEqualTo(date);
    }
}
