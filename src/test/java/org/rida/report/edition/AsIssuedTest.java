package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.Reports;
import org.rida.report.StoredAnswers;
import org.rida.report.StoredCounts;
import org.rida.report.block.DistributionBlock;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.figure.TestSources;
import org.rida.report.render.DocumentRendering;
import org.rida.report.table.TableBlock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Later editions are consistent with issued ones: stocks start from the issued stock, and nothing later discloses
 * what an issue masked.
 */
class AsIssuedTest {

    private static final String FLOW =
            """
            title: {ar: تقرير, en: Report}
            audience: board
            pages:
              - blocks:
                  - table:
                      title: {ar: الحركة, en: Flow}
                      rows: {title: {ar: البند, en: Item}, flow: [open-before, received, answered, open-after]}
                      columns:
                        - {title: {ar: الطلبات, en: Requests}}
                  - distribution:
                      title: {ar: السرعة, en: Speed}
                      questions: [speed]
                  - table:
                      title: {ar: القناة, en: By channel}
                      rows: {title: {ar: القناة, en: Channel}, dimension: channel}
                      columns:
                        - {title: {ar: الراضون, en: Satisfied}, metric: satisfied-share, subject: overall}
            """;

    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final DataSource database = TestDatabase.fresh();
    private final StoredCounts stored = new StoredCounts(database);
    private final StoredAnswers answers = new StoredAnswers(database);
    private final JdbcClient sql = JdbcClient.create(database);
    private Reports reports;
    private EditionRepository editions;
    private EditionIssuer issues;
    private long runs;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        for (String name : List.of("flow", "quarter")) {
            Path file = Files.createDirectories(folder.resolve("reports").resolve(name))
                    .resolve("report.yaml");
            Files.writeString(
                    file,
                    name.equals("flow") ? FLOW : FLOW.replace("audience: board", "audience: board\nperiod: quarter"));
        }
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        InstantSource time = InstantSource.fixed(Instant.parse("2026-11-03T08:00:00Z"));
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        JsonMapper json = JsonMapper.builder().build();
        DocumentRepository documents = new DocumentRepository(JdbcClient.create(database), "");
        editions = new EditionRepository(sql, transactions, json, time, event -> {}, documents);
        issues = new EditionIssuer(
                sql, transactions, json, time, editions, documents, TestSources.create(policy, database));
        ReportDrafter drafting = new ReportDrafter(
                TestSources.create(policy, database), List.of(new TableBlock(), new DistributionBlock()), time);
        reports = new Reports(
                new ReportDefinitions(folder.resolve("reports")),
                drafting,
                new DocumentRendering(List.of()),
                editions,
                issues,
                AuditLog.of(database, time));
        stored.cover(YearMonth.of(2026, 7), OCTOBER, OCTOBER.atEndOfMonth());
        stored.put(SEPTEMBER, "received", Map.of("promised", 20L));
        stored.put(SEPTEMBER, "answered", Map.of("4", 8L));
        stored.put(SEPTEMBER, "open", Map.of("3", 12L));
        stored.put(OCTOBER, "received", Map.of("promised", 5L));
        stored.put(OCTOBER, "answered", Map.of("4", 7L));
        stored.put(OCTOBER, "open", Map.of("3", 10L));
    }

    @Test
    void theFlowBeginsWithTheIssuedStockAndListsChangesSince() {
        issue("flow", "2026-09");
        assertThat(rows(draft("flow", "2026-10")))
                .containsExactly("Open at the start=12", "+ received=5", "− answered=7", "= open at the end=10");
        assertThat(reports.notice("flow", YearMonth.parse("2026-10")).isEmpty()).isTrue();

        stored.put(SEPTEMBER, "received", Map.of("promised", 23L));
        stored.put(SEPTEMBER, "answered", Map.of("4", 9L));
        stored.put(SEPTEMBER, "open", Map.of("3", 14L));
        stored.put(OCTOBER, "open", Map.of("3", 12L));

        FigureSet october = draft("flow", "2026-10");
        assertThat(rows(october))
                .containsExactly(
                        "Open at the start, as issued=12",
                        "± received then, reported late=3",
                        "± answered then, reported late=-1",
                        "Open at the start=14",
                        "+ received=5",
                        "− answered=7",
                        "= open at the end=12");
        assertThat(reports.notice("flow", YearMonth.parse("2026-10")).in(Language.EN))
                .contains("12", "14");
        assertThat(((Block.TableData) october.pages().get(0).blocks().get(0))
                        .note()
                        .in(Language.AR))
                .contains("١٢")
                .contains("١٤");
    }

    /** September's eight would be the quarter's total less what July and August show. */
    @Test
    void aQuarterLeavesOutThoseOfAMonthWithTooFew() {
        answers.add(JULY, "phone", "speed", Map.of(5, 12, 2, 3));
        answers.add(AUGUST, "phone", "speed", Map.of(5, 14, 1, 4));
        answers.add(SEPTEMBER, "phone", "speed", Map.of(5, 5, 1, 3));
        for (YearMonth month : List.of(JULY, AUGUST, SEPTEMBER)) {
            issue("flow", month.toString());
        }

        assertThat(speed(draft("flow", "2026-09")).state()).isEqualTo(Cell.CellState.TOO_FEW);
        assertThat(speed(draft("flow", "2026-08")).counts()).containsExactly(14L, 0L, 0L, 0L, 4L);
        assertThat(speed(draft("quarter", "2026-09")).n()).isEqualTo(33);
    }

    @Test
    void lateAnswersWaitUntilThereAreEnoughOfThem() {
        answers.add(SEPTEMBER, "phone", "speed", Map.of(5, 20, 1, 6));
        issue("flow", "2026-09");
        answers.add(SEPTEMBER, "letter", "speed", Map.of(1, 9));
        assertThat(speed(draft("flow", "2026-09")).counts()).containsExactly(20L, 0L, 0L, 0L, 6L);
        assertThat(speed(draft("quarter", "2026-09")).n())
                .as("a longer period is the sum of what was issued")
                .isEqualTo(26);

        answers.add(SEPTEMBER, "letter", "speed", Map.of(5, 3));
        assertThat(speed(draft("flow", "2026-09")).counts()).containsExactly(23L, 0L, 0L, 0L, 15L);
        assertThat(speed(draft("quarter", "2026-09")).n())
                .as("the month's correction is not issued")
                .isEqualTo(26);
    }

    @Test
    void aRowThatIsTooSmallIsJoinedAndNamed() {
        for (String channel : List.of("phone", "social-media", "help-request", "website")) {
            answers.add(JULY, channel, "overall", Map.of(5, 30, 1, 4));
        }
        answers.add(JULY, "interview", "overall", Map.of(5, 12, 1, 2));
        answers.add(JULY, "letter", "overall", Map.of(5, 4, 1, 2));

        assertThat(channels(draft("flow", "2026-09")))
                .containsExactly("Interview and letters", "Phone calls", "Social media", "Help requests", "Website");
        assertThat(channels(draft("flow", "2026-08")))
                .as("the quarter is not over")
                .isEmpty();
    }

    /** Drafts publish nothing: a year's worth of them leaves the next as it would be by itself. */
    @Test
    void draftsChangeNothing() {
        answers.add(JULY, "phone", "speed", Map.of(5, 12, 2, 3));
        answers.add(AUGUST, "phone", "speed", Map.of(5, 5, 1, 3));
        answers.add(SEPTEMBER, "phone", "speed", Map.of(5, 15, 1, 3));
        Block.AnswerDistribution fresh = speed(draft("quarter", "2026-09"));
        draft("flow", "2026-07");
        draft("flow", "2026-08");

        assertThat(speed(draft("quarter", "2026-09"))).isEqualTo(fresh);
    }

    /** What was drafted beside nothing is refused where others were issued since that would give somebody away beside it. */
    @Test
    void aDraftThatWouldGiveSomebodyAwayIsNotIssued() {
        answers.add(JULY, "phone", "speed", Map.of(5, 12, 2, 3));
        answers.add(AUGUST, "phone", "speed", Map.of(5, 5, 1, 3));
        answers.add(SEPTEMBER, "phone", "speed", Map.of(5, 15, 1, 3));
        long july = drafted("flow", "2026-07");
        long september = drafted("flow", "2026-09");
        long quarter = drafted("quarter", "2026-09");
        reports.issue(quarter, Actor.console("chair", "test"), "approved");
        reports.issue(july, Actor.console("chair", "test"), "approved");
        assertThatIsRefused(september);
        reports.issue(drafted("flow", "2026-09"), Actor.console("chair", "test"), "approved");
    }

    @Test
    void ofTwoIssuedConcurrentlyOneIsRefused() throws Exception {
        answers.add(AUGUST, "phone", "speed", Map.of(5, 15, 1, 3));
        answers.add(SEPTEMBER, "phone", "speed", Map.of(5, 5, 1, 3));
        long quarter = drafted("quarter", "2026-09");
        long month = drafted("flow", "2026-08");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        List<Future<?>> attempts = new ArrayList<>();
        issues.issue(new EditionIssuer.Decision(month, "chair", "approved"), (frozen, documents) -> {
            attempts.add(executor.submit(() -> assertThatIsRefused(quarter)));
            awaitBlockedIssue(attempts.get(0));
            return List.of();
        });
        attempts.get(0).get(60, TimeUnit.SECONDS);
        executor.shutdown();
    }

    private void awaitBlockedIssue(Future<?> attempt) {
        String waiting = "select count(*) from pg_locks where not granted and database = "
                + "(select oid from pg_database where datname = current_database())";
        while (!attempt.isDone() && sql.sql(waiting).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }

    private void assertThatIsRefused(long edition) {
        assertThatThrownBy(() -> reports.issue(edition, Actor.console("chair", "test"), "approved"))
                .asInstanceOf(type(Problem.class))
                .extracting(problem -> problem.text().in(Language.EN))
                .asString()
                .contains("edition " + edition + " was drafted before others were issued");
    }

    private FigureSet draft(String report, String month) {
        return editions.figures(drafted(report, month)).orElseThrow();
    }

    private long drafted(String report, String month) {
        return reports.draft(
                        new Reports.ReportRequest(
                                report,
                                YearMonth.parse(month),
                                List.of(Language.EN),
                                List.of(),
                                ++runs,
                                BilingualText.EMPTY),
                        document -> {})
                .get(0)
                .id();
    }

    private void issue(String report, String month) {
        reports.issue(drafted(report, month), Actor.console("chair", "test"), "approved");
    }

    private static List<String> rows(FigureSet figures) {
        return ((Block.TableData) figures.pages().get(0).blocks().get(0))
                .rows().stream()
                        .map(row -> row.label().in(Language.EN) + "="
                                + row.cells().get(0).numerator())
                        .toList();
    }

    private static Block.AnswerDistribution speed(FigureSet figures) {
        return ((Block.Distribution) figures.pages().get(0).blocks().get(1))
                .rows()
                .get(0);
    }

    private static List<String> channels(FigureSet figures) {
        return figures.pages().get(0).blocks().get(2) instanceof Block.TableData table
                ? table.rows().stream().map(row -> row.label().in(Language.EN)).toList()
                : List.of();
    }
}
