package org.rida.metric;

import org.rida.ReferenceData;













import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All requests to the City of Boston in 2015 against figures computed from the same file in R. */
class BostonTest {

    private static final String ORACLE = "boston311/oracle/boston311_dev_";
    private static final LocalDate CUT_OFF = LocalDate.of(2016, 1, 12);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    @ParameterizedTest
    @CsvSource({"by_channel, channel, Source", "by_department, department, Department"})
    void turnaroundBySlice(String file, String column, String source) throws IOException {
        Map<String, Map<String, Long>> slices = ReferenceData.csv("boston311/boston311_2015_dev.csv").stream()
                .collect(groupingBy(
                        row -> row.getField(source),
                        TreeMap::new,
                        groupingBy(BostonTest::bucket, TreeMap::new, counting())));
        for (NamedCsvRecord expected : ReferenceData.csv(ORACLE + file + ".csv")) {
            assertSlice(slice(slices, expected.getField(column)), expected);
        }
    }

    /** The row of all is the sum of the slices. */
    private static Counts slice(Map<String, Map<String, Long>> slices, String name) {
        return slices.entrySet().stream()
                .filter(slice -> name.startsWith("ALL") || slice.getKey().equals(name))
                .map(slice -> Counts.of(slice.getValue()))
                .reduce(Counts.NONE, Counts::combine);
    }

    @Test
    void promiseKeptByMonthDue() throws IOException {
        for (NamedCsvRecord row : ReferenceData.csv(ORACLE + "by_due_month.csv")) {
            Counts counts = Counts.of(List.of("on_time", "late_answered", "late_waiting").stream()
                    .collect(Collectors.toMap(bucket -> bucket, bucket -> (long) decimal(row, bucket))));
            Figure figure = Metric.PROMISE_KEPT.figure(counts, AnswerTarget.TWO_WEEKS);
            assertThat(figure.denominator()).isEqualTo((long) decimal(row, "due_n"));
            assertThat(figure.value().orElseThrow()).isEqualTo(decimal(row, "promise_kept_share"), within(1e-12));
        }
    }

    private static void assertSlice(Counts counts, NamedCsvRecord row) {
        DayCounts answered = counts.days("answered:");
        assertThat(answered.n()).isEqualTo((long) decimal(row, "n_completed"));
        assertClose(answered.percentile(.5).orElseThrow(), row, "median_days", 1);
        assertClose(answered.percentile(.9).orElseThrow(), row, "p90_days", 1);
        assertClose(ScoreSummary.of(answered.counts()).value().orElseThrow(), row, "mean_days", 1);
        Share within = answered.within(14);
        assertClose(within.value().orElseThrow(), row, "within14_pct", 100);
        assertClose(within.wilson().orElseThrow().low(), row, "within14_wilson_lo_pct", 100);
        assertClose(within.wilson().orElseThrow().high(), row, "within14_wilson_hi_pct", 100);
        Figure median = Metric.MEDIAN_INCLUDING_OPEN.figure(counts, AnswerTarget.TWO_WEEKS);
        assertThat(median.value().isPresent())
                .isEqualTo(!row.getField("km_median_first_t_le_half").isEmpty());
        median.value().ifPresent(value -> assertClose(value, row, "km_median_first_t_le_half", 1));
        Figure byTarget = Metric.ANSWERED_BY_TARGET_KM.figure(counts, AnswerTarget.TWO_WEEKS);
        assertClose(byTarget.value().orElseThrow(), row, "km_pct_done_by_14", 100);
        byTarget.interval().ifPresent(interval -> {
            assertClose(1 - interval.high(), row, "km_S14_lo95_loglog", 1);
            assertClose(1 - interval.low(), row, "km_S14_hi95_loglog", 1);
        });
    }

    private static String bucket(NamedCsvRecord row) {
        LocalDate opened = day(row.getField("OPEN_DT"));
        String closed = row.getField("CLOSED_DT");
        return closed.isBlank()
                ? "censored:" + ChronoUnit.DAYS.between(opened, CUT_OFF)
                : "answered:" + ChronoUnit.DAYS.between(opened, day(closed));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, 10), DAY);
    }

    private static void assertClose(double actual, NamedCsvRecord row, String column, double times) {
        double expected = decimal(row, column);
        assertThat(actual * times)
                .as("%s %s", row.getFields().get(0), column)
                .isEqualTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
