package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.tally.count.Cohort;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;

/** The cases of requests and months that have a name. */
class CountRefreshTest extends CountRefreshCase {
    @Test
    void repliedOnDay14IsOnTimeAndOnDay15Late() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-19 decision=accepted")
                .request("b", "received_on=2026-01-05 replied_on=2026-01-20 decision=rejected");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_answered=1, on_time=1}");
        assertThat(in("2026-01", "answered")).hasToString("{14=1, 15=1}");
        assertThat(in("2026-01", "answered-in-time")).hasToString("{late=1, on_time=1}");
        assertThat(counts.counts(YearMonth.parse("2026-01"), "due", Dimension.OUTCOME, "accepted"))
                .hasToString("{on_time=1}");
    }

    @Test
    void aMonthWithoutRowsCountsNothing() {
        ledger.requests("2026-03-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-03-05 replied_on=2026-03-06");
        RecountResult recount = refresh();
        assertThat(recount.months())
                .containsExactly(YearMonth.parse("2026-01"), YearMonth.parse("2026-02"), YearMonth.parse("2026-03"));
        assertThat(recount.coversTo()).isEqualTo(LocalDate.parse("2026-03-31"));
        assertThat(in("2026-02", "received")).isEqualTo(Counts.NONE);
    }

    @Test
    void nothingAtAllCountsNothing() {
        assertThat(refresh()).isEqualTo(new RecountResult(0, 0, List.of(), null));
        assertThat(DataCoverage.of(ledger.database)).isEmpty();
    }

    @Test
    void everythingOpenIsDueAndLate() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05").request("b", "received_on=2026-01-06");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_waiting=2}");
        assertThat(in("2026-01", "open")).hasToString("{25=1, 26=1}");
        assertThat(in("2026-01", "open-beyond-target")).hasToString("{beyond=2}");
        assertThat(in("2026-01", "answered")).isEqualTo(Counts.NONE);
    }

    @Test
    void allOnTimeIsAShareOfOneWithAnIntervalBelowIt() {
        ledger.requests("2026-01-31");
        for (int i = 0; i < 10; i++) {
            ledger.request("a" + i, "received_on=2026-01-05 replied_on=2026-01-19");
        }
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{on_time=10}");
        Figure kept = Metric.PROMISE_KEPT.figure(in("2026-01", "due"), AnswerTarget.TWO_WEEKS);
        assertThat(kept.value()).hasValue(1);
        assertThat(kept.interval().orElseThrow().low()).isEqualTo(.7225, within(5e-5));
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
    }

    @Test
    void aMonthWithOnlyWithdrawnRequestsIsSetAside() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 left_on=2026-01-08 left_reason=withdrawn")
                .request("b", "received_on=2026-01-05 left_on=2026-01-19 left_reason=withdrawn")
                .request("c", "received_on=2026-01-05 left_on=2026-01-20 left_reason=unreachable");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_left=1, set_aside=2}");
        assertThat(in("2026-01", "left")).hasToString("{unreachable=1, withdrawn=2}");
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
        assertThat(flow("2026-01")).isEqualTo(new FlowBalance(YearMonth.parse("2026-01"), 0, 3, 0, 0, 3, 0));
    }

    @Test
    void monthsAndYearsEndOnTheirLastDay() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2025-12-17 replied_on=2025-12-31")
                .request("b", "received_on=2025-12-18 replied_on=2026-01-01")
                .request("c", "received_on=2025-12-31 replied_on=2026-01-31");
        refresh();
        assertThat(in("2025-12", "due")).hasToString("{on_time=1}");
        assertThat(in("2026-01", "due")).hasToString("{late_answered=1, on_time=1}");
        assertThat(in("2025-12", "open")).hasToString("{0=1, 13=1}");
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
        assertThat(flow("2025-12")).isEqualTo(new FlowBalance(YearMonth.parse("2025-12"), 0, 3, 0, 1, 0, 2));
        assertThat(flow("2026-01")).isEqualTo(new FlowBalance(YearMonth.parse("2026-01"), 2, 0, 0, 2, 0, 0));
    }

    @Test
    void aReopenedRequestHasASecondClockAndKeepsItsFirstAnswer() {
        ledger.requests("2026-03-31")
                .request(
                        "a",
                        "received_on=2026-01-05 reopened_on=2026-02-10 verified_on=2026-01-07 replied_on=2026-03-01 decision=accepted")
                .earlierAnswer(
                        "a", "started_on=2026-01-05 replied_on=2026-01-15 decided_on=2026-01-14 decision=rejected");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{on_time=1}");
        assertThat(in("2026-02", "due")).hasToString("{late_answered=1}");
        assertThat(in("2026-02", "reopened")).hasToString("{all=1}");
        assertThat(in("2026-01", "outcome")).hasToString("{rejected=1}");
        assertThat(in("2026-03", "outcome")).hasToString("{accepted=1}");
        assertThat(in("2026-01", "stage:received-verified")).hasToString("{2=1}");
        assertThat(in("2026-03", "stage:received-verified")).isEqualTo(Counts.NONE);
        assertThat(flow("2026-02")).isEqualTo(new FlowBalance(YearMonth.parse("2026-02"), 0, 0, 1, 0, 0, 1));
    }

    @Test
    void aReopenedRequestToldInOneRowIsSplitAtTheReopening() {
        ledger.requests("2026-03-31")
                .request("a", "received_on=2026-01-05 reopened_on=2026-02-10 replied_on=2026-01-15");
        refresh();
        assertThat(in("2026-01", "answered")).hasToString("{10=1}");
        assertThat(in("2026-03", "open")).hasToString("{49=1}");
    }

    @Test
    void ramadanAndEidTakeNoWorkingDays() {
        // 2026-03-10 is a Tuesday in Ramadan; Eid al-Fitr is 2026-03-20 to 24. Ten working days end on 2026-03-29.
        ledger.requests("2026-03-31")
                .request("a", "received_on=2026-03-10 replied_on=2026-03-29")
                .request("b", "received_on=2026-03-10 replied_on=2026-03-30");
        refresh();
        assertThat(in("2026-03", "due")).hasToString("{late_answered=2}");
        assertThat(in("2026-03", "due-working")).hasToString("{late_answered=1, on_time=1}");
        assertThat(in("2026-03", "answered-working")).hasToString("{10=1, 11=1}");
    }

    @Test
    void aReplyOnADayOffCountsForTheNextWorkingDay() {
        // 2026-01-09 is a Friday
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-08 replied_on=2026-01-09")
                .request("b", "received_on=2026-01-09 replied_on=2026-01-09");
        refresh();
        assertThat(in("2026-01", "answered-working")).hasToString("{0=1, 1=1}");
    }

    @Test
    void targetsAfterTheCoverageAreNotYetDue() {
        ledger.requests("2026-01-20").request("a", "received_on=2026-01-06").request("b", "received_on=2026-01-07");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_waiting=1}");
        assertThat(in("2026-01", "open")).hasToString("{13=1, 14=1}");
    }

    @Test
    void contactsWithoutAPromiseAreCountedButNotClocked() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 kind=enquiry outreach=true");
        refresh();
        assertThat(in("2026-01", "received")).hasToString("{unpromised=1}");
        assertThat(in("2026-01", "outreach")).hasToString("{outreach=1}");
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
        assertThat(in("2026-01", "due")).isEqualTo(Counts.NONE);
    }

    @Test
    void duplicatesAreNotInTheCohortAndLeavingIsAnEndOfItsOwn() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-01-05 left_on=2026-01-08 left_reason=withdrawn")
                .request("c", "received_on=2026-01-05 left_on=2026-01-08 left_reason=duplicate")
                .request("d", "received_on=2026-01-21");
        refresh();
        assertThat(new Cohort(ledger.database)
                        .followed(YearMonth.parse("2026-01"), 3, LocalDate.parse("2026-01-31"), Basis.CALENDAR))
                .hasToString("{answered:1=1, censored:10=1, left:3=1}");
    }
}
