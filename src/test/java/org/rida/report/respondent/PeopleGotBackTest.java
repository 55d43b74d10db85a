package org.rida.report.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.FollowUp;
import org.rida.quality.FollowUp.FollowUpStepType;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.FollowUps;
import org.rida.report.StoredCounts;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.tally.count.DataCoverage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the board and officers read of people who were called back, and why there is nothing to read. */
class PeopleGotBackTest {

    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Policy POLICY = PolicyReader.read(Path.of("jobs", "policy"));
    private static final Actor OFFICER = Actor.console("quality", "test");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final AtomicReference<LocalDate> today = new AtomicReference<>(LocalDate.of(2026, 9, 1));
    private final InstantSource time = () -> today.get().atTime(9, 0).toInstant(ZoneOffset.UTC);
    private final AuditLog audit = AuditLog.of(database, InstantSource.fixed(Instant.EPOCH));
    private final FollowUps followUps = new FollowUps(sql, POLICY, time, audit);

    PeopleGotBackTest() {
        new StoredCounts(database).cover(JULY, SEPTEMBER, SEPTEMBER.atEndOfMonth());
    }

    /** So many people report a problem on 1 September with a score of 2, and hear back in time but for the last three. */
    private void reported(int people) {
        for (int i = 0; i < people; i++) {
            sql.sql("insert into response (response_no, request_no, answered_on, scores, may_call, file_id, line_no)"
                            + " values (?, ?, '2026-09-01', '{\"overall\": 2}', true, 1, 1)")
                    .params("S-%03d".formatted(i), "R-%03d".formatted(i))
                    .update();
        }
        followUps.openNew();
        List<FollowUp> cases = followUps.list(OFFICER);
        for (int i = 0; i < people; i++) {
            long id = cases.get(i).id();
            today.set(i < people - 3 ? LocalDate.of(2026, 9, 15) : LocalDate.of(2026, 9, 20));
            followUps.step(id, FollowUpStepType.CALLED, today.get(), null, "", OFFICER);
            if (i % 2 == 0) {
                followUps.step(id, FollowUpStepType.SOLVED, today.get(), null, "", OFFICER);
            }
            followUps.step(id, FollowUpStepType.ASKED_AGAIN, today.get(), i % 4 == 0 ? 2 : 4, "", OFFICER);
        }
        today.set(LocalDate.of(2026, 10, 1));
    }

    private List<Block> blocks(Audience audience, PeriodFigures figures) {
        return blocks(new FollowUpStatistics(sql, POLICY, time), audience, figures);
    }

    static List<Block> blocks(FollowUpStatistics followUps, Audience audience, PeriodFigures figures) {
        return new PeopleGotBackBlock(followUps)
                .drafts(
                        new ReportDefinition.BlockSpec(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new TitleSpec(BilingualText.EMPTY),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new DraftContext(
                                figures,
                                new ReportDefinition(BilingualText.EMPTY, audience, null, null, List.of()),
                                new DraftContext.Origin("", 0, Instant.EPOCH, BilingualText.EMPTY)));
    }

    private PeriodFigures figures() {
        return new PeriodFigures(
                TestSources.create(POLICY, database), DataCoverage.of(database).orElseThrow(), Period.month(SEPTEMBER));
    }

    static List<String> shown(List<Block> blocks) {
        return ((Block.TableData) blocks.get(1))
                .rows().stream()
                        .map(row -> row.label().en() + ": "
                                + (row.cells().get(0).state() == Cell.CellState.NUMBER
                                        ? row.cells().get(0).value()
                                        : row.cells().get(0).state()))
                        .toList();
    }

    private static String text(List<Block> blocks, Language language) {
        return ((Block.Paragraphs) blocks.get(0)).paragraphs().get(0).in(language);
    }

    @Test
    void withoutConsentTheBlockSaysWhyItIsEmpty() {
        List<Block> blocks = blocks(Audience.BOARD, figures());
        assertThat(blocks).hasSize(1);
        assertThat(text(blocks, Language.EN)).contains("no answer says").doesNotContain("may_call");
        assertThat(text(blocks, Language.AR)).contains("وافق على الاتصال به").doesNotContain("may_call");
    }

    /** 27 of 30 in time: Wilson's interval of 0.9, n = 30, is 0.744 to 0.965 (R, binom package). */
    @Test
    void theShareHeardInTimeWithItsInterval() {
        reported(30);
        List<Block> blocks = blocks(Audience.BOARD, figures());

        assertThat(text(blocks, Language.EN))
                .isEqualTo("Of 30 who reported a problem, agreed to be called and were to hear back in this period,"
                        + " **27** heard back within 14 days (90%; 74–97%).");
        assertThat(text(blocks, Language.AR)).contains("٣٠، تواصلنا مع **٢٧** منهم خلال ١٤ يومًا (٩٠٪، ٧٤–٩٧٪)");
        assertThat(shown(blocks))
                .containsExactly(
                        "Cases opened in the period: 30.0",
                        "Heard back within 14 days, of those whose 14 days ended in the period: 0.9",
                        "Problems solved in the period: 15.0",
                        "Not called by the end of the period: 0.0",
                        "Of these, for more than 14 days: 0.0",
                        "Score (1 to 5) when they reported the problem, those asked again in July 2026 to September 2026: 2.0",
                        "Score when asked again, July 2026 to September 2026: 3.5",
                        "Rate us higher than before, July 2026 to September 2026: 0.73");
    }

    /** Hardly any of them was satisfied, so the larger minimum holds; officers see every score. */
    @Test
    void scoresOfFewAreForOfficersOnly() {
        reported(19);
        assertThat(shown(blocks(Audience.BOARD, figures())))
                .endsWith("Scores of those asked again, July 2026 to September 2026: TOO_FEW")
                .hasSize(6);
        assertThat(shown(blocks(Audience.QUALITY, figures()))).hasSize(8).noneMatch(row -> row.endsWith("TOO_FEW"));
    }

    /** Consent without a case: the block is one sentence. */
    @Test
    void withoutACaseThereIsNoTable() {
        sql.sql("insert into response (response_no, answered_on, scores, may_call, file_id, line_no)"
                        + " values ('S-1', '2026-09-01', '{\"overall\": 5}', true, 1, 1)")
                .update();
        followUps.openNew();
        List<Block> blocks = blocks(Audience.BOARD, figures());
        assertThat(blocks).hasSize(1);
        assertThat(text(blocks, Language.EN)).startsWith("Nobody was to hear back in this period");
    }

    /** What is recorded after the quarter shows in the next one: an issued table cannot be compared with a later draft of it. */
    @Test
    void aLaterScoreChangesNoIssuedTable() {
        reported(30);
        List<String> issued = shown(blocks(Audience.BOARD, figures()));
        sql.sql("insert into response (response_no, answered_on, scores, may_call, file_id, line_no)"
                        + " values ('S-late', '2026-09-02', '{\"overall\": 1}', true, 1, 1)")
                .update();
        today.set(LocalDate.of(2026, 10, 2));
        followUps.openNew();
        long late = followUps.list(OFFICER).stream()
                .filter(each -> each.response().equals("S-late"))
                .findFirst()
                .orElseThrow()
                .id();
        followUps.step(late, FollowUpStepType.CALLED, today.get(), null, "", OFFICER);
        followUps.step(late, FollowUpStepType.ASKED_AGAIN, today.get(), 5, "", OFFICER);

        assertThat(shown(blocks(Audience.BOARD, figures()))).isEqualTo(issued);
    }

    @Test
    void aPartIsNotShown() {
        reported(30);
        assertThat(text(blocks(Audience.BOARD, figures().in(Dimension.DEPARTMENT, "programmes")), Language.EN))
                .isEqualTo("Shown for everybody together only.");
    }
}
