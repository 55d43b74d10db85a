package org.rida.report.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.TestDatabase;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureScope;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.opinion.OpinionLedger;
import org.rida.report.opinion.OpinionLedgers;
import org.rida.report.render.chart.SeriesChart;
import org.rida.sample.StoredCharity;
import org.rida.tally.count.DataCoverage;

/** Opinions of a very small charity: a chart whose months are mostly too small is drawn by quarter. */
class QuarterChartsTest {

    private static final int MINIMUM = 10;
    /** About half of them answer; at 40 requests a month most months are large enough to be drawn. */
    private static final int PER_MONTH = 8;

    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int MONTHS = 10;

    @TempDir
    Path folder;

    @Test
    void aChartOfSmallMonthsIsDrawnByQuarterAndShowsTheBoardNoSmallOne() {
        StoredCharity charity = new StoredCharity(TestDatabase.fresh(), PER_MONTH, PER_MONTH);
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        FigureSources sources = TestSources.create(policy, charity.database());
        IssuedHistory history = new IssuedHistory(charity, sources);
        for (int i = 0; i < MONTHS; i++) {
            charity.take(FIRST.plusMonths(i));
        }
        List<Block.XmrSeries> charts = history.draft("satisfaction-trends", FIRST.plusMonths(MONTHS - 1)).stream()
                .flatMap(figures -> figures.pages().stream())
                .flatMap(page -> page.blocks().stream())
                .filter(Block.XmrSeries.class::isInstance)
                .map(Block.XmrSeries.class::cast)
                .toList();

        List<Block.XmrSeries> byQuarter =
                charts.stream().filter(chart -> chart.step() == 3).toList();
        assertThat(byQuarter).isNotEmpty().allSatisfy(chart -> {
            assertThat(chart.title().en()).endsWith(", by quarter");
            assertThat(chart.points()).allSatisfy(point -> {
                assertThat(point.month().getMonthValue() % 3).isZero();
            });
            assertThat(chart.points().get(chart.points().size() - 1).month()).isEqualTo(YearMonth.of(2025, 9));
            assertThat(new SeriesChart(chart, new Messages(Language.EN, DigitSystem.EUROPEAN)).alt())
                    .contains("quarter");
        });
        DataCoverage coverage = DataCoverage.of(charity.database()).orElseThrow();
        Period period = Period.month(FIRST.plusMonths(MONTHS - 1));
        OpinionLedger ledger = new OpinionLedgers(charity.database(), policy)
                .open(Audience.BOARD, period, coverage, false)
                .orElseThrow();
        List<Block.ChartPoint> board = new PeriodFigures(
                        sources, coverage, FigureScope.of(period), Audience.BOARD, ledger)
                .quarters(Metric.SATISFIED_SHARE, "overall", null, MONTHS)
                .orElseThrow()
                .points(MONTHS, (month, figure) -> false);
        assertThat(board).hasSize(3).anyMatch(point -> point.value() != null).allSatisfy(point -> assertThat(
                        point.value() == null
                                ? point.judgement() == Block.ChartJudgement.WITHHELD
                                : point.n() >= MINIMUM)
                .isTrue());
    }
}
