package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
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
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.figure.TestSources;
import org.rida.report.render.DocumentRendering;
import org.rida.report.render.Renderer;
import org.rida.report.table.TableBlock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Issuing, immutability of issued editions, and corrections. */
class IssuedEditionTest {

    private long runs;

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Instant NOW = Instant.parse("2026-11-03T08:00:00Z");
    private static final String DEFINITION =
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
            """;

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);

    @TempDir
    Path folder;

    private final List<Object> announced = new ArrayList<>();
    private EditionRepository editions;
    private Reports reports;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("reports/flow")).resolve("report.yaml"), DEFINITION);
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        InstantSource time = InstantSource.fixed(NOW);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        JsonMapper json = JsonMapper.builder().build();
        DocumentRepository documents =
                new DocumentRepository(sql, folder.resolve("copies").toString());
        editions = new EditionRepository(sql, transactions, json, time, announced::add, documents);
        EditionIssuer issues = new EditionIssuer(
                sql, transactions, json, time, editions, documents, TestSources.create(policy, database));
        ReportDrafter drafting =
                new ReportDrafter(TestSources.create(policy, database), List.of(new TableBlock()), time);
        reports = new Reports(
                new ReportDefinitions(folder.resolve("reports")),
                drafting,
                new DocumentRendering(List.of(new Plain())),
                editions,
                issues,
                AuditLog.of(database, time));
        StoredCounts stored = new StoredCounts(database);
        stored.cover(MONTH.minusMonths(1), MONTH, MONTH.atEndOfMonth());
        stored.put(MONTH, "open", Map.of("3", 12L));
        stored.put(MONTH, "received", Map.of("promised", 20L));
        stored.put(MONTH, "answered", Map.of("4", 8L));
    }

    @Test
    void anIssueLosesTheStampAndKeepsTheFigures() {
        Edition draft = draft();
        assertThat(read(draft)).contains("Draft", "received=20").doesNotContain("Issued");
        Edition issued = reports.issue(draft.id(), Actor.console("chair", "test"), "Board meeting 4");
        assertThat(issued.state()).isEqualTo(Edition.EditionState.ISSUED);
        assertThat(read(issued))
                .contains("received=20", "Issued 3 November 2026")
                .doesNotContain("Draft");
        assertThat(editions.copy(draft, draft.documents().get(0)).orElseThrow()).hasContent(read(draft));
        assertThat(editions.copy(issued, issued.documents().get(0)).orElseThrow())
                .hasContent(read(issued));
        assertThat(sql.sql(
                                "select issue_actor || ': ' || issue_reason || ' ' || (figures_sha256 = encode(sha256(convert_to(figures::text, 'UTF8')), 'hex')) from report_edition")
                        .query(String.class)
                        .single())
                .isEqualTo("chair: Board meeting 4 true");
    }

    @Test
    void nothingOfAnIssueChanges() {
        reports.issue(draft().id(), Actor.console("chair", "test"), "approved");
        for (String change : List.of(
                "update report_edition set issue_reason = 'other'",
                "update report_edition set state = 'draft'",
                "delete from report_document",
                "update report_document set sha256 = ''",
                "insert into report_document (edition_id, state, language, format, name, sha256, content) select edition_id, 'issued', 'ar', 'csv', '', '', '' from report_edition",
                "delete from report_edition",
                "truncate report_document",
                "truncate report_edition cascade")) {
            assertThatThrownBy(() -> sql.sql(change).update())
                    .as(change)
                    .hasRootCauseInstanceOf(PSQLException.class)
                    .rootCause()
                    .hasMessageContaining("issued");
        }
    }

    @Test
    void aLaterDraftListsChangedFiguresAndIsACorrection() {
        Edition first = draft();
        Edition unaware = draft();
        reports.issue(first.id(), Actor.console("chair", "test"), "approved");
        assertThatThrownBy(() -> reports.issue(unaware.id(), Actor.console("chair", "test"), "again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Draft the month again");
        sql.sql("update month_count set n = 21 where population = 'received'").update();
        sql.sql("update month_count set n = 9 where population = 'answered'").update();
        Edition correction = draft();
        assertThat(read(correction))
                .contains("Draft of a correction: the month was issued on 3 November 2026")
                .contains("Flow · + received · Requests=20,21", "Flow · − answered · Requests=8,9")
                .doesNotContain("Flow · Open at the end");
        Edition other = draft();
        assertThat(read(reports.issue(correction.id(), Actor.console("chair", "test"), "late file")))
                .contains("Corrected: replaces the issue of 3 November 2026")
                .doesNotContain("Draft");
        assertThatThrownBy(() -> reports.issue(other.id(), Actor.console("chair", "test"), "again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("flow of 2026-10 is issued already (edition %d)", correction.id());
        assertThat(read(editions.edition(first.id()))).contains("received=20");
    }

    @Test
    void aDocumentThatIsNotTheOneThatWasRenderedIsNotHandedOut() {
        Document document = draft().documents().get(0);
        sql.sql("update report_document set content = content || ' '").update();

        assertThatThrownBy(() -> editions.content(document)).isInstanceOf(ChangedDocument.class);
    }

    @Test
    void aMonthThatDoesNotBalanceIsNotIssued() {
        Edition draft = draft();
        sql.sql("update month_count set n = 99 where population = 'answered'").update();
        assertThatThrownBy(() -> reports.issue(draft.id(), Actor.console("chair", "test"), "approved"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("does not balance");
        assertThat(editions.edition(draft.id()).state()).isEqualTo(Edition.EditionState.DRAFT);
    }

    @Test
    void onlyADraftIsIssuedOnceAndWithAReason() {
        Edition draft = draft();
        assertThatThrownBy(() -> reports.issue(draft.id(), Actor.console("chair", "test"), " "))
                .hasMessageContaining("Enter a reason");
        assertThatThrownBy(() -> reports.issue(77, Actor.console("chair", "test"), "approved"))
                .hasMessageContaining("edition 77");
        reports.issue(draft.id(), Actor.console("chair", "test"), "approved");
        assertThatThrownBy(() -> reports.issue(draft.id(), Actor.console("chair", "test"), "approved"))
                .hasMessageContaining("was issued on 2026-11-03");
    }

    /** By a run of its own: one run drafts a report once. */
    private Edition draft() {
        runs++;
        return reports.draft(
                        new Reports.ReportRequest(
                                "flow", MONTH, List.of(Language.EN), List.of("plain"), runs, BilingualText.EMPTY),
                        document -> {})
                .get(0);
    }

    private String read(Edition edition) {
        return new String(editions.content(edition.documents().get(0)), StandardCharsets.UTF_8);
    }

    /** What a document says, line by line. */
    private static final class Plain implements Renderer {

        @Override
        public String format() {
            return "plain";
        }

        @Override
        public void render(FigureSet figures, Language language, Path target) {
            StringBuilder text = new StringBuilder(figures.stamp().in(language) + "\n");
            figures.footer().forEach(part -> text.append(part.in(language)).append('\n'));
            figures.pages().stream()
                    .flatMap(page -> page.blocks().stream())
                    .flatMap(block -> ((Block.TableData) block).rows().stream())
                    .forEach(row -> text.append(row.label().in(language))
                            .append('=')
                            .append(String.join(
                                    ",",
                                    row.cells().stream()
                                            .map(c -> Long.toString(
                                                    Math.round(java.util.Objects.requireNonNull(c.value()))))
                                            .toList()))
                            .append('\n'));
            try {
                Files.writeString(target, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
