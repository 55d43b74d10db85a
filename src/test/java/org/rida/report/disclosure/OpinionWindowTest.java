package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;

class OpinionWindowTest {

    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    @Test
    void theShortestInWhichTwoRowsInThreeStandAlone() {
        assertThat(of(12, Map.of("a", 30, "b", 10, "c", 10))).isEqualTo(OpinionWindow.MONTH);
        assertThat(of(12, Map.of("a", 30, "b", 40, "c", 50, "d", 60, "e", 8, "f", 2)))
                .isEqualTo(OpinionWindow.MONTH);
        assertThat(of(12, Map.of("a", 30, "b", 10, "c", 4)))
                .as("c would be joined with b")
                .isEqualTo(OpinionWindow.QUARTER);
        assertThat(of(12, Map.of("a", 30, "b", 3, "c", 3, "d", 3))).isEqualTo(OpinionWindow.HALF_YEAR);
        assertThat(of(12, Map.of("a", 1, "b", 1))).as("none does").isEqualTo(OpinionWindow.HALF_YEAR);
    }

    @Test
    void fewerMonthsAreScaledUp() {
        assertThat(of(2, Map.of("a", 30, "b", 4, "c", 4))).isEqualTo(OpinionWindow.QUARTER);
        assertThat(of(1, Map.of("a", 10, "b", 10, "c", 10))).isEqualTo(OpinionWindow.MONTH);
        assertThat(of(0, Map.of())).isEqualTo(OpinionWindow.QUARTER);
    }

    @Test
    void theLastWindowThatIsOver() {
        WindowCalendar quarters = new WindowCalendar(1, JANUARY, year -> OpinionWindow.QUARTER);

        assertThat(quarters.lastComplete(YearMonth.of(2025, 6))).isEqualTo(span(2025, 4, 2025, 6));
        assertThat(quarters.lastComplete(YearMonth.of(2025, 8))).isEqualTo(span(2025, 4, 2025, 6));
        assertThat(quarters.lastComplete(YearMonth.of(2025, 2)))
                .as("not over yet")
                .isEqualTo(span(2025, 1, 2025, 3));
    }

    @Test
    void windowsFollowThePolicysYear() {
        WindowCalendar halves = new WindowCalendar(9, JANUARY, year -> OpinionWindow.HALF_YEAR);

        assertThat(halves.lastComplete(YearMonth.of(2025, 10))).isEqualTo(span(2025, 3, 2025, 8));
        assertThat(halves.lastComplete(YearMonth.of(2025, 3)))
                .as("data begin within one")
                .isEqualTo(span(2025, 3, 2025, 8));
    }

    /** Where the new year counts by month, its January's report still shows January, not the quarter before. */
    @Test
    void eachYearIsCutByItsOwnWindow() {
        WindowCalendar both = new WindowCalendar(
                1, JANUARY, year -> year.equals(JANUARY) ? OpinionWindow.QUARTER : OpinionWindow.MONTH);

        assertThat(both.lastComplete(YearMonth.of(2025, 12))).isEqualTo(span(2025, 10, 2025, 12));
        assertThat(both.lastComplete(YearMonth.of(2026, 1))).isEqualTo(span(2026, 1, 2026, 1));
        WindowCalendar longer = new WindowCalendar(
                1, JANUARY, year -> year.equals(JANUARY) ? OpinionWindow.MONTH : OpinionWindow.QUARTER);
        assertThat(longer.lastComplete(YearMonth.of(2026, 1))).isEqualTo(span(2025, 12, 2025, 12));
    }

    private static OpinionWindow of(int months, Map<String, Integer> each) {
        SortedMap<YearMonth, Map<String, Integer>> volume = new TreeMap<>();
        for (int i = 0; i < months; i++) {
            volume.put(JANUARY.plusMonths(i), each);
        }
        return OpinionWindow.of(volume, 10);
    }

    private static WindowSpan span(int year, int month, int toYear, int toMonth) {
        return new WindowSpan(YearMonth.of(year, month), YearMonth.of(toYear, toMonth));
    }
}
