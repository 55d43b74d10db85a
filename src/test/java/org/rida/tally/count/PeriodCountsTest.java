package org.rida.tally.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.CountRefresh;
import org.rida.tally.RandomHistory;
import org.rida.tally.ReferenceLedger;

class PeriodCountsTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    /** Counted from rows for the days of a month, or read from the stored counts: the same, for all populations and slices. */
    @Test
    void aMonthCountedFromItsRowsIsTheStoredMonth() {
        RandomHistory history = new RandomHistory(11);
        CountRefresh tally = new CountRefresh(history.ledger.database, POLICY);
        while (history.addFiles()) {
            tally.refresh(RecountProgress.NONE);
        }
        DataCoverage coverage = DataCoverage.of(history.ledger.database).orElseThrow();
        MonthCounts stored = new MonthCounts(history.ledger.database);
        WindowCounts window = new WindowCounts(history.ledger.database, POLICY);
        int compared = 0;
        for (Cut cut : cuts(history)) {
            SortedMap<String, Counts> told = window.counts(
                            cut.month().atDay(1),
                            coverage.cutOff(cut.month()),
                            coverage.coversTo(),
                            cut.population(),
                            Dimension.ALL,
                            cut.slice())
                    .getOrDefault(Dimension.EVERYTHING, new TreeMap<>());
            assertThat(buckets(told))
                    .as(cut.toString())
                    .isEqualTo(buckets(stored.bySlice(cut.month(), cut.population(), cut.slice())));
            compared += told.size();
        }
        assertThat(compared).isGreaterThan(200);
    }

    private record Cut(YearMonth month, String population, Dimension slice) {}

    private static List<Cut> cuts(RandomHistory history) {
        return history.ledger
                .sql
                .sql(
                        """
                        select distinct month, population, slice from month_count
                        where slice in ('all', 'channel', 'outcome', 'timeliness', 'mode')
                            and extract(month from month)::int % 3 = 0
                        """)
                .query((row, n) -> new Cut(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("population"),
                        Dimension.valueOf(row.getString("slice").toUpperCase(java.util.Locale.ROOT))))
                .list();
    }

    private static SortedMap<String, SortedMap<String, Long>> buckets(SortedMap<String, Counts> counts) {
        SortedMap<String, SortedMap<String, Long>> buckets = new TreeMap<>();
        counts.forEach((value, n) -> buckets.put(value, n.buckets()));
        return buckets;
    }

    @Test
    void aQuarterAddsFlowsUpAndTakesItsLastDaysStock() {
        ReferenceLedger ledger = threeRequests();
        PeriodCounts counts = counts(ledger);
        Period quarter = POLICY.period(PeriodKind.QUARTER, YearMonth.of(2026, 3));
        assertThat(counts.counts(quarter, Population.RECEIVED.code()).in("promised"))
                .isEqualTo(3);
        assertThat(counts.counts(quarter, Population.DUE.code()).buckets())
                .containsOnly(java.util.Map.entry("on_time", 1L), java.util.Map.entry("late_answered", 1L));
        assertThat(counts.counts(quarter, Population.OPEN.code()).buckets()).containsOnly(java.util.Map.entry("6", 1L));
        assertThat(counts.bySlice(quarter, Population.DUE.code(), Dimension.CHANNEL))
                .containsOnlyKeys("phone", "website");
        assertThat(Flow.balance(counts, quarter))
                .isEqualTo(new FlowBalance(YearMonth.of(2026, 3), 0, 3, 0, 2, 0, 1))
                .matches(FlowBalance::balanced);
    }

    /** Ramadan 1447: 18 February to 19 March 2026. */
    @Test
    void ramadanIsCountedByItsOwnDaysAcrossTwoGregorianMonths() {
        ReferenceLedger ledger = threeRequests();
        PeriodCounts counts = counts(ledger);
        Period ramadan = POLICY.period(PeriodKind.HIJRI_MONTH, YearMonth.of(2026, 3));
        assertThat(counts.counts(ramadan, Population.RECEIVED.code()).in("promised"))
                .as("received on its first day, not on the day before or after it")
                .isEqualTo(1);
        assertThat(counts.counts(ramadan, Population.ANSWERED.code()).buckets())
                .containsOnly(java.util.Map.entry("18", 1L));
        assertThat(Flow.balance(counts, ramadan)).isEqualTo(new FlowBalance(YearMonth.of(2026, 3), 0, 1, 0, 1, 0, 0));
        assertThat(counts.counts(ramadan.yearBefore(), Population.RECEIVED.code())
                        .total())
                .isZero();
    }

    @Test
    void twoSlicesAtOnce() {
        ReferenceLedger ledger = threeRequests();
        Period quarter = POLICY.period(PeriodKind.QUARTER, YearMonth.of(2026, 3));
        SortedMap<String, SortedMap<String, Counts>> pairs =
                counts(ledger).byPair(quarter, Population.DUE.code(), Dimension.CHANNEL, Dimension.OUTCOME);
        assertThat(pairs).containsOnlyKeys("phone", "website");
        assertThat(pairs.get("phone")).containsOnlyKeys("accepted");
        assertThat(pairs.get("website").get("rejected").buckets())
                .containsOnly(java.util.Map.entry("late_answered", 1L));
    }

    /** Two conditions at once are counted from the rows, one is read from the stored counts: they must lead to the same. */
    @Test
    void aFilterOfTwoDimensionsCountsWhatTheirPairDoes() {
        ReferenceLedger ledger = threeRequests();
        PeriodCounts counts = counts(ledger);
        Period quarter = POLICY.period(PeriodKind.QUARTER, YearMonth.of(2026, 3));
        SliceFilter website = SliceFilter.of(Dimension.CHANNEL, "website");
        assertThat(counts.counts(quarter, Population.DUE.code(), website.and(Dimension.OUTCOME, "rejected"))
                        .buckets())
                .isEqualTo(counts.byPair(quarter, Population.DUE.code(), Dimension.CHANNEL, Dimension.OUTCOME)
                        .get("website")
                        .get("rejected")
                        .buckets())
                .containsOnly(java.util.Map.entry("late_answered", 1L));
        assertThat(counts.counts(quarter, Population.DUE.code(), website.and(Dimension.OUTCOME, "accepted"))
                        .total())
                .isZero();
        assertThat(counts.bySlice(quarter, Population.DUE.code(), website, Dimension.OUTCOME))
                .containsOnlyKeys("rejected");
    }

    /** The open ones of a quarter are those of its last month, not the sum of three months, under any filter. */
    @Test
    void aFilteredStockIsThatOfTheLastMonth() {
        PeriodCounts counts = counts(threeRequests());
        Period quarter = POLICY.period(PeriodKind.QUARTER, YearMonth.of(2026, 3));
        SliceFilter phone = SliceFilter.of(Dimension.CHANNEL, "phone");
        assertThat(counts.counts(quarter, Population.OPEN.code(), phone).total())
                .isEqualTo(1);
        assertThat(counts.counts(quarter, Population.OPEN.code(), phone.and(Dimension.SERVICE, Population.NOT_GIVEN))
                        .total())
                .isEqualTo(1);
    }

    /** The months of a series and the same months one by one, whichever is read first. */
    @Test
    void aSeriesHoldsTheCountsOfItsMonths() {
        ReferenceLedger ledger = threeRequests();
        PeriodCounts seriesFirst = counts(ledger);
        PeriodCounts monthsFirst = counts(ledger);
        SliceFilter phone = SliceFilter.of(Dimension.CHANNEL, "phone");
        assertThat(seriesFirst.series(Population.RECEIVED.code(), phone).keySet())
                .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
        seriesFirst.series(Population.RECEIVED.code(), phone).forEach((month, n) -> {
            Period at = Period.month(month);
            assertThat(n.buckets())
                    .as(month.toString())
                    .isEqualTo(seriesFirst
                            .counts(at, Population.RECEIVED.code(), phone)
                            .buckets())
                    .isEqualTo(monthsFirst
                            .counts(at, Population.RECEIVED.code(), phone)
                            .buckets());
        });
    }

    @Test
    void rowsReadLaterDoNotChangeWhatWasCounted() {
        ReferenceLedger ledger = threeRequests();
        PeriodCounts counts = counts(ledger);
        Period march = Period.month(YearMonth.of(2026, 3));
        long before = counts.counts(march, Population.RECEIVED.code()).total();
        ledger.sql.sql("delete from month_count").update();
        assertThat(counts.counts(march, Population.RECEIVED.code()).total()).isEqualTo(before);
        assertThat(before).isEqualTo(1);
    }

    @Test
    void severalDimensionsNeedWholeMonths() {
        PeriodCounts counts = counts(threeRequests());
        Period ramadan = POLICY.period(PeriodKind.HIJRI_MONTH, YearMonth.of(2026, 3));
        SliceFilter filter = SliceFilter.of(Dimension.CHANNEL, "phone").and(Dimension.OUTCOME, "accepted");
        assertThatThrownBy(() -> counts.counts(ramadan, Population.DUE.code(), filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period: expected whole months with the filter channel=phone outcome=accepted,"
                        + " found 2026-02-18 to 2026-03-19");
        assertThatThrownBy(filter::dimension)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("filter: expected at most one dimension, found channel=phone outcome=accepted");
    }

    private static PeriodCounts counts(ReferenceLedger ledger) {
        new CountRefresh(ledger.database, POLICY).refresh(RecountProgress.NONE);
        return new PeriodCounts(
                ledger.database, POLICY, DataCoverage.of(ledger.database).orElseThrow());
    }

    private static ReferenceLedger threeRequests() {
        ReferenceLedger ledger = new ReferenceLedger();
        ledger.requests("2026-03-31")
                .request(
                        "a",
                        "received_on=2026-01-05 channel=phone decision=accepted decided_on=2026-01-10 replied_on=2026-01-12")
                .request(
                        "b",
                        "received_on=2026-02-18 channel=website decision=rejected decided_on=2026-03-05 replied_on=2026-03-08")
                .request("c", "received_on=2026-03-25 channel=phone");
        return ledger;
    }
}
