package org.rida.report.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.PolicyReader;
import org.rida.quality.FollowUpStatistics;
import org.rida.quality.ImprovementActions;
import org.rida.report.RenderedForms;
import org.rida.report.RendererContractTest;
import org.rida.report.SameNumbers;
import org.rida.report.StoredAnswers;
import org.rida.report.StoredCounts;
import org.rida.report.context.BlockBuilder;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.TestSources;
import org.rida.report.render.Renderer;
import org.rida.report.respondent.PeopleGotBackBlock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Months that no sample contains: every report on them is rendered in every format, with the same numbers. */
class EdgeMonthsTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final String LONG =
            "دعم الأسر المتعففة في القرى البعيدة عن المدينة المنورة ومتابعة احتياجاتها حتى الاكتفاء";

    private static final List<Renderer> RENDERERS = RendererContractTest.renderers();
    private static final ReportDefinitions DEFINITIONS = new ReportDefinitions(Path.of("reports"));
    private static final boolean SOAK = Integer.getInteger("rida.soak.months", 1) > 1;

    @TempDir
    Path folder;

    static Stream<Arguments> months() {
        return Stream.of(
                month("nobody answered, nothing fell due", counts -> {}),
                month("one answer", counts -> {
                    counts.add("score:overall", "all", "all", "5", 1);
                    counts.add("due", "all", "all", "on_time", 1);
                }),
                month(
                        "0 %",
                        counts -> {
                            counts.add("score:overall", "all", "all", "1", 40);
                            counts.add("due", "all", "all", "late_answered", 40);
                        }),
                month(
                        "100 %",
                        counts -> {
                            counts.add("score:overall", "all", "all", "5", 40);
                            counts.add("due", "all", "all", "on_time", 40);
                            counts.add("invited", "all", "all", "answered", 40);
                        }),
                month("sixty services with very long names", counts -> {
                    addToBoth(counts, "due", "on_time", i -> 7 + i);
                    addToBoth(counts, "due", "late_answered", i -> 5 + i % 9);
                    addToBoth(counts, "score:overall", "5", i -> 30 + i);
                    addToBoth(counts, "score:overall", "2", i -> 6);
                }));
    }

    private interface Counts {
        void add(String population, String slice, String value, String bucket, long n);
    }

    /** Of each of sixty services, and of all of them together, who are alike in everything else. */
    private static void addToBoth(Counts counts, String population, String bucket, IntUnaryOperator n) {
        for (int i = 1; i <= 60; i++) {
            counts.add(population, "service", LONG + " " + i, bucket, n.applyAsInt(i));
        }
        for (Dimension slice : Dimension.values()) {
            if (slice != Dimension.SERVICE) {
                String value = slice == Dimension.ALL ? Dimension.EVERYTHING : "one";
                counts.add(
                        population,
                        slice.code(),
                        value,
                        bucket,
                        IntStream.rangeClosed(1, 60).map(n).sum());
            }
        }
    }

    private static Arguments month(String name, Consumer<Counts> counts) {
        return Arguments.of(name, counts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("months")
    void everyReportIsDrawnInEveryFormAndSaysTheSame(String name, Consumer<Counts> month) throws Exception {
        DataSource database = counted(month);
        ReportDrafter drafting = drafting(database);
        int drawn = 0;
        List<String> reports = reports(name);
        for (String report : reports) {
            ReportDefinition definition = DEFINITIONS.get(report);
            for (FigureSet.FigureSetPart part : drafting.parts(definition, MONTH)) {
                FigureSet figures = drafting.draft(
                        new ReportDrafter.DraftRequest(report, definition, MONTH, part, BilingualText.EMPTY, 1));
                for (Language language : languages(drawn++)) {
                    String file = report + "-" + language.code();
                    RENDERERS.forEach(r -> r.render(figures, language, folder.resolve(file + "." + r.format())));
                    RenderedForms forms = RenderedForms.read(folder, file);
                    new SameNumbers(forms, name + ": " + file).check();
                    if (name.startsWith("sixty") && report.equals("board-monthly")) {
                        assertThat(String.join(" ", forms.pdf()).split("الاكتفاء", -1))
                                .as("no name is cut")
                                .hasSizeGreaterThan(60);
                    }
                }
            }
        }
        assertThat(drawn).isGreaterThanOrEqualTo(reports.size() - 2);
    }

    /** The survey tool's file of October came in before the requests of October did. */
    @Test
    void aMonthOfAnswersAloneIsDrawnAsFarAsItIsKnownAndSaysSo() {
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        stored.cover(
                MONTH.minusMonths(1), MONTH.minusMonths(1), MONTH.minusMonths(1).atEndOfMonth());
        JdbcClient.create(database)
                .sql("insert into counted_month (month, answers_cut_off) values ('2026-10-01', '2026-10-28')")
                .update();
        stored.add(MONTH.minusMonths(1), "open", "all", "all", "3", 25);
        stored.add(MONTH.minusMonths(1), "received", "all", "all", "promised", 25);
        stored.add(MONTH, "score:overall", "all", "all", "5", 30);
        stored.add(MONTH, "score:overall", "all", "all", "2", 10);
        new StoredAnswers(database).add(MONTH, "website", "overall", Map.of(5, 30, 2, 10));
        ReportDrafter drafting = drafting(database);

        for (String report : DEFINITIONS.names()) {
            ReportDefinition definition = DEFINITIONS.get(report);
            if (definition.kind() != Period.PeriodKind.MONTH || definition.splitBy() != null) {
                continue;
            }
            FigureSet figures = drafting.draft(
                    new ReportDrafter.DraftRequest(report, definition, MONTH, null, BilingualText.EMPTY, 1));
            List<Block> blocks = figures.pages().stream()
                    .flatMap(page -> page.blocks().stream())
                    .toList();

            assertThat(figures.stamp().en()).contains("Provisional", "requests end at 30 September 2026");
            assertThat(figures.cutOff()).isEqualTo("2026-10-28");
            assertThat(figures.flow()).as("nothing is known of it").isNull();
            assertThat(blocks.get(0)).isInstanceOfSatisfying(Block.Paragraphs.class, text -> assertThat(
                            text.paragraphs().get(0).in(Language.EN))
                    .contains("The requests end at 30 September 2026", "answers to the survey"));
            for (Language language : Language.values()) {
                String file = report + "-" + language.code();
                RENDERERS.forEach(r -> r.render(figures, language, folder.resolve(file + "." + r.format())));
            }
            if (report.equals("board-monthly")) {
                assertThat(blocks)
                        .filteredOn(Block.Cards.class::isInstance)
                        .flatExtracting(block -> ((Block.Cards) block).cards())
                        .singleElement()
                        .satisfies(card -> assertThat(card.value().value()).isEqualTo(.75));
            }
        }

        assertThatThrownBy(() -> drafting.reconcile(DEFINITIONS.get("board-monthly"), MONTH))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("only answers to the survey");
        assertThatThrownBy(() -> drafting.draft(new ReportDrafter.DraftRequest(
                        "board-monthly",
                        DEFINITIONS.get("board-monthly"),
                        MONTH.plusMonths(1),
                        null,
                        BilingualText.EMPTY,
                        1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no data");
    }

    /** Half a year of people who mention something is not set beside a whole one, and the year before is named as far as it is known. */
    @Test
    void aYearIsNotComparedWithHalfAYearBefore() {
        YearMonth first = YearMonth.of(2024, 7);
        YearMonth last = YearMonth.of(2025, 12);
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        stored.cover(first, last, last.atEndOfMonth());
        stored.due(first, last, month -> 80);
        StoredAnswers answers = new StoredAnswers(database);
        String theme = PolicyReader.read(Path.of("jobs/policy")).themes().get(0).code();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            answers.add(month, "website", "overall", Map.of(5, 40));
        }
        JdbcClient.create(database)
                .sql("insert into response_theme (response_no, theme) select response_no, :theme from response")
                .param("theme", theme)
                .update();

        List<Block> blocks = drafting(database)
                .draft(new ReportDrafter.DraftRequest(
                        "board-annual", DEFINITIONS.get("board-annual"), last, null, BilingualText.EMPTY, 1))
                .pages()
                .stream()
                .flatMap(page -> page.blocks().stream())
                .toList();

        Block.TableData themes = table(blocks, "Obstacles and suggestions");
        assertThat(themes.rows()).singleElement().satisfies(row -> assertThat(row.cells())
                .extracting(Cell::state)
                .startsWith(Cell.CellState.NUMBER, Cell.CellState.NO_DATA));
        assertThat(themes.rows().get(0).cells().get(0).value()).isEqualTo(12 * 40.);
        Block.TableData years = table(blocks, "The same period last year");
        assertThat(years.columns()).extracting(c -> c.title().en()).contains("July 2024 – December 2024");
        assertThat(years.note().en()).contains("they begin in July 2024");
        assertThat(years.note().ar()).contains("تبدأ من يوليو ٢٠٢٤");
        assertThat(blocks)
                .filteredOn(Block.Cards.class::isInstance)
                .flatExtracting(block -> ((Block.Cards) block).cards())
                .as("what was open on the last day of the year before can be compared")
                .anySatisfy(card -> assertThat(card.toString()).contains("Period before: 0"));
    }

    private static Block.TableData table(List<Block> blocks, String title) {
        return blocks.stream()
                .filter(Block.TableData.class::isInstance)
                .map(Block.TableData.class::cast)
                .filter(table -> table.title().en().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Half of the month's requests are known, and all of its answers. */
    @Test
    void aMonthWhoseRequestsEndBeforeItsAnswersSaysBothDays() {
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        stored.cover(MONTH.minusMonths(1), MONTH, MONTH.atDay(15));
        JdbcClient.create(database)
                .sql("update counted_month set answers_cut_off = '2026-10-31' where month = '2026-10-01'")
                .update();
        stored.add(MONTH, "score:overall", "all", "all", "5", 30);

        FigureSet figures = drafting(database)
                .draft(new ReportDrafter.DraftRequest(
                        "board-monthly", DEFINITIONS.get("board-monthly"), MONTH, null, BilingualText.EMPTY, 1));

        assertThat(figures.stamp().en())
                .contains("requests end at 15 October 2026", "answers to the survey at 31 October 2026");
    }

    /** A build draws each report in one of the languages, in turns. */
    /** In every build each second report, of the next month the others; the board's is met with sixty services. */
    private static List<String> reports(String month) {
        List<String> all = List.copyOf(DEFINITIONS.names());
        int turn = months().map(each -> String.valueOf(each.get()[0])).toList().indexOf(month);
        return SOAK
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> (i + turn) % 2 == 0)
                        .mapToObj(all::get)
                        .toList();
    }

    private static List<Language> languages(int turn) {
        List<Language> all = List.of(Language.values());
        return SOAK ? all : List.of(all.get(turn % all.size()));
    }

    private static DataSource counted(Consumer<Counts> month) {
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        stored.cover(MONTH.minusMonths(1), MONTH, MONTH.atEndOfMonth());
        month.accept((population, slice, value, bucket, n) -> stored.add(MONTH, population, slice, value, bucket, n));
        return database;
    }

    private static ReportDrafter drafting(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        FigureSources sources = TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), database);
        ImprovementActions actions =
                new ImprovementActions(sql, InstantSource.system(), AuditLog.of(database, InstantSource.system()));
        FollowUpStatistics followUps = new FollowUpStatistics(sql, sources.policy(), InstantSource.system());
        List<BlockBuilder> kinds = new ArrayList<>(TestBlocks.ofFigures());
        kinds.addAll(List.of(
                new ForDecisionBlock(actions),
                new YearOnYearBlock(),
                new LegendBlock(),
                new TextBlock(),
                new DefinitionsBlock(),
                new DecisionsBlock(actions),
                new YouSaidWeDidBlock(actions, followUps),
                new PeopleGotBackBlock(followUps),
                new SourcesBlock(new SenderStatistics(sql)),
                new OpenRequestsBlock(sources),
                new DataQualityBlock(sql),
                new ProvenanceBlock()));
        return new ReportDrafter(sources, kinds, InstantSource.system());
    }
}
