package org.rida.tally;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.metric.Counts;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Theme;
import org.rida.policy.WorkingCalendar;
import org.rida.tally.count.Population;
import org.rida.tally.count.RecountProgress;

/** What a correction, another rule or a failure makes of the counts. */
class RecountResultTest extends CountRefreshCase {
    @Test
    void aLateAnswerMakesItsDueMonthAndTheStocksFromThenOnStale() {
        ledger.requests("2026-04-30").request("a", "received_on=2026-01-05").request("b", "received_on=2026-02-05");
        refresh();
        ledger.requests("2026-04-30").request("a", "received_on=2026-01-05 replied_on=2026-03-10");
        assertThat(refresh().months())
                .containsExactly(YearMonth.parse("2026-01"), YearMonth.parse("2026-03"), YearMonth.parse("2026-04"));
        assertThat(in("2026-01", "due")).hasToString("{late_answered=1}");
        assertThat(in("2026-02", "open").total()).isEqualTo(2);
        assertThat(in("2026-03", "open").total()).isEqualTo(1);
    }

    @Test
    void aCorrectedReceiptMovesTheRequestToItsMonth() {
        ledger.requests("2026-02-28").request("a", "received_on=2026-01-05 replied_on=2026-02-06");
        refresh();
        ledger.requests("2026-02-28").request("a", "received_on=2026-02-05 replied_on=2026-02-06");
        refresh();
        assertThat(in("2026-01", "received")).isEqualTo(Counts.NONE);
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
        assertThat(in("2026-02", "received")).hasToString("{promised=1}");
    }

    @Test
    void aChangedHolidayCountsEverythingAgainWithoutReadingFiles() {
        ledger.requests("2026-03-31").request("a", "received_on=2026-03-01 replied_on=2026-03-16");
        refresh();
        assertThat(in("2026-03", "due-working")).hasToString("{late_answered=1}");
        WorkingCalendar.Holiday announced = new WorkingCalendar.Holiday(
                LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-08"), BilingualText.same("A day off"));
        List<WorkingCalendar.Holiday> holidays =
                new ArrayList<>(POLICY.calendar().holidays());
        holidays.add(announced);
        new CountRefresh(
                        ledger.database,
                        ChangedPolicy.withCalendar(
                                POLICY, new WorkingCalendar(POLICY.calendar().workweek(), holidays)))
                .refresh(RecountProgress.NONE);
        assertThat(in("2026-03", "due-working")).hasToString("{on_time=1}");
    }

    @Test
    void aCorrectedCommentLosesItsTheme() {
        ledger.responses("2026-01-31").response("r", "answered_on=2026-01-09 comment=تأخير", "overall:2");
        refresh();
        ledger.responses("2026-01-31").response("r", "answered_on=2026-01-09 comment=بيتنا", "overall:2");
        refresh();
        assertThat(in("2026-01", Population.theme("waiting"))).isEqualTo(Counts.NONE);
    }

    @Test
    void responsesAreCountedOfTheirOwn() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-06");
        refresh();
        ledger.responses("2026-01-31")
                .response("r", "request_no=a answered_on=2026-01-09", "overall:2")
                .response("s", "answered_on=2026-01-10", "overall:4");

        RecountResult recount = refresh();

        assertThat(recount.requests()).isZero();
        assertThat(recount.answers()).isEqualTo(2);
        assertThat(recount.months()).containsExactly(YearMonth.parse("2026-01"));
        assertThat(refresh().answers()).as("nothing new").isZero();
    }

    @Test
    void anotherThemeListTagsAllResponsesAgain() {
        ledger.responses("2026-01-31").response("r", "answered_on=2026-01-09 comment=البيت", "overall:2");
        refresh();
        Theme home = new Theme("home", BilingualText.same("Home"), Theme.ThemeType.SUGGESTION, List.of("بيت"));
        RecountResult recount = new CountRefresh(ledger.database, ChangedPolicy.withThemes(POLICY, List.of(home)))
                .refresh(RecountProgress.NONE);
        assertThat(recount.months()).containsExactly(YearMonth.parse("2026-01"));
        assertThat(in("2026-01", Population.theme("home"))).hasToString("{2=1}");
    }

    @Test
    void aRefreshThatFailsLeavesNothingBehindAndIsRepeated() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-06");
        assertThatThrownBy(() -> new CountRefresh(ledger.database, POLICY).refresh((done, of) -> {
                    if (done == of - 2) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(in("2026-01", "received")).isEqualTo(Counts.NONE);
        refresh();
        assertThat(in("2026-01", "received")).hasToString("{promised=1}");
        assertThat(refresh()).isEqualTo(new RecountResult(0, 0, List.of(), LocalDate.parse("2026-01-31")));
    }

    @Test
    void aKindThatIsPromisedFromNowOnIsClockedWithoutReadingFiles() {
        ledger.requests("2026-01-31").request("a", "kind=enquiry received_on=2026-01-05 replied_on=2026-01-08");
        refresh();
        assertThat(in("2026-01", "answered").total()).isZero();
        Policy promised = ChangedPolicy.withKinds(
                POLICY,
                POLICY.kinds().stream()
                        .map(k -> new Policy.RequestKind(
                                k.code(), k.name(), k.promised() || k.code().equals("enquiry")))
                        .toList());
        RecountResult recount = new CountRefresh(ledger.database, promised).refresh(RecountProgress.NONE);
        assertThat(recount.requests()).isEqualTo(1);
        assertThat(in("2026-01", "answered").buckets()).containsOnly(entry("3", 1L));
        assertThat(new CountRefresh(ledger.database, promised)
                        .refresh(RecountProgress.NONE)
                        .months())
                .as("the same rules again")
                .isEmpty();
    }

    /** Two weeks of 2026-01-01 end on the 15th, ten working days on the same day; a Saudi holiday would move only the latter. */
    @Test
    void anotherHeadlineJudgesAnswersByTheOtherDays() {
        WorkingCalendar noWorkInTheSecondWeek = new WorkingCalendar(
                POLICY.calendar().workweek(),
                List.of(new WorkingCalendar.Holiday(
                        LocalDate.parse("2026-01-08"), LocalDate.parse("2026-01-14"), BilingualText.same("closed"))));
        ledger.requests("2026-02-28").request("a", "received_on=2026-01-01 replied_on=2026-01-18 decision=accepted");
        ledger.responses("2026-02-28").response("r", "request_no=a answered_on=2026-01-20", "overall:5");
        Policy calendar = ChangedPolicy.withCalendar(POLICY, noWorkInTheSecondWeek);
        new CountRefresh(ledger.database, calendar).refresh(RecountProgress.NONE);
        assertThat(counts.bySlice(YearMonth.of(2026, 1), "responses", Dimension.TIMELINESS))
                .containsOnlyKeys("late");
        Policy led = ChangedPolicy.inWorkingDays(calendar);
        new CountRefresh(ledger.database, led).refresh(RecountProgress.NONE);
        assertThat(counts.bySlice(YearMonth.of(2026, 1), "responses", Dimension.TIMELINESS))
                .containsOnlyKeys("on_time");
    }
}
