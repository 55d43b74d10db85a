package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Target;
import org.rida.policy.Calendars;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Slice;
import org.rida.policy.Theme;
import org.rida.wording.Text;

/** The cases that have a name. */
class TallyTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally(ledger.database, POLICY);
    private final MonthCounts counts = new MonthCounts(ledger.database);

    @Test
    void repliedOnDay14IsOnTimeAndOnDay15Late() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-19 decision=accepted")
                .request("b", "received_on=2026-01-05 replied_on=2026-01-20 decision=rejected");
        refresh();
        assertThat(in("2026-01", "due")).hasToString("{late_answered=1, on_time=1}");
        assertThat(in("2026-01", "answered")).hasToString("{14=1, 15=1}");
        assertThat(in("2026-01", "answered-in-time")).hasToString("{late=1, on_time=1}");
        assertThat(counts.of(YearMonth.parse("2026-01"), "due", Slice.OUTCOME, "accepted"))
                .hasToString("{on_time=1}");
    }

    @Test
    void aMonthWithoutRowsCountsNothing() {
        ledger.requests("2026-03-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-03-05 replied_on=2026-03-06");
        Recount recount = refresh();
        assertThat(recount.months())
                .containsExactly(YearMonth.parse("2026-01"), YearMonth.parse("2026-02"), YearMonth.parse("2026-03"));
        assertThat(recount.coversTo()).isEqualTo(LocalDate.parse("2026-03-31"));
        assertThat(in("2026-02", "received")).isEqualTo(Counts.NONE);
    }

    @Test
    void nothingAtAllCountsNothing() {
        assertThat(refresh()).isEqualTo(new Recount(0, List.of(), null));
        assertThat(Coverage.of(ledger.database)).isEmpty();
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
        Figure kept = Metric.PROMISE_KEPT.figure(in("2026-01", "due"), Target.TWO_WEEKS);
        assertThat(kept.value()).hasValue(1);
        assertThat(kept.interval().orElseThrow().low()).isEqualTo(.7225, within(5e-5));
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
    }

    @Test
    void oneAnswerHasAMedianAndItsShareSaysLittle() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-08");
        ledger.responses("2026-01-31").response("r", "request_no=a answered_on=2026-01-10", "overall:5");
        refresh();
        assertThat(Metric.ANSWERED_MEDIAN
                        .figure(in("2026-01", "answered"), Target.TWO_WEEKS)
                        .value())
                .hasValue(3);
        Figure satisfied = Metric.SATISFIED_SHARE.figure(in("2026-01", "score:overall"), Target.TWO_WEEKS);
        assertThat(satisfied.denominator()).isEqualTo(1);
        assertThat(satisfied.interval().orElseThrow().low()).isLessThan(.21);
        assertThat(in("2026-01", "linked")).hasToString("{answered=1}");
    }

    @Test
    void whenNobodyAnsweredTheSurveyThereIsNoFigure() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-08");
        ledger.invitations("2026-01-31").invitation("a", "2026-01-09", "link");
        refresh();
        assertThat(in("2026-01", "invited")).hasToString("{silent=1}");
        assertThat(Metric.RESPONSE_RATE
                        .figure(in("2026-01", "invited"), Target.TWO_WEEKS)
                        .value())
                .hasValue(0);
        Figure satisfied = Metric.SATISFIED_SHARE.figure(in("2026-01", "score:overall"), Target.TWO_WEEKS);
        assertThat(satisfied.value()).as("no data, never 0").isEmpty();
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
        assertThat(flow("2026-01")).isEqualTo(new FlowIdentity(YearMonth.parse("2026-01"), 0, 3, 0, 0, 3, 0));
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
        assertThat(flow("2025-12")).isEqualTo(new FlowIdentity(YearMonth.parse("2025-12"), 0, 3, 0, 1, 0, 2));
        assertThat(flow("2026-01")).isEqualTo(new FlowIdentity(YearMonth.parse("2026-01"), 2, 0, 0, 2, 0, 0));
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
        assertThat(flow("2026-02")).isEqualTo(new FlowIdentity(YearMonth.parse("2026-02"), 0, 0, 1, 0, 0, 1));
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
    void contactsWithoutAPromiseAreCountedButNotClocked() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 kind=enquiry outreach=true");
        refresh();
        assertThat(in("2026-01", "received")).hasToString("{unpromised=1}");
        assertThat(in("2026-01", "outreach")).hasToString("{outreach=1}");
        assertThat(in("2026-01", "open")).isEqualTo(Counts.NONE);
        assertThat(in("2026-01", "due")).isEqualTo(Counts.NONE);
    }

    @Test
    void anAnswerIsJudgedByTheStateOnItsDay() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 channel=phone replied_on=2026-01-10 decision=rejected");
        ledger.responses("2026-01-31")
                .response(
                        "r",
                        "request_no=a answered_on=2026-01-09 mode=link channel=website",
                        "overall:4,before:2,after:null,told-right:1")
                .response("s", "request_no=a answered_on=2026-01-10", "overall:1,before:3,after:5")
                .response("t", "answered_on=2026-01-11 channel=website", "overall:null");
        ledger.invitations("2026-01-31").invitation("a", "2026-01-10", "link").invitation("z", "2026-01-10", "link");
        refresh();
        YearMonth month = YearMonth.parse("2026-01");
        assertThat(counts.bySlice(month, "score:overall", Slice.OUTCOME))
                .hasToString("{rejected={1=1}, unclocked={dont_know=1}, waiting={4=1}}");
        assertThat(counts.bySlice(month, "score:overall", Slice.TIMELINESS).keySet())
                .containsExactly("on_time", "unclocked", "waiting");
        assertThat(counts.bySlice(month, "responses", Slice.CHANNEL)).hasToString("{phone={all=2}, website={all=1}}");
        assertThat(in("2026-01", "score:told-right")).hasToString("{yes=1}");
        assertThat(in("2026-01", "gap")).hasToString("{2=1}");
        assertThat(in("2026-01", "invited")).hasToString("{answered=1, silent=1}");
        assertThat(in("2026-01", "linked")).hasToString("{answered=1}");
    }

    @Test
    void aChangedHolidayCountsEverythingAgainWithoutReadingFiles() {
        ledger.requests("2026-03-31").request("a", "received_on=2026-03-01 replied_on=2026-03-16");
        refresh();
        assertThat(in("2026-03", "due-working")).hasToString("{late_answered=1}");
        Calendars.Holiday announced = new Calendars.Holiday(
                LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-08"), Text.same("A day off"));
        List<Calendars.Holiday> holidays = new ArrayList<>(POLICY.calendar().holidays());
        holidays.add(announced);
        new Tally(ledger.database, with(new Calendars(POLICY.calendar().workweek(), holidays), POLICY.themes()))
                .refresh(RecountProgress.NONE);
        assertThat(in("2026-03", "due-working")).hasToString("{on_time=1}");
    }

    @Test
    void themesOfCommentAndSuggestionAreCountedByTheOverallScore() {
        ledger.responses("2026-01-31")
                .response("r", "answered_on=2026-01-09 comment=تأخير suggestion=انتظار mode=link", "overall:2")
                .response("s", "answered_on=2026-01-10 comment=شكرا suggestion=تأخير", "overall:null")
                .response("t", "answered_on=2026-01-11 comment=تأخير", "access:4");
        refresh();
        assertThat(in("2026-01", Population.theme("waiting"))).hasToString("{2=1, dont_know=1, none=1}");
        assertThat(in("2026-01", Population.theme("thanks"))).hasToString("{dont_know=1}");
        assertThat(counts.of(YearMonth.parse("2026-01"), Population.theme("waiting"), Slice.MODE, "link"))
                .hasToString("{2=1}");
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
    void anotherThemeListTagsAllResponsesAgain() {
        ledger.responses("2026-01-31").response("r", "answered_on=2026-01-09 comment=البيت", "overall:2");
        refresh();
        Theme home = new Theme("home", Text.same("Home"), Theme.Sort.SUGGESTION, List.of("بيت"));
        Recount recount =
                new Tally(ledger.database, with(POLICY.calendar(), List.of(home))).refresh(RecountProgress.NONE);
        assertThat(recount.months()).containsExactly(YearMonth.parse("2026-01"));
        assertThat(in("2026-01", Population.theme("home"))).hasToString("{2=1}");
    }

    @Test
    void aRefreshThatFailsLeavesNothingBehindAndIsRepeated() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-06");
        assertThatThrownBy(() -> tally.refresh((done, of) -> {
                    if (done == of - 2) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
        assertThat(in("2026-01", "received")).isEqualTo(Counts.NONE);
        refresh();
        assertThat(in("2026-01", "received")).hasToString("{promised=1}");
        assertThat(refresh()).isEqualTo(new Recount(0, List.of(), LocalDate.parse("2026-01-31")));
    }

    @Test
    void duplicatesAreNotInTheCohortAndTheOpenAreCensored() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 replied_on=2026-01-06")
                .request("b", "received_on=2026-01-05 left_on=2026-01-08 left_reason=withdrawn")
                .request("c", "received_on=2026-01-05 left_on=2026-01-08 left_reason=duplicate")
                .request("d", "received_on=2026-01-21");
        refresh();
        assertThat(new Cohort(ledger.database)
                        .followed(YearMonth.parse("2026-01"), 3, LocalDate.parse("2026-01-31"), Basis.CALENDAR))
                .hasToString("{answered:1=1, censored:10=1, censored:3=1}");
    }

    @Test
    void aKindThatIsPromisedFromNowOnIsClockedWithoutReadingFiles() {
        ledger.requests("2026-01-31").request("a", "kind=enquiry received_on=2026-01-05 replied_on=2026-01-08");
        refresh();
        assertThat(in("2026-01", "answered").total()).isZero();
        Policy promised = with(
                POLICY.kinds().stream()
                        .map(k -> new Policy.Kind(
                                k.code(), k.name(), k.promised() || k.code().equals("enquiry")))
                        .toList(),
                POLICY.clock());
        Recount recount = new Tally(ledger.database, promised).refresh(RecountProgress.NONE);
        assertThat(recount.requests()).isEqualTo(1);
        assertThat(in("2026-01", "answered").buckets()).containsOnly(java.util.Map.entry("3", 1L));
        assertThat(new Tally(ledger.database, promised)
                        .refresh(RecountProgress.NONE)
                        .months())
                .as("the same rules again")
                .isEmpty();
    }

    /** Two weeks of 2026-01-01 end on the 15th, ten working days on the same day; a Saudi holiday would move only the latter. */
    @Test
    void anotherHeadlineJudgesAnswersByTheOtherDays() {
        Calendars noWorkInTheSecondWeek = new Calendars(
                POLICY.calendar().workweek(),
                List.of(new Calendars.Holiday(
                        LocalDate.parse("2026-01-08"), LocalDate.parse("2026-01-14"), Text.same("closed"))));
        ledger.requests("2026-02-28").request("a", "received_on=2026-01-01 replied_on=2026-01-18 decision=accepted");
        ledger.responses("2026-02-28").response("r", "request_no=a answered_on=2026-01-20", "overall:5");
        Policy calendar = with(noWorkInTheSecondWeek, POLICY.themes());
        new Tally(ledger.database, calendar).refresh(RecountProgress.NONE);
        assertThat(counts.bySlice(YearMonth.of(2026, 1), "responses", Slice.TIMELINESS))
                .containsOnlyKeys("late");
        List<ClockVersion> working = POLICY.clock().stream()
                .map(v -> new ClockVersion(
                        v.version(), v.inForceFrom(), v.targetDays(), v.targetWorkingDays(), Basis.WORKING))
                .toList();
        Policy led = with(calendar, working);
        new Tally(ledger.database, led).refresh(RecountProgress.NONE);
        assertThat(counts.bySlice(YearMonth.of(2026, 1), "responses", Slice.TIMELINESS))
                .containsOnlyKeys("on_time");
    }

    private static Policy with(List<Policy.Kind> kinds, List<ClockVersion> clock) {
        return with(POLICY, kinds, clock);
    }

    private static Policy with(Policy policy, List<ClockVersion> clock) {
        return with(policy, policy.kinds(), clock);
    }

    private static Policy with(Policy policy, List<Policy.Kind> kinds, List<ClockVersion> clock) {
        return new Policy(
                policy.association(),
                clock,
                policy.calendar(),
                kinds,
                policy.channels(),
                policy.services(),
                policy.departments(),
                policy.segments(),
                policy.parties(),
                policy.modes(),
                policy.questions(),
                policy.wordGroups(),
                policy.themes(),
                policy.masking(),
                policy.sensitiveSegments());
    }

    private static Policy with(Calendars calendar, List<Theme> themes) {
        return new Policy(
                POLICY.association(),
                POLICY.clock(),
                calendar,
                POLICY.kinds(),
                POLICY.channels(),
                POLICY.services(),
                POLICY.departments(),
                POLICY.segments(),
                POLICY.parties(),
                POLICY.modes(),
                POLICY.questions(),
                POLICY.wordGroups(),
                themes,
                POLICY.masking(),
                POLICY.sensitiveSegments());
    }

    private FlowIdentity flow(String month) {
        FlowIdentity flow = new Flow(ledger.database).of(YearMonth.parse(month));
        assertThat(flow).matches(FlowIdentity::balanced);
        return flow;
    }

    private Recount refresh() {
        return tally.refresh(RecountProgress.NONE);
    }

    private Counts in(String month, String population) {
        return counts.of(YearMonth.parse(month), population);
    }
}
