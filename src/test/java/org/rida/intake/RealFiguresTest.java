package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.Cohort;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.RecountProgress;

/**
 * Real files through a mapping, the merge and the counts: the figures equal tables that R and Python computed from the same
 * files, and a plain count of the raw rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFiguresTest {

    private static final String BOSTON = "boston311/boston311_2015_dev.csv";
    private static final String ORACLE = "boston311/oracle/boston311_dev_";
    private static final String SFO = "sfo/";
    private static final LocalDate COVERS_TO = LocalDate.of(2016, 1, 12);
    private static final YearMonth LAST = YearMonth.from(COVERS_TO);
    private static final int MONTHS = 13;
    private static final double Z = 1.959963984540054;

    @TempDir
    static Path folder;

    private IngestResult boston;
    private MonthCounts counts;
    private Cohort cohort;
    private Flow flow;

    @BeforeAll
    void ingest() {
        TestIntake rida = new TestIntake(folder);
        boston = rida.ingest(ReferenceData.file(BOSTON), "boston311");
        new CountRefresh(rida.dataSource, TestIntake.POLICY).refresh(RecountProgress.NONE);
        counts = new MonthCounts(rida.dataSource);
        cohort = new Cohort(rida.dataSource);
        flow = new Flow(rida.dataSource);
    }

    @Test
    void everyRowIsMergedOrListed() {
        assertThat(boston.read()).isEqualTo(14_229);
        assertThat(boston.merged() + boston.unchanged() + boston.superseded() + boston.rejected())
                .isEqualTo(14_229);
        assertThat(flow.balance(LAST)).matches(FlowBalance::balanced);
        assertThat(everybody().total()).isEqualTo(boston.merged());
    }

    @Test
    void promiseKeptByTargetMonth() throws IOException {
        for (NamedCsvRecord row : oracle("by_due_month")) {
            Counts due = counts.counts(month(row, "due_month"), "due");
            Figure promiseKept = Metric.PROMISE_KEPT.figure(due, AnswerTarget.TWO_WEEKS);
            assertThat(promiseKept.numerator()).isEqualTo(number(row, "on_time"));
            assertThat(promiseKept.denominator()).isEqualTo(number(row, "due_n"));
            assertThat(due.in("late_answered")).isEqualTo(number(row, "late_answered"));
            assertThat(due.in("late_waiting")).isEqualTo(number(row, "late_waiting"));
            assertClose(promiseKept.value().orElseThrow(), row, "promise_kept_share", 1);
        }
    }

    @Test
    void answeredByMonthClosed() throws IOException {
        for (NamedCsvRecord row : oracle("by_close_month")) {
            Counts answered = counts.counts(month(row, "close_month"), "answered");
            Figure inTime = Metric.ANSWERED_WITHIN_TARGET.figure(
                    counts.counts(month(row, "close_month"), "answered-in-time"), AnswerTarget.TWO_WEEKS);
            assertThat(answered.total()).isEqualTo(number(row, "n_closed"));
            assertThat(inTime.numerator()).isEqualTo(number(row, "within14_n"));
            assertClose(inTime.interval().orElseThrow().low(), row, "within14_wilson_lo_pct", 100);
            assertClose(inTime.interval().orElseThrow().high(), row, "within14_wilson_hi_pct", 100);
            assertPercentiles(answered.days(), row);
        }
    }

    @Test
    void openAtTheEndOfEachMonth() throws IOException {
        for (NamedCsvRecord row : oracle("month_end_backlog")) {
            YearMonth month = YearMonth.from(LocalDate.parse(row.getField("as_of")));
            DayCounts open = counts.counts(month, "open").days();
            assertThat(open.n()).isEqualTo(number(row, "open_backlog"));
            assertThat(open.n() - open.within(14).numerator()).isEqualTo(number(row, "breached_backlog_gt14"));
            assertClose(open.percentile(.5).orElseThrow(), row, "median_age_open", 1);
            assertThat(flow.balance(month).received()).isEqualTo(number(row, "received_in_month"));
            assertThat(flow.balance(month).answered()).isEqualTo(number(row, "closed_in_month"));
        }
    }

    @Test
    void followedByMonthReceived() throws IOException {
        assertCohorts("by_open_month", row -> cohort.followed(month(row, "open_month"), 1, COVERS_TO, Basis.CALENDAR));
    }

    @ParameterizedTest
    @CsvSource({"by_channel, channel, CHANNEL", "by_department, department, DEPARTMENT"})
    void followedByDimension(String table, String column, Dimension slice) throws IOException {
        var slices = cohort.bySlice(LAST, MONTHS, COVERS_TO, Basis.CALENDAR, slice);
        assertCohorts(table, row -> slices.getOrDefault(row.getField(column), Counts.NONE));
    }

    @Test
    void theKaplanMeierCurve() throws IOException {
        Counts all = everybody();
        KaplanMeier curve = KaplanMeier.of(all.days("answered:"), all.days("censored:"));
        for (NamedCsvRecord row : oracle("km_curve_all")) {
            assertClose(curve.survival((int) number(row, "time")).orElseThrow(), row, "surv", 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"2013, Q7O_WHOLE", "2016, Q7ALL"})
    void satisfiedShareOfTheAirportSurveys(int year, String column) throws IOException {
        List<Integer> valid = ReferenceData.csv(SFO + year + "_SFO_Customer_Survey.csv").stream()
                .map(row -> row.getField(column))
                .filter(answer -> answer.matches("[1-5]"))
                .map(Integer::valueOf)
                .toList();
        long satisfied = valid.stream().filter(score -> score >= 4).count();

        Figure figure = Metric.SATISFIED_SHARE.figure(
                answers(year)
                        .sum(
                                YearMonth.of(year, 1),
                                YearMonth.of(year, 12),
                                "score:overall",
                                Dimension.ALL,
                                Dimension.EVERYTHING),
                AnswerTarget.TWO_WEEKS);

        assertThat(figure.numerator()).isEqualTo(satisfied);
        assertThat(figure.denominator()).isEqualTo(valid.size()).isGreaterThan(2_500);
        Interval interval = figure.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(wilson((double) satisfied, valid.size(), -1), within(1e-12));
        assertThat(interval.high()).isCloseTo(wilson((double) satisfied, valid.size(), 1), within(1e-12));
    }

    private MonthCounts answers(int year) {
        TestIntake rida = new TestIntake(folder);
        rida.ingest(ReferenceData.file(SFO + year + "_SFO_Customer_Survey.csv"), "sfo-" + year);
        new CountRefresh(rida.dataSource, TestIntake.POLICY).refresh(RecountProgress.NONE);
        return new MonthCounts(rida.dataSource);
    }

    private static double wilson(double k, double n, int side) {
        return (2 * k + Z * Z + side * Z * Math.sqrt(Z * Z + 4 * k * (1 - k / n))) / (2 * (n + Z * Z));
    }

    private void assertCohorts(String table, Function<NamedCsvRecord, Counts> cohorts) throws IOException {
        for (NamedCsvRecord row : oracle(table)) {
            Counts followed = row.getField(0).startsWith("ALL") ? everybody() : cohorts.apply(row);
            DayCounts answered = followed.days("answered:");
            assertThat(followed.total()).as("%s", row).isEqualTo(number(row, "n_received"));
            assertThat(answered.n()).isEqualTo(number(row, "n_completed"));
            assertThat(answered.within(14).numerator()).isEqualTo(number(row, "within14_n"));
            assertPercentiles(answered, row);
            assertClose(
                    Metric.ANSWERED_BY_TARGET_KM
                            .figure(followed, AnswerTarget.TWO_WEEKS)
                            .value()
                            .orElseThrow(),
                    row,
                    "km_pct_done_by_14",
                    100);
            Figure median = Metric.MEDIAN_INCLUDING_OPEN.figure(followed, AnswerTarget.TWO_WEEKS);
            String expected = row.getField("km_median_first_t_le_half");
            assertThat(median.value().isPresent() ? "" + (int) median.value().getAsDouble() : "")
                    .isEqualTo(expected);
        }
    }

    private Counts everybody() {
        return cohort.followed(LAST, MONTHS, COVERS_TO, Basis.CALENDAR);
    }

    private static void assertPercentiles(DayCounts days, NamedCsvRecord row) {
        assertClose(days.percentile(.5).orElseThrow(), row, "median_days", 1);
        assertClose(days.percentile(.9).orElseThrow(), row, "p90_days", 1);
    }

    private static void assertClose(double actual, NamedCsvRecord row, String column, double times) {
        double expected = Double.parseDouble(row.getField(column));
        assertThat(actual * times)
                .as("%s %s", row.getField(0), column)
                .isEqualTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static List<NamedCsvRecord> oracle(String table) throws IOException {
        return ReferenceData.csv(ORACLE + table + ".csv");
    }

    private static YearMonth month(NamedCsvRecord row, String column) {
        return YearMonth.parse(row.getField(column));
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column));
    }
}
