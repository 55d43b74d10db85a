package org.rida.report.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.quality.SeriesKey;
import org.rida.report.SampleFigureSet;
import org.rida.report.StoredCounts;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.DecisionsSpec;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.render.pdf.PdfRenderer;
import org.rida.tally.count.DataCoverage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Actions and the judgement of their effect. The rendered page remains in {@code target/decisions} for review. */
class DecisionsBlockTest {

    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth CHANGED = YearMonth.of(2026, 4);
    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final SeriesKey PROMISE = SeriesKey.parse("promise-kept");

    private final DataSource database = TestDatabase.fresh();
    private final FigureSources sources = TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), database);
    private final InstantSource time = InstantSource.fixed(Instant.parse("2026-11-01T06:00:00Z"));
    private final ImprovementActions actions =
            new ImprovementActions(JdbcClient.create(database), time, AuditLog.of(database, time));

    @BeforeEach
    void months() {
        new StoredCounts(database)
                .due(FIRST, LAST, month -> (month.isAfter(CHANGED) ? 90 : 70) + month.getMonthValue() % 3);
    }

    @Test
    void withoutActionsTheBlockStatesIt() {
        assertThat(blocks()).singleElement().isInstanceOfSatisfying(Block.Paragraphs.class, words -> assertThat(
                        words.paragraphs())
                .singleElement()
                .satisfies(text -> assertThat(text.en()).startsWith("No action is recorded up to this month.")));
    }

    @Test
    void anEffectiveActionIsJudgedByTheLimitsAndMarkedInItsMonth() throws Exception {
        open("long-wait", "لجنة البحث تجتمع مرتين أسبوعيًا", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 20));
        open("too-many-documents", "قائمة مستندات واحدة لكل خدمة", LocalDate.of(2026, 10, 15), null);
        open("phone", "خط هاتفي لمتابعة الطلب", LocalDate.of(2026, 12, 31), null);
        List<Block> blocks = blocks();

        Block.TableData table = (Block.TableData) blocks.get(0);
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0).cells().get(2).text().en()).isEqualTo("done 20 Apr 2026");
        assertThat(table.rows().get(0).cells().get(3).text().en()).isEqualTo("real improvement, 6 months after");
        assertThat(table.rows().get(1).cells().get(2).text().en()).endsWith("overdue");
        assertThat(table.rows().get(2).cells().get(3).text().en()).isEqualTo("not done yet");
        Block.XmrSeries chart = (Block.XmrSeries) blocks.get(1);
        assertThat(chart.marks()).singleElement().satisfies(mark -> assertThat(mark.month())
                .isEqualTo(CHANGED));
        assertThat(blocks).hasSize(2);
        writeForReview(blocks);
    }

    @Test
    void actionsClosedAfterTheCutOffAreNotReportedForTheMonth() {
        open("long-wait", "A second committee", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 5));
        long withdrawn = open("phone", "A mistake", LocalDate.of(2026, 10, 1), null);
        actions.withdraw(withdrawn, Actor.console("quality", "test"), "entered twice");
        Block.TableData table = (Block.TableData) blocks().get(0);
        assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells().get(3).text().en()).isEqualTo("not done yet"));
    }

    /** Neither a mark that the chart has no room for, nor a table that seems to know of later days. */
    @Test
    void whatTheMonthsCannotShowYetIsSaid() {
        open("long-wait", "In the last month", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 20));
        List<Block> blocks = blocks();
        Block.TableData table = (Block.TableData) blocks.get(0);

        assertThat(table.rows().get(0).cells().get(3).text().en())
                .isEqualTo("too early to say; its effect can be seen from November 2026 on");
        assertThat(table.note().en())
                .endsWith("The table shows the state on 31 October 2026, the last day of the data: what was recorded or"
                        + " done later follows in the next report.");
        assertThat(table.note().ar()).contains("٢٠٢٦/١٠/٣١، آخر يوم في البيانات");
    }

    /** As a sentence on the same series: limits of fewer than twelve months may judge otherwise later. */
    @Test
    void anEffectOfFewMonthsIsAnEarlySign() {
        open("long-wait", "A second committee", LocalDate.of(2026, 3, 1), CHANGED.atDay(20));
        YearMonth first = YearMonth.of(2026, 1);
        new StoredCounts(database)
                .due(first, LAST, month -> (month.isBefore(LAST) ? 70 : 95) + month.getMonthValue() % 3);

        assertThat(effect(blocks(first, 24), "A second committee"))
                .isEqualTo("early sign of improvement, 6 months after");
    }

    @Test
    void anActionAfterWhichTheMeasureHadNoValueIsNotTooEarlyToJudge() {
        open("long-wait", "A second committee", LocalDate.of(2026, 3, 1), CHANGED.atDay(20));
        JdbcClient.create(database)
                .sql("delete from month_count where month > :done")
                .param("done", CHANGED.atDay(1))
                .update();

        assertThat(effect(blocks(), "A second committee")).isEqualTo("no value in 6 months since");
    }

    private static String effect(List<Block> blocks, String action) {
        return ((Block.TableData) blocks.get(0))
                .rows().stream()
                        .filter(row -> row.label().en().equals(action))
                        .map(row -> row.cells().get(3).text().en())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aChartWithoutTheMonthOfTheActionIsLeftOut() {
        open("long-wait", "Long ago", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 2, 20));
        List<Block> blocks = blocks(FIRST, 6);

        assertThat(blocks).singleElement().isInstanceOf(Block.TableData.class);
    }

    private long open(String about, String words, LocalDate due, LocalDate done) {
        long id = actions.open(
                new ImprovementAction.Plan(about, words, "إدارة علاقات المستفيدين", due, PROMISE),
                LocalDate.of(2026, 2, 1),
                Actor.console("quality", "test"));
        if (done != null) {
            actions.close(id, done, Actor.console("quality", "test"), "done");
        }
        return id;
    }

    private List<Block> blocks() {
        return blocks(FIRST, 24);
    }

    private List<Block> blocks(YearMonth first, int months) {
        DraftContext draft = new DraftContext(
                new PeriodFigures(sources, new DataCoverage(first, LAST.atEndOfMonth()), Period.month(LAST)),
                new ReportDefinition(BilingualText.EMPTY, Audience.BOARD, null, null, List.of()),
                new DraftContext.Origin("", 1, Instant.EPOCH, BilingualText.EMPTY));
        return new DecisionsBlock(actions)
                .decisions(new DecisionsSpec(BilingualText.same("Actions"), months, 3), draft);
    }

    private static void writeForReview(List<Block> blocks) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "decisions"));
        FigureSet figures = SampleFigureSet.board(
                BilingualText.EMPTY,
                List.of(new FigureSet.ReportPage(new BilingualText("ما قُرّر", "Decided"), blocks)));
        for (Language language : Language.values()) {
            new PdfRenderer(Path.of("reports"))
                    .render(figures, language, folder.resolve("decisions-" + language.code() + ".pdf"));
        }
    }
}
