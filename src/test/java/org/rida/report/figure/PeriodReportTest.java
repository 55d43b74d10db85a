package org.rida.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.Dimension;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.report.context.BlockBuilder;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthCounts;
import org.springframework.beans.factory.annotation.Autowired;

/** The board's report of longer periods, and on the other day basis: a line in report.yaml or in the policy, no Java. */
class PeriodReportTest extends OctoberRun {

    private static final YearMonth OCTOBER_2026 = YearMonth.of(2026, 10);

    @Autowired
    private ReportDrafter drafting;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private Policy policy;

    @Autowired
    private MonthCounts counts;

    @Autowired
    private List<BlockBuilder> blocks;

    @ParameterizedTest
    @EnumSource
    void everyPeriodIsDrafted(PeriodKind kind) {
        FigureSet figures = drafting.draft(new ReportDrafter.DraftRequest(
                "of-a-period", ofPeriod(kind), OCTOBER_2026, null, BilingualText.EMPTY, 1));
        assertThat(figures.month()).isEqualTo(OCTOBER_2026);
        assertThat(figures.period().in(Language.EN))
                .contains(
                        switch (kind) {
                            case MONTH -> "October 2026";
                            case QUARTER -> "The quarter so far, October 2026";
                            case HALF_YEAR -> "The half-year, July 2026 to October 2026";
                            case YEAR_TO_DATE -> "The year to date, January 2026 to October 2026";
                            case ROLLING_YEAR -> "Twelve months, November 2025 to October 2026";
                            case GREGORIAN_YEAR -> "The year 2025";
                            case POLICY_YEAR -> "The association's year, January 2025 to December 2025";
                            case HIJRI_MONTH -> "Rabi II 1448 AH";
                            case HIJRI_YEAR -> "The year 1447 AH";
                        });
        assertThat(figures.period().in(Language.AR)).doesNotContain("{");
        assertThat(figures.pages()).hasSameSizeAs(ofPeriod(kind).pages());
    }

    @Test
    void aYearIsTheShareOfSummedCounts() {
        PeriodFigures facts = facts(PeriodKind.ROLLING_YEAR, policy);
        Counts sum = counts.sum(OCTOBER_2026.minusMonths(11), OCTOBER_2026, "due", Dimension.ALL, Dimension.EVERYTHING);
        Figure kept = facts.figure(Metric.PROMISE_KEPT, null);
        assertThat(kept.numerator()).isEqualTo(sum.in("on_time"));
        assertThat(kept.denominator()).isEqualTo(sum.total() - sum.in("set_aside"));
        assertThat(facts.figure(Metric.OPEN, null).numerator())
                .as("stocks are of the last day")
                .isEqualTo(counts.counts(OCTOBER_2026, "open").total());
    }

    /** Promised requests received from 26 June 2025 to 15 June 2026, asked of the rows themselves. */
    @Test
    void aHijriYearIsCountedByItsDays() {
        PeriodFigures facts = facts(PeriodKind.HIJRI_YEAR, policy);
        long answered = sql.sql(
                        """
                        select count(*) from episode
                        where promised and replied_on = ended_on and replied_on between '2025-06-26' and '2026-06-15'
                        """)
                .query(Long.class)
                .single();
        assertThat(facts.figure(Metric.ANSWERED, null).numerator())
                .isEqualTo(answered)
                .isPositive();
        assertThat(facts.flow().reconciled().balanced()).isTrue();
    }

    /** A department's pack shows the department's chart, not the association's. */
    @Test
    void theSeriesOfAPartEndsInTheFigureOfThePart() {
        PeriodFigures whole = facts(PeriodKind.MONTH, policy);
        for (String department :
                whole.bySlice(Metric.PROMISE_KEPT, null, Dimension.DEPARTMENT).keySet()) {
            PeriodFigures part = whole.in(Dimension.DEPARTMENT, department);
            assertThat(part.series(Metric.PROMISE_KEPT, null, null).figure(OCTOBER_2026))
                    .as(department)
                    .isEqualTo(part.figure(Metric.PROMISE_KEPT, null))
                    .isNotEqualTo(whole.figure(Metric.PROMISE_KEPT, null));
        }
    }

    @Test
    void aHeadlineInWorkingDaysLeadsFiguresAndWords() {
        Policy working = ChangedPolicy.inWorkingDays(policy);
        Figure kept = facts(PeriodKind.MONTH, working).figure(Metric.PROMISE_KEPT, null);
        assertThat(kept).isNotEqualTo(facts(PeriodKind.MONTH, policy).figure(Metric.PROMISE_KEPT, null));
        Counts due = counts.counts(OCTOBER_2026, "due-working");
        assertThat(kept.numerator()).isEqualTo(due.in("on_time"));
        FigureSet figures = new ReportDrafter(
                        sources(working), blocks, InstantSource.fixed(Instant.parse("2026-11-01T03:00:00Z")))
                .draft(new ReportDrafter.DraftRequest(
                        "working", ofPeriod(PeriodKind.MONTH), OCTOBER_2026, null, BilingualText.EMPTY, 1));
        Block.Sentence sentence =
                (Block.Sentence) figures.pages().get(0).blocks().get(0);
        assertThat(sentence.text().in(Language.EN))
                .contains("due in October, **87%** were answered within 10 working days");
        assertThat(sentence.text().in(Language.AR)).contains("خلال ١٠ أيام عمل");
        assertThat(figures.toString())
                .as("titles, too, follow the clock")
                .contains(
                        "Answered within 10 working days", "Open beyond 10 working days", "أُجيب عنه خلال ١٠ أيام عمل")
                .doesNotContain("two weeks", "{within}", "{beyond}");
    }

    /** What is read first is short; counts stand in the cards, the interval of a difference below its table. */
    @Test
    void theFirstParagraphIsShortAndItsDetailsStandInTheReport() {
        FigureSet figures = drafting.draft(new ReportDrafter.DraftRequest(
                "brief", definitions.get("board-monthly"), OCTOBER_2026, null, BilingualText.EMPTY, 1));
        Block.Sentence first = (Block.Sentence) figures.pages().get(0).blocks().get(0);
        String rest = figures.pages().subList(1, figures.pages().size()).toString();

        for (Language language : Language.values()) {
            assertThat(Pattern.compile("[\\p{Nd}.,٫٬/]*\\p{Nd}")
                            .matcher(first.text().in(language))
                            .results())
                    .hasSizeBetween(5, 16);
        }
        assertThat(first.text().en())
                .contains("were answered within two weeks", "open requests are beyond", "who rated us were satisfied")
                .doesNotContain("95% interval", " of 270)", "13 weeks");
        assertThat(rest)
                .contains(
                        "of those answered on time were satisfied against", "of those accepted were satisfied against")
                .contains("95% interval", "In the last 13 weeks without Ramadan and holidays");
    }

    private ReportDefinition ofPeriod(PeriodKind kind) {
        ReportDefinition board = definitions.get("board-monthly");
        return new ReportDefinition(board.title(), board.audience(), kind, null, board.pages());
    }

    private PeriodFigures facts(PeriodKind kind, Policy rules) {
        return new PeriodFigures(
                sources(rules), DataCoverage.of(database).orElseThrow(), rules.period(kind, OCTOBER_2026));
    }

    private FigureSources sources(Policy rules) {
        FigureSources own = TestSources.create(rules, database);
        return new FigureSources(rules, own.rebases(), database);
    }
}
