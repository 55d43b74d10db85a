package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.explore.EarlierMonths;
import org.rida.report.explore.Explorer;
import org.rida.report.explore.ExplorerQuery.EarlierTime;
import org.rida.report.render.chart.ComparedMonths;
import org.springframework.beans.factory.annotation.Autowired;

/** Trends beside those of an earlier time, checked against the rows. */
class EarlierTimeTest extends RunningConsole {

    private static final String OF_DAYS =
            """
            select count(*) from episode
            where promised and target_calendar between :first and :last
              and not (ended_on <= target_calendar and replied_on is distinct from ended_on)
            """;

    @Autowired
    Explorer explorer;

    @ParameterizedTest
    @CsvSource({"BEFORE, 12, 12", "BEFORE, 6, 6", "YEAR, 6, 12", "YEAR, 24, 12"})
    void monthsOfThePolicysCalendar(EarlierTime time, int months, int back) {
        Explorer.ExplorerView view = new KeptPromises(explorer).view(time, months);
        List<ComparedMonths.Point> points =
                Objects.requireNonNull(view.earlier()).months().points();

        assertThat(points).hasSize(view.line().chart().points().size());
        for (int i = 0; i < points.size(); i++) {
            YearMonth month = view.first().plusMonths(i).minusMonths(back);
            ComparedMonths.Value value = points.get(i).earlier();
            boolean known = !month.isBefore(explorer.coverage().orElseThrow().first());
            assertThat(points.get(i).own().value())
                    .isEqualTo(view.line().chart().points().get(i).value());
            assertThat(value.n())
                    .as(month.toString())
                    .isEqualTo(known ? rows(month.atDay(1), month.atEndOfMonth()) : 0);
            assertThat(value.value() == null).isEqualTo(value.n() == 0);
        }
    }

    /** Days by Umm al-Qura; the data begin in July 2024 and end with October 2026. Twelve months are never compared with a part of themselves. */
    @ParameterizedTest
    @CsvSource({
        "YEAR, 24, 2025-11-01, 2026-10-31, 2024-11-01, 2025-10-31",
        "YEAR, 12, 2025-11-01, 2026-10-31, 2024-11-01, 2025-10-31",
        "YEAR, 6, 2026-05-01, 2026-10-31, 2025-05-01, 2025-10-31",
        "BEFORE, 6, 2026-05-01, 2026-10-31, 2025-11-01, 2026-04-30",
        "HIJRI, 12, 2025-10-23, 2026-10-11, 2024-11-03, 2025-10-22",
        "HIJRI, 24, 2025-10-23, 2026-10-11, 2024-11-03, 2025-10-22"
    })
    void theWholeIsComparedWithTheWhole(
            EarlierTime time,
            int months,
            LocalDate first,
            LocalDate last,
            LocalDate earlierFirst,
            LocalDate earlierLast) {
        EarlierMonths.EarlierView view = new KeptPromises(explorer).beside(time, months);
        List<Cell> whole = view.table().rows().get(months).cells();

        assertThat(whole.get(1).value()).isEqualTo((double) rows(first, last));
        assertThat(whole.get(4).value()).isEqualTo((double) rows(earlierFirst, earlierLast));
        assertThat(view.answer().en())
                .contains(
                        " of %,d)".formatted(rows(first, last)), " of %,d)".formatted(rows(earlierFirst, earlierLast)))
                .containsPattern("(Better|Worse|The same): .*Chance alone (may|does not) explain it")
                .startsWith(view.table().rows().get(months).label().en());
        Cell difference = whole.get(5);
        boolean clear = Objects.requireNonNull(difference.low()) > 0 || Objects.requireNonNull(difference.high()) < 0;
        assertThat(view.answer().en()).contains(clear ? "excludes zero" : "includes zero");
        assertThat(view.answer().ar()).contains(clear ? "ولا تفسّره" : "وقد تفسّره");
    }

    @Test
    void aWholeWithoutDataOfTheEarlierTimeIsSaidToBeNone() {
        EarlierMonths.EarlierView view = new KeptPromises(explorer).beside(EarlierTime.BEFORE, 24);

        assertThat(view.answer().en()).contains("no whole to compare with", "July 2024");
        assertThat(view.table().rows()).hasSize(24);
    }

    /** No Hijri month is left out and none comes twice, though some Gregorian months hold the ends of two, and some of none. */
    @Test
    void hijriMonthsFollowEachOther() {
        List<String> names = new KeptPromises(explorer)
                .beside(EarlierTime.HIJRI, 24).months().points().stream()
                        .map(point -> point.own().axis().en())
                        .toList();

        assertThat(names).hasSize(24).doesNotHaveDuplicates().endsWith("Rabi II 1448 AH");
        assertThat(names.get(0)).isEqualTo("Jumada I 1446 AH");
    }

    /** What the chart draws at a place is what the table says in its line. */
    @ParameterizedTest
    @EnumSource
    void theChartAgreesWithTheTable(EarlierTime time) {
        EarlierMonths.EarlierView view = new KeptPromises(explorer).beside(time, 12);

        for (int i = 0; i < view.months().points().size(); i++) {
            ComparedMonths.Point point = view.months().points().get(i);
            Block.TableRow row = view.table().rows().get(i);
            assertThat(row.label()).isEqualTo(point.own().name());
            assertThat(row.cells().get(0).value()).isEqualTo(point.own().value());
            assertThat(row.cells().get(2).text()).isEqualTo(point.earlier().name());
            assertThat(row.cells().get(3).value()).isEqualTo(point.earlier().value());
        }
    }

    /** Umm al-Qura: 1 Ramadan 1446 was 1 March 2025, 1 Ramadan 1447 was 18 February 2026; both had 29 or 30 days. */
    @Test
    void ramadanIsComparedWithRamadan() {
        Block.TableData table =
                new KeptPromises(explorer).beside(EarlierTime.HIJRI, 12).table();
        Block.TableRow ramadan = table.rows().stream()
                .filter(row -> row.label().en().contains("Ramadan"))
                .findFirst()
                .orElseThrow();

        assertThat(ramadan.label().en()).contains("1447", "18 February 2026 – 19 March 2026");
        assertThat(ramadan.cells().get(1).value())
                .isEqualTo((double) rows(LocalDate.of(2026, 2, 18), LocalDate.of(2026, 3, 19)));
        assertThat(ramadan.cells().get(2).text().en()).contains("Ramadan", "1446");
        assertThat(ramadan.cells().get(4).value())
                .isEqualTo((double) rows(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 29)));
    }

    private long rows(LocalDate first, LocalDate last) {
        return sql.sql(OF_DAYS)
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .single();
    }
}
