package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportYearsTest {

    private static final YearMonth DECEMBER = YearMonth.of(2025, 12);
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Test
    void eachYearIsOfferedOnceTheLatestFirst() {
        ReportYears years = years(null, DECEMBER, YearMonth.of(2024, 3), JANUARY, YearMonth.of(2026, 2));

        assertThat(years.years()).containsExactly(2026, 2025, 2024);
        assertThat(years.isOffered()).isTrue();
    }

    @Test
    void aChosenYearLeavesItsMonths() {
        ReportYears years = years("2025", DECEMBER, JANUARY);

        assertThat(years.chosen()).isEqualTo(2025);
        assertThat(years.covers(DECEMBER)).isTrue();
        assertThat(years.covers(JANUARY)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2019", "02025", "2025 ", "٢٠٢٥", "all", "99999999999"})
    void whatIsNoYearWithAReportMeansAll(@Nullable String asked) {
        ReportYears years = years(asked, DECEMBER, JANUARY);

        assertThat(years.chosen()).isNull();
        assertThat(years.covers(DECEMBER)).isTrue();
        assertThat(years.covers(JANUARY)).isTrue();
    }

    @Test
    void oneYearOrNoneIsNoChoice() {
        assertThat(years("2026", JANUARY).isOffered()).isFalse();
        assertThat(years(null).isOffered()).isFalse();
    }

    private static ReportYears years(@Nullable String asked, YearMonth... months) {
        return ReportYears.of(List.of(months), asked);
    }
}
