package org.rida.report.draft;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.HandWrittenSql;
import org.rida.report.block.TestBlocks;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.figure.TestSources;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Not a test: measures the cost of a longer history. With the same number of requests per month, and half as many
 * responses and invitations, it compares 12 and 120 months: a full count, the same counts by hand-written SQL over
 * the raw tables, and then by turns the ingest of one month's new files and all figures of the board report for three
 * months.
 *
 * <p>{@code mvn -Pbenchmark -DskipTests test -Dbenchmark.history=5000000}, or this main method with the number of
 * requests.
 */
final class HistoryBenchmark {

    private static final YearMonth LAST = YearMonth.of(2026, 10);
    /** Months taken in one after the other, by turns here and there, so that a noisy machine disturbs both alike. */
    private static final int ROUNDS = 3;

    private static final String FILE =
            """
            insert into source_file (name, sha256, mapping, record_type, bytes, state, covers_to)
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
                    'clarity', 1 + line_no % 3, 'access', 3, 'recommend', line_no % 11, 'effort', 1 + line_no % 7, 'before', 3, 'after', 4, 'informed-of-rights', 1),
                case line_no % 6 when 0 then 'تأخر الرد علينا والمقر بعيد والموظفين ما قصروا الله يجزاهم خير' when 2 then 'جزاكم الله خير على السلة' end,
                :file, line_no
            from request where line_no % 2 = 0 and file_id = :of
            """;

    private static final String INVITATIONS =
            "insert into invitation select request_no, answered_on - 3, mode, :file, line_no from response where file_id = :of";

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
    private final int perMonth;
    private final int months;

    private final CountRefresh tally = new CountRefresh(database, policy);
    /** One for all drafts, as in the product. */
    private final ReportDrafter drafting;

    private long everything;
    private long byHand;
    private long refresh;
    private long figures;

    private HistoryBenchmark(int perMonth, int months) {
        this.perMonth = perMonth;
        this.months = months;
        this.drafting = new ReportDrafter(
                TestSources.create(policy, database),
                TestBlocks.ofFigures(),
                InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z")));
    }

    /** In milliseconds; of the months' files taken in and of the figures the sum over all rounds. */
    private record Times(long everything, long byHand, long refresh, long figures) {}

    public static void main(String[] arguments) {
        int requests = arguments.length == 0 ? 500_000 : Integer.parseInt(arguments[0]);
        HistoryBenchmark few = new HistoryBenchmark(requests / 120, 12);
        HistoryBenchmark many = new HistoryBenchmark(requests / 120, 120);
        few.load();
        many.load();
        for (int round = 0; round < ROUNDS; round++) {
            YearMonth month = LAST.minusMonths(ROUNDS - 1L - round);
            HistoryBenchmark first = round % 2 == 0 ? few : many;
            first.ingest(month);
            (first == few ? many : few).ingest(month);
        }
        Times of12 = few.times();
        Times of120 = many.times();
        System.out.printf("%n%-70s %12s %12s %8s %8s%n", "", "12 months", "120 months", "ratio", "wanted");
        line("one month's new files taken in, ms", of12.refresh() / ROUNDS, of120.refresh() / ROUNDS, "1.30");
        line("all figures of the board's report, ms", of12.figures() / ROUNDS, of120.figures() / ROUNDS, "1.30");
        line(
                "both, ms",
                (of12.refresh() + of12.figures()) / ROUNDS,
                (of120.refresh() + of120.figures()) / ROUNDS,
                "1.30");
        line("size of the database, MB", few.megabytes(), many.megabytes(), "-");
        System.out.printf("%n%-70s %12s %12s %8s%n", "", "by hand", "counted", "ratio");
        line("everything, 12 months, ms", of12.byHand(), of12.everything(), "-");
        line("everything, 120 months, ms", of120.byHand(), of120.everything(), "-");
        System.exit(0);
    }

    private static void line(String what, long one, long other, String expected) {
        System.out.printf("%-70s %,12d %,12d %8.2f %8s%n", what, one, other, (double) other / one, expected);
    }

    private Times times() {
        return new Times(everything, byHand, refresh, figures);
    }

    private long megabytes() {
        return sql.sql("select pg_database_size(current_database()) / 1000000")
                .query(Long.class)
                .single();
    }

    private void load() {
        YearMonth last = LAST.minusMonths(ROUNDS);
        files(last.minusMonths(months - 1L), last, perMonth * months);
        sql.sql("analyze").update();
        everything = timed(() -> tally.recountAll(RecountProgress.NONE));
        byHand = timed(() -> HandWrittenSql.ALL.forEach(query -> sql.sql(query).update()));
        draft(last);
        System.out.printf("%,d requests in %d months are counted%n", (long) perMonth * months, months);
    }

    private void ingest(YearMonth month) {
        files(month, month, perMonth);
        long taken = timed(() -> tally.refresh(RecountProgress.NONE));
        long drafted = timed(() -> draft(month));
        System.out.printf("%s after %d months: taken in %,d ms, figures %,d ms%n", month, months, taken, drafted);
        refresh += taken;
        figures += drafted;
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
    private void draft(YearMonth month) {
        ReportDefinition board = new ReportDefinitions(Path.of("reports")).get("board-monthly");
        List<ReportDefinition.PageSpec> pages = board.pages().stream()
                .map(page -> new ReportDefinition.PageSpec(
                        page.title(),
                        page.sheet(),
                        page.blocks().stream()
                                .filter(b -> b.headline() != null
                                        || b.cards() != null
                                        || b.xmr() != null
                                        || b.table() != null
                                        || b.distribution() != null
                                        || b.timeToAnswer() != null
                                        || b.responseBias() != null)
                                .toList()))
                .toList();
        // On one connection, as the product drafts; connections of the test server are not pooled.
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> drafting.draft(new ReportDrafter.DraftRequest(
                        "board-monthly",
                        new ReportDefinition(board.title(), board.audience(), board.period(), null, pages),
                        month,
                        null,
                        BilingualText.EMPTY,
                        1)));
    }

    private static long timed(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Math.max(1, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
