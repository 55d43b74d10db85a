package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.database.TestDatabase;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.PolicyReader;
import org.rida.report.disclosure.DisclosureAttack;
import org.rida.report.disclosure.PublishedGroup;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.FigureSet;
import org.rida.report.document.TidyFigure;
import org.rida.report.figure.TestSources;
import org.rida.sample.StoredCharity;

/**
 * The product's own reports, month by month: the board's, the departments', the public's, the quarter's and corrections of months to
 * which answers came late. Whatever is added and subtracted, no group below its readers' minimum is found.
 */
class IssuedEditionsAttackTest {

    private static final int MINIMUM = 10;
    private static final Set<String> OF_OPINIONS = Set.of(
            Metric.MEAN_SCORE.id(), Metric.NET_PROMOTER.id(), Metric.EFFORT_MEAN.id(), Metric.EXPECTATION_GAP.id());
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int MONTHS = 7;
    private static final int YEAR = 12;
    private static final boolean SOAK = Integer.getInteger("rida.soak.months", 1) > 1;

    /** Too few answers for weights, and enough; the size between them is met in the year's account, and in a campaign. */
    static IntStream fewAndMany() {
        return SOAK ? IntStream.of(40, 150, 350) : IntStream.of(40, 350);
    }

    static IntStream some() {
        return SOAK ? IntStream.of(40, 150) : IntStream.of(150);
    }

    @ParameterizedTest
    @MethodSource("fewAndMany")
    void nobodyIsGivenAway(int perMonth) {
        attack(perMonth, MONTHS);
    }

    /**
     * A whole year with its annual report. At 25 and 700 requests a month rows of two slices, subtracted from one group, left 6 to 9
     * people before the rule looked across slices. At 90 a quarter subtracted from its months left 4 before it looked across tables.
     */
    @Tag("campaign")
    @ParameterizedTest
    @ValueSource(ints = {25, 40, 60, 90, 150, 350, 700})
    void nobodyIsGivenAwayInAYear(int perMonth) {
        attack(perMonth, YEAR);
    }

    private static void attack(int perMonth, int months) {
        StoredCharity charity = new StoredCharity(TestDatabase.fresh(), perMonth, perMonth);
        IssuedHistory history = new IssuedHistory(
                charity, TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), charity.database()));
        for (int i = 0; i < months; i++) {
            YearMonth month = FIRST.plusMonths(i);
            charity.take(month);
            history.issue("board-monthly", month);
            history.issue("turnaround-by-department", month);
            history.issue("you-said-we-did", month);
            history.issue("who-answered", month);
            if (i % 3 == 2) {
                history.issue("board-quarterly", month);
                history.issue("board-monthly", month.minusMonths(2));
                history.issue("who-answered", month.minusMonths(2));
            }
            if (i % YEAR == YEAR - 1) {
                history.issue("board-annual", month);
            }
        }
        List<PublishedGroup> published = history.published();
        DisclosureAttack attack = new DisclosureAttack(group -> MINIMUM, perMonth);
        attack.on(published);

        assertThat(published).hasSizeGreaterThan(months * 6);
        assertThat(attack.found()).isEmpty();
        assertThat(published).anyMatch(group -> !group.slice().equals("all"));
        assertShownIsRecorded(
                history,
                attack,
                published,
                "board-monthly",
                "turnaround-by-department",
                "who-answered",
                "board-quarterly",
                "board-annual",
                "you-said-we-did");
        List<FigureSet> whoAnswered = history.issued("who-answered");
        assertThat(whoAnswered).hasSize(months + months / 3);
        assertWeightsTellNoMore(whoAnswered);
        assertThat(whoAnswered.stream().flatMap(figures -> ofAllAnswers(figures).stream()))
                .as("weights and drivers where answers suffice")
                .hasSizeGreaterThanOrEqualTo(perMonth < 350 ? 0 : months);
        List.of("board-monthly", "turnaround-by-department", "who-answered", "board-quarterly", "board-annual")
                .forEach(report -> history.issued(report).forEach(figures -> assertBundleTellsNoMore(figures, false)));
        history.issued("you-said-we-did").forEach(figures -> assertBundleTellsNoMore(figures, true));
        for (FigureSet figures : history.draft("board-monthly", FIRST.plusMonths(months - 1))) {
            figures.pages().forEach(page -> page.blocks().forEach(IssuedEditionsAttackTest::assertEnoughAnswers));
        }
    }

    /** The year's account is a sum of months that are known, in tables of its own by mode and by question. */
    @ParameterizedTest
    @MethodSource("some")
    void theYearsAccountGivesNobodyAway(int perMonth) {
        StoredCharity charity = new StoredCharity(TestDatabase.fresh(), perMonth, perMonth);
        IssuedHistory history = new IssuedHistory(
                charity, TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), charity.database()));
        for (YearMonth month = FIRST; month.getYear() == FIRST.getYear(); month = month.plusMonths(1)) {
            charity.take(month);
            history.issue("board-monthly", month);
        }
        YearMonth december = FIRST.withMonth(12);
        history.issue("accountability-annual", december);
        // answers to November that came late, in a correction of it and of the year
        history.issue("board-monthly", december.minusMonths(1));
        history.issue("accountability-annual", december);

        List<PublishedGroup> published = history.published();
        DisclosureAttack attack = new DisclosureAttack(group -> MINIMUM, perMonth);
        attack.on(published);
        assertThat(attack.found()).isEmpty();
        assertThat(published)
                .filteredOn(group -> group.toString().contains("accountability-annual"))
                .isNotEmpty();
        assertShownIsRecorded(history, attack, published, "board-monthly", "accountability-annual");
        history.issued("accountability-annual").forEach(figures -> assertBundleTellsNoMore(figures, false));
        history.issued("accountability-annual").forEach(figures -> figures.pages()
                .forEach(page -> page.blocks().forEach(IssuedEditionsAttackTest::assertEnoughAnswers)));
    }

    /** Nothing of opinions is shown that the attack does not know of. Prints how much was attacked. */
    private static void assertShownIsRecorded(
            IssuedHistory history, DisclosureAttack attack, List<PublishedGroup> published, String... reports) {
        ShownOpinions shown = new ShownOpinions(published);
        List.of(reports).forEach(report -> history.issued(report).forEach(shown::in));
        System.out.printf(
                "%d groups published, %d differences tried, %d figures shown%n",
                published.size(), attack.tried(), shown.looked());
        assertThat(shown.unrecorded()).isEmpty();
        assertThat(shown.looked()).isGreaterThan(published.size() / 2);
    }

    /**
     * The counts beside an issue are of the very answers that stand behind a number which it shows, so that a bundle adds no group to
     * those that are attacked here; of single answers there are none. For the public there are no days and scores at all.
     */
    private static void assertBundleTellsNoMore(FigureSet figures, boolean isPublic) {
        for (TidyFigure figure : TidyFigure.of(figures, new Messages(Language.EN, DigitSystem.EUROPEAN))) {
            Cell.CountedFrom from = figure.cell().from();
            if (from == null || from.counts().isEmpty()) {
                continue;
            }
            assertThat(isPublic).as("days or scores for the public: %s", figure).isFalse();
            assertThat(figure.cell().state()).isEqualTo(Cell.CellState.NUMBER);
            if (OF_OPINIONS.contains(from.metric())) {
                assertThat(from.counts().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as("%s", figure)
                        .isEqualTo(figure.cell().denominator())
                        .isGreaterThanOrEqualTo(MINIMUM);
            }
        }
    }

    /**
     * What is worked out of all answers together is in whole percents, and differs between two issues of a month only when the
     * total does: a few late answers show in none of them.
     */
    private static void assertWeightsTellNoMore(List<FigureSet> issued) {
        Map<YearMonth, Map<String, Set<String>>> shown = new TreeMap<>();
        for (FigureSet figures : issued) {
            for (Block.TableData table : ofAllAnswers(figures)) {
                Map<String, Set<String>> ofMonth = shown.computeIfAbsent(figures.month(), m -> new TreeMap<>());
                for (Block.TableRow row : table.rows()) {
                    row.cells().forEach(IssuedEditionsAttackTest::assertWholePercent);
                    if (table.columns().size() > 3) {
                        // the unweighted share, of which the weighted one must be a function while it stands
                        ofMonth.computeIfAbsent(
                                        row.label().en() + row.cells().get(0).numerator() + " of "
                                                + row.cells().get(0).denominator(),
                                        k -> new TreeSet<>())
                                .add("" + row.cells().get(1).value());
                    }
                }
            }
        }
        assertThat(shown.values().stream().flatMap(ofMonth -> ofMonth.values().stream()))
                .allSatisfy(values -> assertThat(values).hasSize(1));
    }

    private static List<Block.TableData> ofAllAnswers(FigureSet figures) {
        return figures.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Block.TableData.class::isInstance)
                .map(Block.TableData.class::cast)
                .filter(table -> Set.of("Satisfied, unweighted and weighted", "What overall satisfaction goes with")
                        .contains(table.title().en()))
                .toList();
    }

    private static void assertWholePercent(Cell cell) {
        if (cell.state() == Cell.CellState.NUMBER && cell.unit() == Cell.CellUnit.SHARE && cell.numerator() == null) {
            assertThat(cell.value() * 100).isCloseTo(Math.rint(cell.value() * 100), within(1e-9));
            assertThat(cell.low() * 100).isCloseTo(Math.rint(cell.low() * 100), within(1e-9));
            assertThat(cell.high() * 100).isCloseTo(Math.rint(cell.high() * 100), within(1e-9));
        }
    }

    /** What is printed is what was recorded: no opinion of fewer. */
    private static void assertEnoughAnswers(Block block) {
        if (block instanceof Block.TableData table) {
            table.rows().forEach(row -> row.cells().stream()
                    .filter(cell -> isOpinion(cell.source()) && cell.denominator() != null)
                    .map(Cell::denominator)
                    .forEach(n -> assertThat(n).isGreaterThanOrEqualTo(MINIMUM)));
        }
    }

    private static boolean isOpinion(String source) {
        return source != null
                && (source.startsWith(Metric.SATISFIED_SHARE.id()) || source.startsWith(Metric.MEAN_SCORE.id()));
    }
}
