package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.ImprovementActions;
import org.rida.report.block.TestBlocks;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.PageSpec;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.table.StageRows;
import org.rida.tally.count.DataCoverage;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drafts page 1 of the board's reports on made-up histories, and checks each statement of each sentence, in both languages,
 * against the counts by rules that are written apart from the code.
 */
class SentencesTest {

    private static final Instant MUCH_LATER = Instant.parse("2100-01-01T00:00:00Z");

    /** What the statement of capacity says of a day that is still to come. */
    private static final Pattern TO_COME = Pattern.compile("would bring|what waits is down");

    private static final ReportDefinitions DEFINITIONS = new ReportDefinitions(Path.of("reports"));

    private final Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
    private final DataSource database = TestDatabase.fresh();
    private final ImprovementActions actions = new ImprovementActions(
            JdbcClient.create(database), InstantSource.system(), AuditLog.of(database, InstantSource.system()));

    private int statements;
    private final Set<String> kinds = new TreeSet<>();

    /** Each course of events once, and two in which a stage slows down before there is a year to compare it with. */
    @Test
    void everyStatementIsSo() throws Exception {
        check(LongStream.concat(LongStream.range(0, History.Course.values().length), LongStream.of(1007, 1017)));
        assertThat(statements).isGreaterThan(300);
        assertThat(kinds).contains("capacity", "capacity.enough");
    }

    @Test
    @Tag("campaign")
    void everyStatementOfThreeHundredHistoriesIsSo() throws Exception {
        check(LongStream.range(1000, 1300));
        System.out.println(statements + " statements checked");
    }

    private void check(LongStream seeds) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (long seed : seeds.toArray()) {
            History history = History.of(seed);
            history.store(database);
            for (YearMonth month : months(history, seed)) {
                for (String report : List.of("board-monthly", "board-quarterly")) {
                    check(history, month, DEFINITIONS.get(report), report, wrong);
                }
            }
        }
        assertThat(wrong).as("false statements").isEmpty();
    }

    /** The last and one before it. */
    private static List<YearMonth> months(History history, long seed) {
        long all = ChronoUnit.MONTHS.between(history.first(), history.last());
        return Stream.of(history.last(), history.first().plusMonths(all == 0 ? 0 : seed % all))
                .distinct()
                .toList();
    }

    private void check(
            History history, YearMonth month, ReportDefinition definition, String report, List<String> wrong) {
        Period period = policy.period(definition.kind(), month);
        PeriodFigures facts = new PeriodFigures(
                TestSources.create(policy, database), new DataCoverage(history.first(), history.coversTo()), period);
        DraftContext draft = draftedAt(Instant.EPOCH, facts, definition);
        StatementChecks checks =
                new StatementChecks(history, period, policy.minimumAnswers().getOrDefault(Audience.BOARD, 1));
        DraftContext later = draftedAt(MUCH_LATER, facts, definition);
        for (BlockSpec spec : checked(definition)) {
            if (spec.headline() != null) {
                TestBlocks.draft(spec, later, actions).stream()
                        .map(block -> words(block, Language.EN))
                        .filter(said -> TO_COME.matcher(said).find())
                        .forEach(said -> wrong.add("told as to come, when it is over: " + said));
            }
            for (Block block : TestBlocks.draft(spec, draft, actions)) {
                for (Language language : Language.values()) {
                    String said = words(block, language);
                    try {
                        check(spec, block, checks, history, period, definition, language);
                    } catch (AssertionError e) {
                        wrong.add("%s, %s of %s: %s%n  %s"
                                .formatted(history.name(), report, month, said, e.getMessage()));
                    }
                }
            }
        }
    }

    /** The first page, and the paragraphs of later pages that say in full what it says briefly. */
    private static List<BlockSpec> checked(ReportDefinition definition) {
        List<BlockSpec> checked = new ArrayList<>(definition.pages().get(0).blocks());
        definition.pages().stream()
                .skip(1)
                .flatMap(page -> page.blocks().stream())
                .filter(spec -> spec.headline() != null)
                .forEach(checked::add);
        return checked;
    }

    private static DraftContext draftedAt(Instant at, PeriodFigures facts, ReportDefinition definition) {
        return new DraftContext(facts, definition, new DraftContext.Origin("", 1, at, BilingualText.EMPTY));
    }

    private static String words(Block block, Language language) {
        if (block instanceof Block.Sentence sentence) {
            return sentence.text().in(language);
        }
        return block instanceof Block.Paragraphs lines
                ? lines.paragraphs().stream()
                        .map(line -> line.in(language))
                        .toList()
                        .toString()
                : block.title().in(language);
    }

    private void check(
            BlockSpec spec,
            Block block,
            StatementChecks checks,
            History history,
            Period period,
            ReportDefinition definition,
            Language language) {
        if (block instanceof Block.Sentence sentence) {
            List<Spoken> said = Spoken.paragraph(sentence.text().in(language), language);
            checks.check(said, spec.headline(), language);
            statements += said.size();
            said.forEach(one -> kinds.add(one.kind()));
        } else if (block instanceof Block.Paragraphs lines) {
            new DecisionChecks(history, period, checks.charts(), (kind, value) -> name(kind, value, language), language)
                    .check(
                            lines.paragraphs().stream()
                                    .map(line -> line.in(language))
                                    .toList(),
                            pages(definition, language));
            statements += lines.paragraphs().size();
        } else if (block instanceof Block.XmrSeries chart) {
            checks.charts().checkHeading(chart, language);
            statements++;
        } else if (block instanceof Block.Cards cards) {
            checks.charts().checkIcons(cards);
            statements += 2;
        }
    }

    private String name(String kind, String value, Language language) {
        return kind.equals("stage")
                ? StageRows.name(value, new Messages(language, DigitSystem.EUROPEAN))
                : DimensionLabels.label(kind.equals("service") ? Dimension.SERVICE : Dimension.CHANNEL, value, policy)
                        .in(language);
    }

    private static List<String> pages(ReportDefinition definition, Language language) {
        return definition.pages().stream()
                .map(PageSpec::title)
                .filter(Objects::nonNull)
                .map(title -> title.in(language))
                .toList();
    }
}
