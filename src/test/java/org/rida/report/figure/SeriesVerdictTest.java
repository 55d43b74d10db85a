package org.rida.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.database.TestDatabase;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.policy.PolicyReader;
import org.rida.report.StoredCounts;
import org.rida.report.document.Block;
import org.rida.tally.count.DataCoverage;

/** What is said of the last month of a series, on counts that show one thing each. */
class SeriesVerdictTest {

    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth LAST = FIRST.plusMonths(20);
    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    private final DataSource database = TestDatabase.fresh();
    private final StoredCounts counts = new StoredCounts(database);

    /** Case 2 of the false statements: 27 of 30 meets 90 %, whatever limits of a year ago say. */
    @Test
    void outdatedLimitsPromiseNothingAndAreProposedToBeReset() {
        counts.due(FIRST, LAST, month -> month.isBefore(FIRST.plusMonths(12)) ? 60 + month.getMonthValue() % 3 : 90);
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(series.assurance()).isEqualTo(Block.TargetOutlook.NONE);
        assertThat(series.resetFrom()).contains(FIRST.plusMonths(12));
        assertThat(SeriesVerdict.sentence(series, ENGLISH))
                .isEqualTo("a real improvement: on a better level since January 2026");
        assertThat(SeriesVerdict.outdated(series, ENGLISH))
                .contains("The process limits are out of date: the last 9 months lie above the mean. "
                        + "Proposed: reset them from January 2026.");
    }

    /** The level is better still; that the improvement goes on would be read as one more rise. */
    @ParameterizedTest
    @ValueSource(longs = {90, 80})
    void aLevelIsNotSaidToRiseWhenTheLastMonthFell(long last) {
        counts.due(
                FIRST,
                LAST,
                month -> month.equals(LAST)
                        ? last
                        : month.isBefore(FIRST.plusMonths(12)) ? 60 + month.getMonthValue() % 3 : 90);
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(SeriesVerdict.sentence(series, ENGLISH))
                .isEqualTo("a real improvement: on a better level since January 2026");
        assertThat(SeriesVerdict.sentence(series, new Messages(Language.AR, DigitSystem.ARABIC_INDIC)))
                .isEqualTo("وهو تحسّن حقيقي، فالمستوى أفضل منذ يناير ٢٠٢٦")
                .doesNotContain("مستمر");
    }

    /** Six rises that began below the mean: no better level yet, but a real rise. */
    @Test
    void aRiseFromBelowTheMeanIsNoBetterLevelYet() {
        counts.due(
                FIRST,
                LAST,
                month -> month.isBefore(LAST.minusMonths(7))
                        ? 58 + 6 * (month.getMonthValue() % 2)
                        : 60 + month.getMonthValue() % 13 - LAST.minusMonths(7).getMonthValue());
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(SeriesVerdict.sentence(series, ENGLISH)).isEqualTo("a real improvement: six rises in a row");
    }

    /** Case 7: 0 of 1. */
    @Test
    void oneRequestIsTooFewToJudge() {
        counts.due(FIRST, LAST, month -> 60 + month.getMonthValue() % 3);
        counts.put(LAST, "due", Map.of("late_answered", 1L));
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(SeriesVerdict.sentence(series, ENGLISH)).isEqualTo("too few to judge");
        assertThat(series.variation()).isNull();
        assertThat(series.isJudged()).isFalse();
    }

    @Test
    void aMonthThatIsNotOverIsProvisionalAndNotJudged() {
        counts.due(FIRST, LAST, month -> month.equals(LAST) ? 5 : 60 + month.getMonthValue() % 3);
        Series series = promise(LAST, LAST.atDay(20));

        assertThat(SeriesVerdict.sentence(series, ENGLISH)).startsWith("provisional, and so not judged");
        assertThat(series.variation()).isNull();
        assertThat(last(series).judgement()).isEqualTo(Block.ChartJudgement.PROVISIONAL);
    }

    @Test
    void aMonthWithoutDataHasNeitherIconNorJudgement() {
        counts.due(
                FIRST,
                LAST.minusMonths(1),
                month -> month.isAfter(FIRST.plusMonths(12)) ? 95 : 60 + month.getMonthValue() % 3);
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(series.variation()).isNull();
        assertThat(last(series).judgement()).isEqualTo(Block.ChartJudgement.NO_DATA);
    }

    /** Case 15: 0 received where thousands are usual. */
    @Test
    void aMeasureWithoutDirectionIsUnusual() {
        for (YearMonth month = FIRST; month.isBefore(LAST); month = month.plusMonths(1)) {
            counts.put(month, "received", Map.of("incoming", 8000L + month.getMonthValue() % 3 * 500L));
        }
        Series series = facts(LAST, LAST.atEndOfMonth()).series(Metric.RECEIVED, null, null);

        assertThat(SeriesVerdict.sentence(series, ENGLISH))
                .isEqualTo("unusually low: a point below the limits of ordinary variation");
        assertThat(series.variation()).isEqualTo(Block.VariationIcon.UNUSUAL_LOW);
        assertThat(last(series).judgement()).isEqualTo(Block.ChartJudgement.UNUSUAL);
    }

    /** Case 10: before the first month there are no data, of counts neither. */
    @Test
    void beforeTheFirstMonthCountsHaveNoValue() {
        counts.put(FIRST, "received", Map.of("incoming", 40L));
        PeriodFigures first = facts(FIRST, FIRST.atEndOfMonth());

        assertThat(first.figure(first.period().before(), Metric.RECEIVED, null).value())
                .isEmpty();
        assertThat(first.figure(Metric.RECEIVED, null).value()).hasValue(40);
    }

    /** Case 5: withheld and missing months are told apart, and a withheld month's judgement is withheld, too. */
    @Test
    void withheldMonthsAreNotMissing() {
        counts.due(FIRST, LAST, month -> 60 + month.getMonthValue() % 3);
        Series series = promise(LAST, LAST.atEndOfMonth());

        assertThat(series.points(3, (month, figure) -> month.equals(LAST)))
                .extracting(Block.ChartPoint::judgement)
                .containsExactly(
                        Block.ChartJudgement.COMMON, Block.ChartJudgement.COMMON, Block.ChartJudgement.WITHHELD);
    }

    /** Months have passed: it is not too early, there is nothing to judge by, or nothing that may be shown. */
    @Test
    void anActionAfterWhichNoMonthHasAValueIsNotTooEarlyToJudge() {
        YearMonth done = FIRST.plusMonths(6);
        counts.due(FIRST, done, month -> 60 + month.getMonthValue() % 3);
        Series series = promise(LAST, LAST.atEndOfMonth());
        Messages arabic = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
        List<Block.ChartPoint> empty = series.points(series.after(done), (month, figure) -> false);
        List<Block.ChartPoint> withheld =
                series.points(series.after(done), (month, figure) -> month.isBefore(LAST.minusMonths(3)));

        assertThat(SeriesVerdict.effect(empty, false, done, LAST, ENGLISH)).isEqualTo("no value in 14 months since");
        assertThat(SeriesVerdict.effect(empty, false, done, LAST, arabic))
                .isEqualTo("لا قيمة للمؤشر في ١٤ شهرًا بعد الإجراء");
        assertThat(SeriesVerdict.effect(withheld, false, done, LAST, ENGLISH))
                .isEqualTo("too few to show in 14 months since");
        assertThat(SeriesVerdict.effect(withheld, false, done, LAST, arabic))
                .isEqualTo("العدد لا يكفي للعرض في ١٤ شهرًا بعد الإجراء");
        assertThat(SeriesVerdict.effect(List.of(), false, LAST, LAST, ENGLISH))
                .isEqualTo("too early to say; its effect can be seen from October 2026 on");
    }

    private Series promise(YearMonth month, LocalDate coversTo) {
        return facts(month, coversTo).series(Metric.PROMISE_KEPT, null, .9);
    }

    private PeriodFigures facts(YearMonth month, LocalDate coversTo) {
        return new PeriodFigures(
                TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), database),
                new DataCoverage(FIRST, coversTo),
                Period.month(month));
    }

    private static Block.ChartPoint last(Series series) {
        return series.points(1, (month, figure) -> false).get(0);
    }
}
