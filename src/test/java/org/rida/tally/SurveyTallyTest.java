package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Population;

/** The cases of answers to the survey that have a name. */
class SurveyTallyTest extends CountRefreshCase {
    @Test
    void oneAnswerHasAMedianAndAWideInterval() {
        ledger.requests("2026-01-31").request("a", "received_on=2026-01-05 replied_on=2026-01-08");
        ledger.responses("2026-01-31").response("r", "request_no=a answered_on=2026-01-10", "overall:5");
        refresh();
        assertThat(Metric.ANSWERED_MEDIAN
                        .figure(in("2026-01", "answered"), AnswerTarget.TWO_WEEKS)
                        .value())
                .hasValue(3);
        Figure satisfied = Metric.SATISFIED_SHARE.figure(in("2026-01", "score:overall"), AnswerTarget.TWO_WEEKS);
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
                        .figure(in("2026-01", "invited"), AnswerTarget.TWO_WEEKS)
                        .value())
                .hasValue(0);
        Figure satisfied = Metric.SATISFIED_SHARE.figure(in("2026-01", "score:overall"), AnswerTarget.TWO_WEEKS);
        assertThat(satisfied.value()).as("no data, never 0").isEmpty();
    }

    @Test
    void anAnswerIsJudgedByTheStateOnItsDay() {
        ledger.requests("2026-01-31")
                .request("a", "received_on=2026-01-05 channel=phone replied_on=2026-01-10 decision=rejected");
        ledger.responses("2026-01-31")
                .response(
                        "r",
                        "request_no=a answered_on=2026-01-09 mode=link channel=website",
                        "overall:4,before:2,after:null,informed-of-rights:1")
                .response("s", "request_no=a answered_on=2026-01-10", "overall:1,before:3,after:5")
                .response("t", "answered_on=2026-01-11 channel=website", "overall:null");
        ledger.invitations("2026-01-31").invitation("a", "2026-01-10", "link").invitation("z", "2026-01-10", "link");
        refresh();
        YearMonth month = YearMonth.parse("2026-01");
        assertThat(counts.bySlice(month, "score:overall", Dimension.OUTCOME))
                .hasToString("{rejected={1=1}, unclocked={dont_know=1}, waiting={4=1}}");
        assertThat(counts.bySlice(month, "score:overall", Dimension.TIMELINESS).keySet())
                .containsExactly("on_time", "unclocked", "waiting");
        assertThat(counts.bySlice(month, "responses", Dimension.CHANNEL))
                .hasToString("{phone={all=2}, website={all=1}}");
        assertThat(in("2026-01", "score:informed-of-rights")).hasToString("{yes=1}");
        assertThat(in("2026-01", "gap")).hasToString("{2=1}");
        assertThat(in("2026-01", "invited")).hasToString("{answered=1, silent=1}");
        assertThat(in("2026-01", "linked")).hasToString("{answered=1}");
    }

    /** The survey tool exports every week, the requests once a month. */
    @Test
    void answersAfterTheRequestsLastDayAreCountedUpToTheirOwn() {
        ledger.requests("2026-01-15")
                .request("a", "received_on=2026-01-05 channel=phone replied_on=2026-01-10 decision=accepted");
        ledger.responses("2026-02-10")
                .response("r", "request_no=a answered_on=2026-01-12", "overall:5")
                .response("s", "request_no=a answered_on=2026-01-20", "overall:4")
                .response("t", "answered_on=2026-02-09 channel=website", "overall:2");
        refresh();

        assertThat(in("2026-01", "score:overall")).hasToString("{4=1, 5=1}");
        assertThat(in("2026-02", "score:overall")).hasToString("{2=1}");
        assertThat(counts.bySlice(YearMonth.parse("2026-01"), "responses", Dimension.OUTCOME))
                .hasToString("{accepted={all=1}, unknown={all=1}}");
        assertThat(counts.bySlice(YearMonth.parse("2026-02"), "responses", Dimension.TIMELINESS))
                .hasToString("{unknown={all=1}}");
        assertThat(in("2026-02", "open")).as("nothing is known of requests").isEqualTo(Counts.NONE);
        assertThat(DataCoverage.of(ledger.database))
                .hasValue(new DataCoverage(
                        YearMonth.parse("2026-01"), LocalDate.parse("2026-01-15"), LocalDate.parse("2026-02-10")));

        ledger.requests("2026-02-28").request("b", "received_on=2026-02-05");
        refresh();

        assertThat(counts.bySlice(YearMonth.parse("2026-01"), "responses", Dimension.OUTCOME))
                .as("known by now")
                .hasToString("{accepted={all=2}}");
        assertThat(counts.bySlice(YearMonth.parse("2026-02"), "responses", Dimension.TIMELINESS))
                .hasToString("{unclocked={all=1}}");
        assertThat(DataCoverage.of(ledger.database).orElseThrow().answersTo()).isEqualTo("2026-02-28");
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
        assertThat(counts.counts(YearMonth.parse("2026-01"), Population.theme("waiting"), Dimension.MODE, "link"))
                .hasToString("{2=1}");
    }
}
