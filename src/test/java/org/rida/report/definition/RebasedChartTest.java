package org.rida.report.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.quality.SeriesKey;
import org.rida.report.StoredCounts;
import org.rida.report.block.XmrBlock;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.XmrSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.tally.count.DataCoverage;

/** Twelve months at about 60 %, then eight at about 90 %: rebasing the limits is a person's decision. */
class RebasedChartTest {

    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth CHANGED = FIRST.plusMonths(12);
    private static final YearMonth LAST = FIRST.plusMonths(19);
    private static final SeriesKey SERIES = SeriesKey.of(Metric.PROMISE_KEPT, null);

    private final DataSource database = TestDatabase.fresh();
    private final FigureSources sources = TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), database);

    @BeforeEach
    void count() {
        new StoredCounts(database)
                .due(FIRST, LAST, month -> (month.isBefore(CHANGED) ? 60 : 90) + month.getMonthValue() % 3);
    }

    @Test
    void withoutADecisionTheOldLimitsStay() {
        Block.XmrSeries chart = chart();
        assertThat(chart.rebases()).isEmpty();
        assertThat(last(chart).centre()).isEqualTo(.61);
        assertThat(last(chart).judgement()).isEqualTo(Block.ChartJudgement.IMPROVEMENT);
        assertThat(chart.trial()).isFalse();
    }

    @Test
    void aRebaseBeginsNewLimitsAndIsMarkedWithItsReason() {
        sources.rebases().record(SERIES, CHANGED, Actor.console("quality", "test"), "Decisions by phone since January");
        Block.XmrSeries chart = chart();
        assertThat(chart.rebases())
                .containsExactly(new Block.RebaseMark(CHANGED, BilingualText.same("Decisions by phone since January")));
        assertThat(chart.points().get(11).centre()).isEqualTo(.61);
        assertThat(last(chart).centre()).isBetween(.90, .92);
        assertThat(last(chart).judgement()).isEqualTo(Block.ChartJudgement.COMMON);
        assertThat(chart.trial()).as("eight months set the new limits").isTrue();
    }

    @Test
    void aWithdrawnRebaseIsNotThere() {
        Block.XmrSeries before = chart();
        long rebase = sources.rebases().record(SERIES, CHANGED, Actor.console("quality", "test"), "a");
        sources.rebases().withdraw(rebase, Actor.console("chair", "test"), "One good quarter is no reason");
        assertThat(chart()).isEqualTo(before);
    }

    @Test
    void anotherSeriesHasItsOwn() {
        Block.XmrSeries before = chart();
        sources.rebases()
                .record(SeriesKey.parse("satisfied-share:overall"), CHANGED, Actor.console("quality", "test"), "a");
        sources.rebases()
                .record(SeriesKey.parse("promise-kept@channel=phone"), CHANGED, Actor.console("quality", "test"), "a");
        assertThat(chart()).isEqualTo(before);
    }

    private Block.XmrSeries chart() {
        DraftContext draft = new DraftContext(
                new PeriodFigures(sources, new DataCoverage(FIRST, LAST.atEndOfMonth()), Period.month(LAST)),
                new ReportDefinition(BilingualText.EMPTY, Audience.BOARD, null, null, List.of()),
                new DraftContext.Origin("", 1, Instant.EPOCH, BilingualText.EMPTY));
        XmrSpec spec = new XmrSpec(BilingualText.same("Promise"), Metric.PROMISE_KEPT, null, 24, null, false);
        return XmrBlock.chart(spec, draft);
    }

    private static Block.ChartPoint last(Block.XmrSeries chart) {
        return chart.points().get(chart.points().size() - 1);
    }
}
