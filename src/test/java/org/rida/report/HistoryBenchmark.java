package org.rida.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.rida.database.TestDatabase;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.RecountProgress;
import org.rida.tally.Tally;
import org.rida.wording.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Not a test: what the length of the history costs. With the same number of requests a month, and half as many responses
 * and invitations, over 12 and over 120 months: everything counted, then one month's new files taken in, then all figures of
 * the board's report. And the same figures by hand-written SQL over the raw tables.
 *
 * <p>{@code mvn -Pbenchmark -DskipTests test -Dbenchmark.history=5000000}, or this main method with the number of requests.
 */
final class HistoryBenchmark {

    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private static final String FILE =
            """
            insert into source_file (name, sha256, mapping, subject, bytes, state, covers_to)
            values ('rows.csv', gen_random_uuid()::text, 'benchmark', :subject, 1, 'merged', :coversTo) returning file_id
            """;

    private static final String REQUESTS =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                verified_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason, file_id, line_no)
            select 'n' || :file || '-' || n, day, (array['aid','registration','complaint','enquiry','volunteering'])[1 + n % 5],
                (array['interview','phone','social','letter','help','website'])[1 + n % 6],
                (array['food','rent','repair','school','medicine'])[1 + n % 5], (array['aid','research'])[1 + n % 2],
                (array['orphan','widow','elderly','disabled'])[1 + n % 4], (array['beneficiary','supporter'])[1 + n % 2], n % 9 = 0,
                day + n % 4, day + n % 4 + n % 5, day + n % 4 + n % 5 + 2, case when n % 3 = 0 then 'rejected' else 'accepted' end,
                case when n % 24 > 0 and n % 1000 <> 12 then day + n % 4 + n % 5 + 2 + n % 7 + case when n % 50 = 1 then 150 else 0 end end,
                case when n % 24 = 0 then day + 9 end, case when n % 24 = 0 then 'withdrawn' end, :file, n
            from (
                select n, :first + (n::bigint * (:last - :first) / :n)::int as day from generate_series(1, :n) n
            ) days
            """;

    private static final String RESPONSES =
            """
            insert into response (response_no, request_no, answered_on, mode, scores, comment, file_id, line_no)
            select 'r' || request_no, request_no, received_on + 20, (array['phone','link','paper'])[1 + line_no % 3],
                jsonb_build_object('overall', 1 + line_no % 5, 'procedures', 1 + line_no % 4, 'provider', 2 + line_no % 4, 'speed', 1 + line_no % 5,
                    'clarity', 1 + line_no % 3, 'access', 3, 'recommend', line_no % 11, 'effort', 1 + line_no % 7, 'before', 3, 'after', 4, 'told-right', 1),
                case line_no % 6 when 0 then 'تأخر الرد علينا والمقر بعيد والموظفين ما قصروا الله يجزاهم خير' when 2 then 'جزاكم الله خير على السلة' end,
                :file, line_no
            from request where line_no % 2 = 0 and file_id = :of
            """;

    private static final String INVITATIONS =
            "insert into invitation select request_no, answered_on - 3, mode, :file, line_no from response where file_id = :of";

    private static final List<String> BY_HAND = List.of(
            """
            create temp table by_hand_due as
            select date_trunc('month', received_on + 14) as month, kind, channel, service, department, segment, party,
                count(*) filter (where replied_on <= received_on + 14) as kept,
                count(*) filter (where not coalesce(left_on <= received_on + 14 and replied_on is null, false)) as due, count(*) as n
            from request where kind in ('aid', 'registration', 'complaint')
            group by 1, grouping sets ((), (kind), (channel), (service), (department), (segment), (party))
            """,
            """
            create temp table by_hand_answered as
            select date_trunc('month', replied_on) as month, kind, channel, service, department, segment, party, decision, count(*) as n,
                percentile_cont(array[0.5, 0.9]) within group (order by replied_on - received_on) as days,
                percentile_cont(array[0.5, 0.9]) within group (order by verified_on - received_on) as verified,
                percentile_cont(array[0.5, 0.9]) within group (order by submitted_on - verified_on) as submitted,
                percentile_cont(array[0.5, 0.9]) within group (order by decided_on - submitted_on) as decided,
                percentile_cont(array[0.5, 0.9]) within group (order by replied_on - decided_on) as replied,
                count(*) filter (where replied_on - received_on <= 14) as in_time
            from request where kind in ('aid', 'registration', 'complaint') and replied_on is not null
            group by 1, grouping sets ((), (kind), (channel), (service), (department), (segment), (party), (decision))
            """,
            """
            create temp table by_hand_open as
            select m.day, kind, channel, service, department, segment, party, count(*) as n,
                count(*) filter (where m.day - received_on > 14) as beyond, max(m.day - received_on) as oldest
            from generate_series(date_trunc('month', (select min(received_on) from request)), date '2026-10-31', interval '1 month') first
            cross join lateral (select (first + interval '1 month' - interval '1 day')::date as day) m
            join request on received_on <= m.day and (least(replied_on, left_on) is null or least(replied_on, left_on) > m.day)
                and kind in ('aid', 'registration', 'complaint')
            group by 1, grouping sets ((), (kind), (channel), (service), (department), (segment), (party))
            """,
            """
            create temp table by_hand_received as
            select date_trunc('month', received_on) as month, kind, channel, service, department, segment, party, count(*) as n,
                count(*) filter (where outreach) as outreach, count(verified_on) as verified, count(signed_on) as signed,
                count(referred_on) as referred
            from request
            group by 1, grouping sets ((), (kind), (channel), (service), (department), (segment), (party))
            """,
            """
            create temp table by_hand_scores as
            select date_trunc('month', p.answered_on) as month, question.key, question.value, r.kind, r.channel, r.service, r.department,
                r.segment, r.party, p.mode, r.decision, r.replied_on <= r.received_on + 14 as in_time, count(*) as n
            from response p join request r using (request_no) cross join lateral jsonb_each_text(p.scores) question
            group by 1, 2, 3, grouping sets ((), (r.kind), (r.channel), (r.service), (r.department), (r.segment), (r.party), (p.mode),
                (r.decision), (r.replied_on <= r.received_on + 14))
            """);

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
    private final int perMonth;

    private HistoryBenchmark(int perMonth) {
        this.perMonth = perMonth;
    }

    /** @param refresh one month's new files taken in, in milliseconds */
    private record Times(long everything, long refresh, long figures, long byHand) {}

    public static void main(String[] arguments) {
        int requests = arguments.length == 0 ? 500_000 : Integer.parseInt(arguments[0]);
        Times few = new HistoryBenchmark(requests / 120).run(12);
        Times many = new HistoryBenchmark(requests / 120).run(120);
        System.out.printf(
                "120 months of history against 12: refresh x %.2f, figures x %.2f, both x %.2f%n",
                (double) many.refresh() / few.refresh(),
                (double) many.figures() / few.figures(),
                (double) (many.refresh() + many.figures()) / (few.refresh() + few.figures()));
        System.out.printf(
                "everything counted against hand-written SQL over the raw tables: x %.2f%n",
                (double) many.everything() / many.byHand());
        System.exit(0);
    }

    private Times run(int months) {
        files(LAST.minusMonths(months), LAST.minusMonths(1), perMonth * months);
        sql.sql("analyze").update();
        Tally tally = new Tally(database, policy);
        long everything = timed(() -> tally.recountAll(RecountProgress.NONE));
        files(LAST, LAST, perMonth);
        long refresh = timed(() -> tally.refresh(RecountProgress.NONE));
        sql.sql("analyze").update();
        draft();
        long figures = timed(this::draft);
        long byHand = timed(() -> BY_HAND.forEach(query -> sql.sql(query).update()));
        System.out.printf(
                "%,d requests in %d months: everything counted %,d ms; October's files taken in %,d ms; figures of its report"
                        + " %,d ms; by hand %,d ms%n",
                (long) perMonth * (months + 1), months + 1, everything, refresh, figures, byHand);
        return new Times(everything, refresh, figures, byHand);
    }

    private void files(YearMonth first, YearMonth last, int requests) {
        LocalDate coversTo = last.atEndOfMonth();
        long requestFile = file("request", coversTo);
        sql.sql(REQUESTS)
                .param("file", requestFile)
                .param("first", first.atDay(1))
                .param("last", coversTo)
                .param("n", requests)
                .update();
        long responseFile = file("response", coversTo);
        sql.sql(RESPONSES).param("file", responseFile).param("of", requestFile).update();
        sql.sql(INVITATIONS)
                .param("file", file("invitation", coversTo))
                .param("of", responseFile)
                .update();
    }

    private long file(String subject, LocalDate coversTo) {
        return sql.sql(FILE)
                .param("subject", subject)
                .param("coversTo", coversTo)
                .query(Long.class)
                .single();
    }

    /** All figures, page by page; without the blocks that list files and fonts. */
    private void draft() {
        ReportDefinition board = new ReportDefinitions(Path.of("reports")).get("board-monthly");
        List<ReportDefinition.PageSpec> pages = board.pages().stream()
                .map(page -> new ReportDefinition.PageSpec(
                        page.title(),
                        page.blocks().stream()
                                .filter(b -> b.sentence() != null
                                        || b.cards() != null
                                        || b.xmr() != null
                                        || b.table() != null
                                        || b.distribution() != null
                                        || b.curve() != null
                                        || b.bias() != null)
                                .toList()))
                .toList();
        Drafting drafting = new Drafting(
                TestSources.of(policy, database),
                List.of(
                        new SentenceDraft(),
                        new CardsDraft(),
                        new XmrDraft(),
                        new TableDraft(),
                        new DistributionDraft(),
                        new CurveDraft(),
                        new BiasDraft()),
                InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z")));
        // On one connection, as the product drafts; connections of the test server are not pooled.
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> drafting.draft(new Drafting.Wanted(
                        "board-monthly",
                        new ReportDefinition(board.title(), board.audience(), board.period(), null, pages),
                        LAST,
                        null,
                        Text.EMPTY,
                        1)));
    }

    private static long timed(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Math.max(1, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
