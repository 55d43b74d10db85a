package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rida.OctoberRun;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.tally.count.MonthCounts;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Recomputes October 2026 by plain SQL over the sample files, sharing no code with intake and tally: printed figures
 * and stored counts must agree.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OctoberRecomputedTest extends OctoberRun {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private static final String PRINTED =
            """
            select jsonb_path_query_first(
                    figures,
                    '$.pages[*].blocks[*] ? (exists(@.cards) || @.title.en like_regex "^(Due in|Answered in|Open at|Received in) ").** ? (@.source == $source)',
                    jsonb_build_object('source', :source::text)) ->> :part
            from report_edition where edition_id = :edition
            """;

    private static final String PRINTED_BY_CHANNEL =
            """
            select line -> 'label' ->> 'en' as channel,
                concat(line -> 'cells' -> 1 ->> 'numerator', '/', line -> 'cells' -> 1 ->> 'denominator') as kept
            from report_edition, jsonb_path_query(figures, '$.pages[*].blocks[*] ? (@.title.en starts with "By channel").rows[*]') line
            where edition_id = :edition
            """;

    @Autowired
    private MonthCounts counts;

    @Autowired
    private Policy policy;

    private RawOctober raw;

    @BeforeAll
    void loadTheFilesAsTheyAre() throws IOException {
        raw = new RawOctober(policy);
    }

    @Test
    void theSameRowsAreAcceptedAndRejected() {
        long read = raw.one("select count(*) as n from raw_requests").get("n").longValue();
        long versions = raw.one("select count(*) as n from version").get("n").longValue();

        assertThat(sql.sql("select sum(rows_rejected) from source_file where record_type = 'request'")
                        .query(Long.class)
                        .single())
                .isEqualTo(read - versions)
                .isPositive();
        assertThat(sql.sql("select count(*) from request").query(Long.class).single())
                .isEqualTo(raw.one("select count(*) as n from newest").get("n").longValue());
        Set<String> runs = raw.texts("select request_no || ' ' || started_on from clock_run");
        Set<String> episodes = sql.sql("select request_no || ' ' || received_on from episode")
                .query(String.class)
                .set();
        assertThat(without(runs, episodes)).isEmpty();
        assertThat(without(episodes, runs)).isEmpty();
    }

    @Test
    void thePromise() {
        Map<String, Number> due = raw.one(RawOctober.DUE + " having grouping(coalesce(channel, 'not-given')) = 1");
        long judged = due.get("due").longValue() - due.get("aside").longValue();

        assertThat(judged).isGreaterThan(100);
        assertShare(Metric.PROMISE_KEPT, null, "due", due.get("kept").longValue(), judged);
        assertShare(
                Metric.PROMISE_KEPT_STRICT,
                null,
                "due",
                due.get("kept").longValue(),
                due.get("due").longValue());
        assertThat(counts.counts(MONTH, "due").in("set_aside"))
                .isEqualTo(due.get("aside").longValue());
    }

    @Test
    void thePromiseByChannel() {
        Map<String, String> names = new TreeMap<>();
        policy.channels().forEach(channel -> names.put(channel.name().en(), channel.code()));
        Map<String, String> printed = new TreeMap<>();
        sql.sql(PRINTED_BY_CHANNEL).param("edition", firstDraft().id()).query(row -> {
            printed.put(names.get(row.getString("channel")), row.getString("kept"));
        });
        Map<String, String> recomputed = new TreeMap<>();
        raw.rows(RawOctober.DUE + " having grouping(coalesce(channel, 'not-given')) = 0", row -> {
            recomputed.put(
                    row.getString("channel"), row.getLong("kept") + "/" + (row.getLong("due") - row.getLong("aside")));
        });
        Map<String, String> counted = new TreeMap<>();
        counts.bySlice(MONTH, "due", Dimension.CHANNEL).forEach((channel, n) -> {
            Figure figure = Metric.PROMISE_KEPT.figure(n, AnswerTarget.TWO_WEEKS);
            counted.put(channel, figure.numerator() + "/" + figure.denominator());
        });

        assertThat(counted).isEqualTo(recomputed).hasSize(7);
        assertThat(printed).isEqualTo(recomputed);
    }

    @Test
    void whatWasAnswered() {
        Map<String, Number> answered = raw.one(RawOctober.ANSWERED);

        assertValue(Metric.ANSWERED, null, "answered", answered.get("n"));
        assertValue(Metric.ANSWERED_MEDIAN, null, "answered", answered.get("median"));
        assertValue(Metric.ANSWERED_P90, null, "answered", answered.get("p90"));
        assertShare(
                Metric.ANSWERED_WITHIN_TARGET,
                null,
                "answered-in-time",
                answered.get("in_time").longValue(),
                answered.get("n").longValue());
    }

    @Test
    void whatIsOpen() {
        Map<String, Number> open = raw.one(RawOctober.OPEN);

        assertValue(Metric.OPEN, null, "open", open.get("n"));
        assertValue(Metric.OPEN_BEYOND_TARGET, null, "open-beyond-target", open.get("beyond"));
        assertValue(Metric.OPEN_OLDEST, null, "open", open.get("oldest"));
    }

    @Test
    void whatWasReceived() {
        Map<String, Number> received = raw.one(RawOctober.RECEIVED);
        Counts counted = counts.counts(MONTH, "received");

        assertThat(counted.in("promised"))
                .isEqualTo(received.get("promised").longValue())
                .isPositive();
        assertThat(counted.in("unpromised"))
                .isEqualTo(received.get("other").longValue())
                .isPositive();
    }

    @Test
    void whatPeopleAnswered() {
        Map<String, Number> answers = raw.one(RawOctober.ANSWERS);
        Map<String, Number> invited = raw.one(RawOctober.INVITED);

        assertShare(
                Metric.SATISFIED_SHARE,
                "overall",
                "score:overall",
                answers.get("satisfied").longValue(),
                answers.get("valid").longValue());
        assertCounted(Metric.MEAN_SCORE, "score:overall", answers.get("mean"), answers.get("valid"));
        assertCounted(Metric.NET_PROMOTER, "score:recommend", answers.get("promoter"), answers.get("asked"));
        Figure rate = figure(Metric.RESPONSE_RATE, "invited");
        assertThat(rate.numerator()).isEqualTo(invited.get("answered").longValue());
        assertThat(rate.denominator()).isEqualTo(invited.get("n").longValue()).isPositive();
    }

    private void assertShare(Metric metric, String of, String population, long numerator, long denominator) {
        Figure counted = figure(metric, population);
        assertThat(counted.numerator()).as("%s counted", metric).isEqualTo(numerator);
        assertThat(counted.denominator()).as("%s counted", metric).isEqualTo(denominator);
        assertThat(printed(metric, of, "value")).isCloseTo((double) numerator / denominator, within(1e-12));
        assertThat(printed(metric, of, "numerator")).isEqualTo((double) numerator);
        assertThat(printed(metric, of, "denominator")).isEqualTo((double) denominator);
    }

    private void assertValue(Metric metric, String of, String population, Number expected) {
        assertThat(figure(metric, population).value().orElseThrow())
                .as("%s counted", metric)
                .isEqualTo(expected.doubleValue());
        assertThat(printed(metric, of, "value")).as("%s printed", metric).isEqualTo(expected.doubleValue());
    }

    private void assertCounted(Metric metric, String population, Number value, Number n) {
        Figure counted = figure(metric, population);
        assertThat(counted.value().orElseThrow()).isCloseTo(value.doubleValue(), within(1e-9));
        assertThat(counted.denominator()).isEqualTo(n.longValue());
    }

    private Figure figure(Metric metric, String population) {
        return metric.figure(counts.counts(MONTH, population), AnswerTarget.TWO_WEEKS);
    }

    private double printed(Metric metric, String of, String part) {
        String text = sql.sql(PRINTED)
                .param("source", of == null ? metric.id() : metric.id() + ":" + of)
                .param("part", part)
                .param("edition", firstDraft().id())
                .query(String.class)
                .single();
        return Double.parseDouble(text);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
