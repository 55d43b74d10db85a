package org.rida.metric;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;
import org.rida.metric.xmr.Assurance;
import org.rida.metric.xmr.Baseline;
import org.rida.metric.xmr.Observation;
import org.rida.metric.xmr.ProcessLimits;
import org.rida.metric.xmr.RangeScreening;
import org.rida.metric.xmr.SpecialCause;
import org.rida.metric.xmr.Variation;
import org.rida.metric.xmr.XmrChart;
import org.rida.metric.xmr.XmrChart.Settings;

/** Charts that the NHS package NHSRplotthedots, and R, computed. */
class XmrReferenceTest {

    private static final String NHS = "nhs-plotthedots/";

    private static final Map<String, SpecialCause> CAUSES = Map.of(
            "Common", SpecialCause.NONE,
            "Above UCL", SpecialCause.OUTSIDE_LIMIT,
            "Below LCL", SpecialCause.OUTSIDE_LIMIT,
            "7 Points Above", SpecialCause.SHIFT,
            "7 Points Below", SpecialCause.SHIFT,
            "2 in 3", SpecialCause.TWO_OF_THREE,
            "7 Point Trend", SpecialCause.TREND);

    @Test
    void everyPointOfTheNhsPackage() throws IOException {
        for (var scenario : byColumn(NHS + "expected_points.csv", "scenario").entrySet()) {
            List<XmrChart.XmrPoint> points =
                    chart(scenario.getKey(), scenario.getValue()).points();
            for (int i = 0; i < points.size(); i++) {
                assertPoint(
                        scenario.getKey() + " " + i,
                        points.get(i),
                        scenario.getValue().get(i));
            }
        }
    }

    @Test
    void everyIconOfTheNhsPackage() throws IOException {
        Map<String, List<NamedCsvRecord>> points = byColumn(NHS + "expected_points.csv", "scenario");
        for (NamedCsvRecord expected : ReferenceData.csv(NHS + "expected_summary.csv")) {
            String scenario = expected.getField("scenario");
            XmrChart chart = chart(scenario, Objects.requireNonNull(points.get(scenario)));
            assertThat(kind(chart.variation().orElseThrow()))
                    .as(scenario)
                    .isEqualTo(expected.getField("variation_type"));
            assertThat(assurance(chart.expectedByLimits())).as(scenario).isEqualTo(expected.getField("assurance_type"));
        }
    }

    @Test
    void bostonByMonth() throws IOException {
        for (var metric :
                byColumn("boston311/oracle/boston311_dev_xmr.csv", "metric").entrySet()) {
            List<NamedCsvRecord> rows = metric.getValue();
            assertBoston(metric.getKey(), rows, RangeScreening.DROP_EXTREME_RANGES, "_screened");
            assertBoston(metric.getKey(), rows, RangeScreening.KEEP_ALL_RANGES, "");
        }
    }

    private static void assertBoston(
            String metric, List<NamedCsvRecord> rows, RangeScreening screening, String suffix) {
        Settings settings =
                Settings.of(Direction.NEUTRAL).with(Baseline.ALL_POINTS).with(screening);
        List<XmrChart.XmrPoint> points = XmrChart.of(values(rows), settings).points();
        for (int i = 0; i < rows.size(); i++) {
            String as = metric + suffix + " " + i;
            ProcessLimits limits = points.get(i).limits().orElseThrow();
            assertClose(as, limits.centre(), rows.get(i), "centre");
            assertClose(as, limits.lower(), rows.get(i), "lnpl_266" + suffix);
            assertClose(as, limits.upper(), rows.get(i), "unpl_266" + suffix);
            assertThat(points.get(i).cause() == SpecialCause.OUTSIDE_LIMIT)
                    .as(as)
                    .isEqualTo(Boolean.parseBoolean(rows.get(i).getField("outside_266" + suffix)));
        }
    }

    private static XmrChart chart(String scenario, List<NamedCsvRecord> rows) {
        Settings settings = Settings.of(
                        scenario.contains("increase") ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER)
                .with(Baseline.ALL_POINTS)
                .with(
                        scenario.contains("unscreened")
                                ? RangeScreening.KEEP_ALL_RANGES
                                : RangeScreening.DROP_EXTREME_RANGES);
        String target = rows.get(0).getField("target");
        return XmrChart.of(
                values(rows), target.equals("NA") ? settings : settings.withTarget(Double.parseDouble(target)));
    }

    private static void assertPoint(String as, XmrChart.XmrPoint actual, NamedCsvRecord expected) {
        ProcessLimits limits = actual.limits().orElseThrow();
        assertClose(as, limits.centre(), expected, "mean_col");
        assertClose(as, limits.lower(), expected, "lpl");
        assertClose(as, limits.upper(), expected, "upl");
        String cause = expected.getField("special_cause_type");
        assertThat(actual.cause()).as(as + " " + cause).isEqualTo(cause(cause));
        assertThat(kind(actual.variation())).as(as).isEqualTo(expected.getField("point_type"));
    }

    private static SpecialCause cause(String text) {
        return CAUSES.entrySet().stream()
                .filter(entry -> text.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text))
                .getValue();
    }

    private static String kind(Variation variation) {
        return variation.isImprovement()
                ? "special_cause_improvement"
                : variation.isConcern() ? "special_cause_concern" : "common_cause";
    }

    private static String assurance(Assurance assurance) {
        return switch (assurance) {
            case CONSISTENTLY_FAILS -> "consistent_fail";
            case CONSISTENTLY_PASSES -> "consistent_pass";
            case HIT_AND_MISS -> "inconsistent";
            case WITHHELD, NO_TARGET -> "NA";
        };
    }

    private static List<Observation> values(List<NamedCsvRecord> rows) {
        return rows.stream()
                .map(row -> Observation.of(Double.parseDouble(row.getField("y"))))
                .toList();
    }

    private static void assertClose(String as, double actual, NamedCsvRecord row, String column) {
        double expected = Double.parseDouble(row.getField(column));
        assertThat(actual).as(as + " " + column).isEqualTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static Map<String, List<NamedCsvRecord>> byColumn(String file, String column) throws IOException {
        return ReferenceData.csv(file).stream()
                .collect(groupingBy(row -> row.getField(column), LinkedHashMap::new, Collectors.toList()));
    }
}
