package org.rida.tally.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Stage;
import org.rida.tally.CountRefresh;
import org.rida.tally.ReferenceLedger;
import org.rida.tally.count.RecountProgress;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.WatchList.Filter;
import org.rida.tally.rows.WatchList.Waiting;
import org.rida.tally.rows.WatchList.WatchState;

/** On 31 January; requests that were answered in December took 2 days from the decision and 12 from verification. */
class WatchListTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    private final ReferenceLedger ledger = new ReferenceLedger();
    private final WatchList list = new WatchList(ledger.database);

    @BeforeEach
    void fill() {
        ledger.requests("2026-01-31")
                .request(
                        "past",
                        "received_on=2025-12-01 verified_on=2025-12-02 decided_on=2025-12-12 replied_on=2025-12-14")
                .request("late", "received_on=2026-01-01 channel=phone submitted_on=2026-01-09")
                .request("stuck", "received_on=2026-01-19 channel=phone verified_on=2026-01-28")
                .request("nearly", "received_on=2026-01-18 channel=website decided_on=2026-01-29")
                .request("unknown", "received_on=2026-01-20 signed_on=2026-01-22")
                .request("fresh", "received_on=2026-01-30")
                .request("done", "received_on=2026-01-20 replied_on=2026-01-31")
                .request("later", "received_on=2026-02-01");
        new CountRefresh(ledger.database, POLICY).refresh(RecountProgress.NONE);
    }

    @Test
    void projectedBreachesComeFirstThenTheOverdue() {
        List<Waiting> open = list.open(TODAY, Basis.CALENDAR, Filter.ALL, 0, 10).rows();
        assertThat(open)
                .extracting(Waiting::requestNo, Waiting::daysLeft, Waiting::stage, Waiting::state)
                .containsExactly(
                        tuple("stuck", 2, Stage.VERIFIED, WatchState.BREACH_PROJECTED),
                        tuple("unknown", 3, Stage.SIGNED, WatchState.BREACH_PROJECTED),
                        tuple("late", -16, Stage.SUBMITTED, WatchState.OVERDUE),
                        tuple("nearly", 1, Stage.DECIDED, WatchState.WITHIN),
                        tuple("fresh", 13, Stage.RECEIVED, WatchState.WITHIN));
    }

    @Test
    void theExpectedDayFollowsTheMedianOfOthers() {
        List<Waiting> open = list.open(TODAY, Basis.CALENDAR, Filter.ALL, 0, 10).rows();
        assertThat(open)
                .extracting(Waiting::requestNo, Waiting::expected)
                .contains(tuple("stuck", LocalDate.of(2026, 2, 9)), tuple("nearly", TODAY), tuple("unknown", null));
        assertThat(open)
                .as("who waits longer than others did has no day, least of all that of the list")
                .extracting(Waiting::requestNo, Waiting::expected)
                .contains(tuple("late", null));
    }

    @Test
    void filteredAndPageByPage() {
        Filter phone = new Filter(null, null, SliceFilter.of(Dimension.CHANNEL, "phone"));
        assertThat(numbers(phone, 0, 10)).containsExactly("stuck", "late");
        assertThat(numbers(new Filter(WatchState.OVERDUE, null, SliceFilter.EVERYBODY), 0, 10))
                .containsExactly("late");
        assertThat(numbers(new Filter(null, Stage.DECIDED, SliceFilter.EVERYBODY), 0, 10))
                .containsExactly("nearly");
        assertThat(numbers(
                        new Filter(
                                null, null, SliceFilter.EVERYBODY.and(Dimension.CHANNEL, List.of("phone", "website"))),
                        0,
                        10))
                .containsExactly("stuck", "late", "nearly");
        assertThat(numbers(Filter.ALL, 2, 2)).containsExactly("late", "nearly");
        assertThat(list.open(TODAY, Basis.CALENDAR, Filter.ALL, 2, 2).found()).isEqualTo(5);
        assertThat(list.open(TODAY, Basis.CALENDAR, Filter.ALL, 20, 2))
                .isEqualTo(new WatchList.WatchPaging(5, List.of()));
        assertThat(list.summary(TODAY, Basis.CALENDAR, Filter.ALL)).isEqualTo(new WatchList.Summary(5, 1, 2));
        assertThat(list.summary(TODAY, Basis.CALENDAR, phone)).isEqualTo(new WatchList.Summary(2, 1, 1));
    }

    @Test
    void onWorkingDaysTheTargetIsTheOtherOne() {
        assertThat(list.open(TODAY, Basis.WORKING, Filter.ALL, 0, 10).rows())
                .filteredOn(w -> w.requestNo().equals("stuck"))
                .extracting(Waiting::target)
                .containsExactly(LocalDate.of(2026, 2, 2));
    }

    private List<String> numbers(Filter filter, int from, int most) {
        return list.open(TODAY, Basis.CALENDAR, filter, from, most).rows().stream()
                .map(Waiting::requestNo)
                .toList();
    }
}
