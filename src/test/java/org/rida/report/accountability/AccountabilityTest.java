package org.rida.report.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.ImprovementActions;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.StoredCounts;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.AccountabilitySpec;
import org.rida.report.definition.ReportDefinition.AccountabilitySpec.AccountabilityPart;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.tally.count.DataCoverage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the year's account says of a small association, and that it says what is missing. */
class AccountabilityTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Policy POLICY = PolicyReader.read(Path.of("jobs", "policy"));
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-10-02T08:00:00Z"));

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final AuditLog audit = AuditLog.of(database, NOW);
    private final Rebases rebases = new Rebases(sql, NOW, audit);
    private final ImprovementActions actions = new ImprovementActions(sql, NOW, audit);
    private final StoredCounts counts = new StoredCounts(database);

    AccountabilityTest() {
        counts.cover(AUGUST, SEPTEMBER, SEPTEMBER.atEndOfMonth());
    }

    /** One that is done on the first of October counts as open: the table is the same whenever it is drafted. */
    @Test
    void requestsAboutPersonalDataAreCountedWithTheirDays() {
        privacyRequest("export", "2026-09-01", "2026-09-11T06:00:00Z");
        privacyRequest("export", "2026-09-01", "2026-09-05T06:00:00Z");
        privacyRequest("erase", "2026-09-02", "2026-09-30T20:00:00Z");
        privacyRequest("erase", "2026-09-03", "2026-09-30T22:00:00Z");
        privacyRequest("correct", "2026-08-31", "2026-09-30T06:00:00Z");
        sql.sql("update privacy_request set due_on = date '2026-09-20' where received_on = date '2026-09-02'")
                .update();

        assertThat(rows(block(AccountabilityPart.PRIVACY_REQUESTS, Audience.BOARD)))
                .containsExactly(
                        "A copy of their data: 2 2 2 0 7.0 10.0",
                        "Correction of their data: 0 0 0 0 - -",
                        "Erasure of their data: 2 1 0 1 28.0 28.0",
                        "All: 4 3 2 1 10.0 28.0");
        assertThat(block(AccountabilityPart.PRIVACY_REQUESTS, Audience.PUBLIC).toString())
                .contains("Too few people made requests");
    }

    /** Of thirteen received in the month eight are decided, three of them refused. */
    @Test
    void complaintsStandByTheirOutcome() {
        complaints("received", "promised", 13);
        complaints("answered", "5", 8);
        complaints("outcome", "accepted", 5);
        complaints("outcome", "rejected", 3);
        complaints("left", "withdrawn", 1);
        complaints("open", "20", 4);
        complaints("due", "on_time", 6);
        complaints("due", "late_answered", 4);

        Block.TableData table = (Block.TableData) block(AccountabilityPart.COMPLAINTS, Audience.BOARD);
        assertThat(rows(table))
                .contains(
                        "Received in the period: 13 - -",
                        "Upheld, of those decided in the period: 5 0.625 -",
                        "Refused, of those decided in the period: 3 0.375 -",
                        "Ended without an answer (withdrawn, duplicate, unreachable): 1 - -",
                        "Open at the end of the period: 4 - -",
                        "Due in the period: answered within two weeks: 10 0.6 31–83%",
                        "Half of the answers took at most: 8 5.0 -");
        assertThat(table.rows().get(0).cells().get(0).source()).isEqualTo("received@kind=complaint");
        assertThat(block(AccountabilityPart.COMPLAINTS, Audience.PUBLIC).toString())
                .contains("not broken down");
    }

    @Test
    void anAssociationWithoutComplaintsIsSaidToHaveNone() {
        assertThat(block(AccountabilityPart.COMPLAINTS, Audience.BOARD).toString())
                .contains("No complaint was received");
        assertThat(states(block(AccountabilityPart.STANDARDS, Audience.BOARD)))
                .containsEntry("ISO 10002: receipt of complaints", "Gap")
                .containsEntry("ISO 10004, 7.3: gathering data", "Gap")
                .containsEntry("ISO 10004, 7.5: communicating results", "Gap")
                .containsEntry("ISO 10002: continual improvement", "Gap");
    }

    @Test
    void whatRidaKnowsFillsTheChecklist() {
        complaints("received", "promised", 2);
        complaints("answered", "3", 1);
        actions.open(
                new org.rida.quality.ImprovementAction.Plan(
                        "waiting", "Sit twice a week", "Committee", SEPTEMBER.atDay(20), series()),
                SEPTEMBER.atDay(10),
                Actor.console("chair", "test"));

        assertThat(states(block(AccountabilityPart.STANDARDS, Audience.BOARD)))
                .containsEntry("ISO 10002: receipt of complaints", "Shown")
                .containsEntry("ISO 10002: response and decision", "Shown")
                .containsEntry("ISO 10002: continual improvement", "Shown")
                .containsEntry("ISO 10002: audit and management review", "Gap");
        assertThat(states(block(AccountabilityPart.STANDARDS, Audience.PUBLIC)))
                .containsEntry("ISO 10002: receipt of complaints", "Gap");
    }

    @Test
    void changesOfMethodAreSaid() {
        assertThat(rows(block(AccountabilityPart.METHOD, Audience.BOARD)))
                .anyMatch(row -> row.contains("Nobody was asked"))
                .anyMatch(row -> row.contains("No limits were reset"))
                .anyMatch(row -> row.contains("Unchanged in the period: version 2020-1"))
                .anyMatch(row -> row.contains("shown from 10 answers on"));

        rebases.record(series(), SEPTEMBER, Actor.console("chair", "test"), "a second committee");
        counts.put(SEPTEMBER, "invited", Map.of("answered", 30L, "silent", 90L));
        assertThat(rows(block(AccountabilityPart.METHOD, Audience.BOARD)))
                .anyMatch(row -> row.contains("computed again from: September 2026"))
                .anyMatch(row -> row.contains("120 people were invited") && row.contains("30 answered (25%"));
    }

    @ParameterizedTest
    @EnumSource(AccountabilityPart.class)
    void aDepartmentHasNoAccountOfItsOwn(AccountabilityPart part) {
        Block block = block(part, Audience.BOARD, figures().in(Dimension.DEPARTMENT, "research"));
        assertThat(block.toString()).contains("for the association as a whole only");
    }

    private static SeriesKey series() {
        return SeriesKey.of(Metric.PROMISE_KEPT, null);
    }

    private void privacyRequest(String kind, String received, String done) {
        sql.sql(
                        """
                        insert into privacy_request (kind, subject_hash, received_on, due_on, recorded_at, actor, reason,
                            done_at, done_actor, done_reason)
                        values (:kind, 'x', :received, :received + 30, :done, 'a', 'asked', :done, 'a', 'done')
                        """)
                .param("kind", kind)
                .param("received", LocalDate.parse(received))
                .param("done", Instant.parse(done).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void complaints(String population, String bucket, long n) {
        counts.add(SEPTEMBER, population, "kind", "complaint", bucket, n);
    }

    private PeriodFigures figures() {
        return new PeriodFigures(
                TestSources.create(POLICY, database), DataCoverage.of(database).orElseThrow(), Period.month(SEPTEMBER));
    }

    private Block block(AccountabilityPart part, Audience audience) {
        return block(part, audience, figures());
    }

    private Block block(AccountabilityPart part, Audience audience, PeriodFigures figures) {
        return new AccountabilityBlock(sql, actions, rebases)
                .block(
                        new AccountabilitySpec(BilingualText.EMPTY, part, null),
                        new DraftContext(
                                figures,
                                new ReportDefinition(BilingualText.EMPTY, audience, null, null, List.of()),
                                new DraftContext.Origin("", 0, NOW.instant(), BilingualText.EMPTY)));
    }

    private static List<String> rows(Block block) {
        return ((Block.TableData) block)
                .rows().stream()
                        .map(row -> row.label().en() + ": "
                                + row.cells().stream()
                                        .map(AccountabilityTest::shown)
                                        .collect(java.util.stream.Collectors.joining(" ")))
                        .toList();
    }

    /** Topics with Shown or Gap. */
    private static Map<String, String> states(Block block) {
        return ((Block.TableData) block)
                .rows().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                row -> row.label().en(),
                                row -> row.cells().get(0).text().en()));
    }

    private static String shown(Cell cell) {
        if (cell.state() == Cell.CellState.WORDS) {
            return cell.text().isEmpty() || cell.low() != null
                    ? "-"
                    : cell.text().en();
        }
        if (cell.value() == null) {
            return "-";
        }
        return cell.unit() == Cell.CellUnit.COUNT
                ? Long.toString(Math.round(cell.value()))
                : Double.toString(cell.value());
    }
}
