package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rida.OctoberRun;
import org.rida.database.TestDatabase;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Target;
import org.rida.policy.Policy;
import org.rida.policy.Slice;
import org.rida.tally.MonthCounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * October 2026 counted once more, by plain SQL over the sample files as text, sharing nothing with intake and tally: what the
 * report prints and what the counts hold must be the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OctoberRecomputedTest extends OctoberRun {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private static final String DAY =
            """
            create function day(t text) returns date language plpgsql immutable as
            $$ begin return nullif(t, '')::date; exception when others then return null; end $$
            """;

    /** Every version of a request that is fit to be counted. */
    private static final String VERSION =
            """
            create table version as
            with bad as (
                select r.ctid as place from raw_requests r
                where request_no = ''
                    or exists (
                        select from unnest(array[received_on, informed_on, verified_on, referred_on, signed_on, submitted_on,
                            decided_on, replied_on, registered_on, served_on, left_on, reopened_on]) t
                        where t <> '' and (day(t) is null or day(t) not between day(received_on) and '2026-10-31'))
                    or day(received_on) is null
                    or not channel in ('', 'interview', 'phone', 'social-media', 'letter', 'help-request', 'volunteering', 'website')
            ), told_twice as (
                select request_no, updated_at from raw_requests
                group by request_no, updated_at having count(distinct raw_requests::text) > 1
            )
            select request_no, kind, nullif(channel, '') as channel, day(received_on) as received_on, nullif(decision, '') as decision,
                day(replied_on) as replied_on, day(left_on) as left_on, day(reopened_on) as reopened_on, updated_at::timestamp
            from raw_requests r
            where ctid not in (select place from bad)
                and (request_no, updated_at) not in (select request_no, updated_at from told_twice)
            """;

    private static final String NEWEST =
            """
            create table newest as
            select distinct on (request_no) * from version order by request_no, updated_at desc
            """;

    /** A clock runs from receipt to the first answer, and from each reopening to the next. */
    private static final String RUN =
            """
            create table clock_run as
            with opening as (
                select distinct on (request_no, reopened_on) request_no, reopened_on, replied_on, left_on
                from version order by request_no, reopened_on, updated_at desc
            ), answered_before as (
                select o.* from opening o join newest n using (request_no)
                where o.reopened_on is distinct from n.reopened_on and least(o.replied_on, o.left_on) <= n.reopened_on
            ), part as (
                select request_no, coalesce(a.reopened_on, n.received_on) as started_on, a.replied_on, a.left_on
                from answered_before a join newest n using (request_no)
                union all
                select request_no, received_on, replied_on, left_on from newest
                where least(replied_on, left_on) < reopened_on
                    and request_no not in (select request_no from answered_before)
                union all
                select request_no,
                    case when least(replied_on, left_on) < reopened_on or request_no in (select request_no from answered_before)
                        then reopened_on else received_on end,
                    replied_on, left_on
                from newest
            )
            select p.request_no, n.kind in ('aid', 'registration', 'complaint') as promised, n.channel, p.started_on,
                case when p.replied_on >= p.started_on then p.replied_on end as replied_on,
                least(case when p.replied_on >= p.started_on then p.replied_on end,
                    case when p.left_on >= p.started_on then p.left_on end) as ended_on
            from part p join newest n using (request_no)
            """;

    private static final String DUE =
            """
            select coalesce(channel, 'not-given') as channel,
                count(*) filter (where replied_on = ended_on and ended_on <= started_on + 14) as kept,
                count(*) filter (where replied_on is distinct from ended_on and ended_on <= started_on + 14) as aside,
                count(*) as due
            from clock_run
            where promised and started_on + 14 between '2026-10-01' and '2026-10-31'
            group by grouping sets ((), (coalesce(channel, 'not-given')))
            """;

    private static final String ANSWERED =
            """
            select count(*) as n, percentile_cont(0.5) within group (order by replied_on - started_on) as median,
                percentile_cont(0.9) within group (order by replied_on - started_on) as p90,
                count(*) filter (where replied_on - started_on <= 14) as in_time
            from clock_run where promised and replied_on = ended_on and ended_on between '2026-10-01' and '2026-10-31'
            """;

    private static final String OPEN =
            """
            select count(*) as n, count(*) filter (where date '2026-10-31' - started_on > 14) as beyond,
                max(date '2026-10-31' - started_on) as oldest
            from clock_run where promised and started_on <= '2026-10-31' and (ended_on is null or ended_on > '2026-10-31')
            """;

    private static final String RECEIVED =
            """
            select count(*) filter (where kind in ('aid', 'registration', 'complaint')) as promised,
                count(*) filter (where kind not in ('aid', 'registration', 'complaint')) as other
            from newest where received_on between '2026-10-01' and '2026-10-31'
            """;

    private static final String ANSWERS =
            """
            select count(*) filter (where overall in ('4', '5')) as satisfied,
                count(*) filter (where overall in ('1', '2', '3', '4', '5')) as valid,
                avg(overall::int) filter (where overall in ('1', '2', '3', '4', '5')) as mean,
                count(*) filter (where recommend ~ '^([0-9]|10)$') as asked,
                100.0 * (count(*) filter (where recommend in ('9', '10')) - count(*) filter (where recommend ~ '^[0-6]$'))
                    / count(*) filter (where recommend ~ '^([0-9]|10)$') as promoter
            from raw_responses where day(answered_on) between '2026-10-01' and '2026-10-31'
            """;

    private static final String INVITED =
            """
            with asked as (
                select request_no, min(day(invited_on)) as first_on from raw_invitations
                where day(invited_on) between '2026-10-01' and '2026-10-31' group by request_no
            )
            select count(*) as n, count(*) filter (where exists (
                select from raw_responses p where p.request_no = asked.request_no
                    and day(p.answered_on) between asked.first_on and '2026-10-31')) as answered
            from asked
            """;

    private static final String PRINTED =
            """
            select jsonb_path_query_first(
                    figures,
                    '$.pages[*].blocks[*] ? (exists(@.cards) || @.title.en == "The four views").** ? (@.source == $source)',
                    jsonb_build_object('source', :source::text)) ->> :part
            from report_edition where edition_id = :edition
            """;

    private static final String PRINTED_BY_CHANNEL =
            """
            select line -> 'label' ->> 'en' as channel,
                case when line -> 'cells' -> 1 ->> 'state' = 'MASKED' then 'masked'
                    else concat(line -> 'cells' -> 1 ->> 'numerator', '/', line -> 'cells' -> 1 ->> 'denominator') end as kept
            from report_edition, jsonb_path_query(figures, '$.pages[*].blocks[*] ? (@.title.en == "By channel").rows[*]') line
            where edition_id = :edition
            """;

    @Autowired
    private MonthCounts counts;

    @Autowired
    private Policy policy;

    private JdbcClient raw;

    @BeforeAll
    void loadTheFilesAsTheyAre() throws IOException {
        assertThat(firstRun().completed()).isTrue();
        DataSource own = TestDatabase.fresh();
        new RawSample(new JdbcTemplate(own), policy).load();
        raw = JdbcClient.create(own);
        List.of(DAY, VERSION, NEWEST, RUN)
                .forEach(statement -> raw.sql(statement).update());
    }

    @Test
    void theSameRowsAreLetInAndKeptOut() {
        long read = one("select count(*) as n from raw_requests").get("n").longValue();
        long kept = one("select count(*) as n from version").get("n").longValue();

        assertThat(sql.sql("select sum(rows_rejected) from source_file where subject = 'request'")
                        .query(Long.class)
                        .single())
                .isEqualTo(read - kept)
                .isPositive();
        assertThat(sql.sql("select count(*) from request").query(Long.class).single())
                .isEqualTo(one("select count(*) as n from newest").get("n").longValue());
        Set<String> runs = texts(raw, "select request_no || ' ' || started_on from clock_run");
        Set<String> episodes = texts(sql, "select request_no || ' ' || received_on from episode");
        assertThat(without(runs, episodes)).isEmpty();
        assertThat(without(episodes, runs)).isEmpty();
    }

    @Test
    void thePromise() {
        Map<String, Number> due = one(DUE + " having grouping(coalesce(channel, 'not-given')) = 1");
        long judged = due.get("due").longValue() - due.get("aside").longValue();

        assertThat(judged).isGreaterThan(100);
        assertShare(Metric.PROMISE_KEPT, null, "due", due.get("kept").longValue(), judged);
        assertShare(
                Metric.PROMISE_KEPT_STRICT,
                null,
                "due",
                due.get("kept").longValue(),
                due.get("due").longValue());
        assertThat(counts.of(MONTH, "due").in("set_aside"))
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
        raw.sql(DUE + " having grouping(coalesce(channel, 'not-given')) = 0").query(row -> {
            recomputed.put(
                    row.getString("channel"), row.getLong("kept") + "/" + (row.getLong("due") - row.getLong("aside")));
        });
        Map<String, String> counted = new TreeMap<>();
        counts.bySlice(MONTH, "due", Slice.CHANNEL).forEach((channel, n) -> {
            Figure figure = Metric.PROMISE_KEPT.figure(n, Target.TWO_WEEKS);
            counted.put(channel, figure.numerator() + "/" + figure.denominator());
        });

        assertThat(counted).isEqualTo(recomputed).hasSize(7);
        assertThat(printed.values())
                .filteredOn(figure -> !figure.equals("masked"))
                .hasSizeGreaterThan(3);
        printed.forEach((channel, figure) -> assertThat(figure)
                .as("%s, %s", channel, recomputed.get(channel))
                .isIn(recomputed.get(channel), "masked"));
        assertThat(printed.keySet()).isEqualTo(recomputed.keySet());
    }

    @Test
    void whatWasAnswered() {
        Map<String, Number> answered = one(ANSWERED);

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
        Map<String, Number> open = one(OPEN);

        assertValue(Metric.OPEN, null, "open", open.get("n"));
        assertValue(Metric.OPEN_BEYOND_TARGET, null, "open-beyond-target", open.get("beyond"));
        assertValue(Metric.OPEN_OLDEST, null, "open", open.get("oldest"));
    }

    @Test
    void whatWasReceived() {
        Map<String, Number> received = one(RECEIVED);
        Counts counted = counts.of(MONTH, "received");

        assertThat(counted.in("promised"))
                .isEqualTo(received.get("promised").longValue())
                .isPositive();
        assertThat(counted.in("unpromised"))
                .isEqualTo(received.get("other").longValue())
                .isPositive();
    }

    @Test
    void whatPeopleAnswered() {
        Map<String, Number> answers = one(ANSWERS);
        Map<String, Number> invited = one(INVITED);

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
        assertThat(printed(metric, of, "numerator")).isEqualTo(numerator);
        assertThat(printed(metric, of, "denominator")).isEqualTo(denominator);
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
        return metric.figure(counts.of(MONTH, population), Target.TWO_WEEKS);
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

    private static Set<String> texts(JdbcClient where, String query) {
        return where.sql(query).query(String.class).set();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private Map<String, Number> one(String query) {
        Map<String, Number> numbers = new TreeMap<>();
        raw.sql(query).query().singleRow().forEach((column, value) -> {
            if (value instanceof Number number) {
                numbers.put(column, number);
            }
        });
        return numbers;
    }
}
