package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.Reports;
import org.rida.report.StoredCounts;
import org.rida.report.block.DistributionBlock;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
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
            """;

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final DataSource database = TestDatabase.fresh();
    private final StoredCounts stored = new StoredCounts(database);
    private final JdbcClient sql = JdbcClient.create(database);
    private Reports reports;
    private EditionRepository archive;
    private EditionIssuer issues;
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
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
        archive = new EditionRepository(sql, transactions, json, time, event -> {}, folder.resolve("archive"));
        issues = new EditionIssuer(
                sql, transactions, json, time, archive, TestSources.create(policy, database));
        ReportDrafter drafting = new ReportDrafter(
                TestSources.create(policy, database),
                List.of(this::otherWork, new TableBlock(), new DistributionBlock()),
                time);
        reports = new Reports(
                new ReportDefinitions(folder.resolve("reports")),
                drafting,
                new DocumentRendering(List.of()),
                archive,
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

    /** July's 3 would be the quarter's 23 less what August and September show. */
    @Test
    void aQuarterMasksWhatWouldDiscloseAnIssuedMonth() {
        for (String month : List.of("2026-07", "2026-08", "2026-09")) {
            boolean july = month.equals("2026-07");
            stored.put(
                    YearMonth.parse(month),
                    "score:speed",
                    Map.of("5", july ? 30L : 40L, "4", 30L, "3", 20L, "2", 12L, "1", july ? 3L : 10L));
            issue("flow", month);
        }
        assertThat(spread(draft("flow", "2026-07"))).containsExactly(30L, 30L, 20L, null, null);
        assertThat(spread(draft("flow", "2026-08"))).containsExactly(40L, 30L, 20L, 12L, 10L);

        assertThat(spread(draft("quarter", "2026-09"))).contains((Long) null);
    }

    @Test
    void aCorrectionMasksWhatItsIssueMasked() {
        stored.put(OCTOBER, "score:speed", Map.of("5", 30L, "4", 30L, "3", 20L, "2", 12L, "1", 3L));
        issue("flow", "2026-10");
        stored.put(OCTOBER, "score:speed", Map.of("5", 30L, "4", 30L, "3", 20L, "2", 12L, "1", 6L));

        assertThat(spread(draft("flow", "2026-10"))).containsExactly(30L, 30L, 20L, null, null);
    }

    /** The quarter was masked beside the second draft of September, not beside the first. */
    @Test
    void aDraftNotMaskedTogetherWithAnIssueIsNotIssued() {
        answers();
        long older = drafted("flow", "2026-09");
        long newer = drafted("flow", "2026-09");
        long quarter = drafted("quarter", "2026-09");
        reports.issue(quarter, Actor.console("chair", "test"), "approved");
        assertThatIsRefused(older, quarter);
        reports.issue(newer, Actor.console("chair", "test"), "approved");
    }

    /** Two that are drafted at one moment look at neither, whichever is issued first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoDraftedConcurrentlyOneIsIssued(boolean firstIsIssued) {
        answers();
        long[] quarter = new long[1];
        // while the month is drafted: it has looked at what there is, and is not kept yet
        meanwhile.add(() -> quarter[0] = drafted("quarter", "2026-09"));
        long month = drafted("flow", "2026-09");
        long issued = firstIsIssued ? quarter[0] : month;
        long other = firstIsIssued ? month : quarter[0];
        reports.issue(issued, Actor.console("chair", "test"), "approved");
        assertThatIsRefused(other, issued);
        reports.issue(drafted(archive.edition(other).report(), "2026-09"), Actor.console("chair", "test"), "approved");
    }

    @Test
    void ofTwoIssuedConcurrentlyOneIsRefused() throws Exception {
        answers();
        List<Long> unaware = new ArrayList<>();
        meanwhile.add(() -> unaware.add(drafted("quarter", "2026-09")));
        long month = drafted("flow", "2026-09");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        List<Future<?>> attempts = new ArrayList<>();
        issues.issue(new EditionIssuer.Decision(month, "chair", "approved"), (frozen, documents) -> {
            attempts.add(executor.submit(() -> assertThatIsRefused(unaware.get(0), month)));
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

    /** A document of everything does not look at parts that are mere drafts, and these cannot look at what came after them. */
    @Test
    void ofAPartAndAWholeNotMaskedTogetherOneIsIssued() {
        answers();
        long part = drafted("quarter", "2026-09");
        sql.sql("update report_edition set part = 'care' where edition_id = :id")
                .param("id", part)
                .update();
        long whole = drafted("flow", "2026-09");
        reports.issue(whole, Actor.console("chair", "test"), "approved");
        assertThatIsRefused(part, whole);
        assertThat(archive.edition(part).state()).isEqualTo(Edition.EditionState.DRAFT);
    }

    private Optional<Block> otherWork(ReportDefinition.BlockSpec spec, DraftContext draft) {
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        return Optional.empty();
    }

    private void answers() {
        stored.put(SEPTEMBER, "score:speed", Map.of("5", 30L, "4", 30L, "3", 20L, "2", 12L, "1", 3L));
    }

    private void assertThatIsRefused(long edition, long other) {
        assertThatThrownBy(() -> reports.issue(edition, Actor.console("chair", "test"), "approved"))
                .asInstanceOf(type(Problem.class))
                .extracting(problem -> problem.text().in(Language.EN))
                .asString()
                .contains("edition " + edition + " was drafted before edition " + other);
    }

    private FigureSet draft(String report, String month) {
        return archive.figures(drafted(report, month)).orElseThrow();
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

    private static List<Long> spread(FigureSet figures) {
        Block.Distribution speed =
                (Block.Distribution) figures.pages().get(0).blocks().get(1);
        return speed.rows().get(0).counts();
    }
}
