package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

class MetricTest {

    @ParameterizedTest
    @EnumSource
    void everyMetricHasReferences(Metric metric) throws IOException {
        assertThat(references())
                .as("rows of %s in reference.csv with a value and how it was obtained", metric)
                .anyMatch(row -> row.getField("metric").equals(metric.name())
                        && !row.getField("value").isEmpty()
                        && !row.getField("how").isBlank());
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithReference(NamedCsvRecord row) {
        Metric metric = Metric.valueOf(row.getField("metric"));
        Figure figure = metric.figure(
                counts(row.getField("buckets")), new AnswerTarget(Integer.parseInt(row.getField("target"))));
        assertThat(figure.value().isPresent()).isEqualTo(!row.getField("value").isEmpty());
        assertThat(figure.interval().isPresent()).isEqualTo(!row.getField("low").isEmpty());
        figure.value().ifPresent(value -> assertAsPrinted(value, row.getField("value")));
        figure.value()
                .ifPresent(value -> assertThat(metric.range().contains(value)).isTrue());
        figure.interval().ifPresent(interval -> {
            assertAsPrinted(interval.low(), row.getField("low"));
            assertAsPrinted(interval.high(), row.getField("high"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void noDataIsZeroOnlyForCounts(Metric metric) {
        Figure figure = metric.figure(Counts.NONE, AnswerTarget.TWO_WEEKS);
        assertThat(figure.value().isPresent()).isEqualTo(metric.unit() == Unit.COUNT);
        assertThat(figure.interval()).isEmpty();
        assertThat(figure.denominator()).isZero();
    }

    /** Messages of both languages are required: a missing one throws. */
    @ParameterizedTest
    @EnumSource
    void everyMetricHasTextsInBothLanguages(Metric metric) {
        BilingualText name = BilingualText.ofMessage(metric.nameKey());
        BilingualText definition = BilingualText.ofMessage(metric.definitionKey());
        assertThat(metric.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(metric.source().citation()).matches("[A-Z].{7,}");
        assertThat(metric.source().arabic()).matches("\\p{InArabic}.{4,}");
        assertThat(name.en()).matches("(% [a-z]|[A-Z])[A-Za-z ,]+");
        assertThat(definition.en()).endsWith(".");
        assertThat(name.ar()).matches("[\\p{InArabic} ]+");
        assertThat(definition.ar()).matches("[\\p{InArabic} ]+\\.");
    }

    @Test
    void everyTextBelongsToAMetric() {
        assertThat(new Messages(Language.EN, DigitSystem.EUROPEAN).keys("metric."))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Metric.values())
                        .flatMap(metric -> Stream.of(metric.nameKey(), metric.definitionKey()))
                        .toList());
    }

    @Test
    void namesAreUnique() {
        assertThat(Metric.values())
                .extracting(metric -> BilingualText.ofMessage(metric.nameKey()).en())
                .doesNotHaveDuplicates();
        assertThat(Metric.values())
                .extracting(metric -> BilingualText.ofMessage(metric.nameKey()).ar())
                .doesNotHaveDuplicates();
    }

    @Test
    void unknownBucketsThrow() {
        assertThatThrownBy(() -> Metric.ACCEPTED_SHARE.figure(Counts.of(Map.of("acepted", 1L)), AnswerTarget.TWO_WEEKS))
                .hasMessage("buckets: expected [accepted, rejected], found [acepted]");
        assertThatThrownBy(() -> Metric.SATISFIED_SHARE.figure(Counts.of(Map.of("6", 1L)), AnswerTarget.TWO_WEEKS))
                .hasMessage("bucket \"6\": expected a score from 1 to 5");
        assertThatThrownBy(() -> Metric.ANSWERED_MEDIAN.figure(Counts.of(Map.of("late", 1L)), AnswerTarget.TWO_WEEKS))
                .hasMessage("bucket \"late\": expected the number of a day");
        assertThatThrownBy(() -> Counts.of(Map.of("late", -1L)))
                .hasMessage("bucket \"late\": expected a count, found -1");
    }

    @Test
    void openRequestsAreInTheDenominator() {
        Figure median = Metric.MEDIAN_INCLUDING_OPEN.figure(
                Counts.of(Map.of("answered:3", 2L, "censored:5", 4L)), AnswerTarget.TWO_WEEKS);
        assertThat(median.numerator()).isEqualTo(2);
        assertThat(median.denominator()).isEqualTo(6);
    }

    @Test
    void aQuarterIsTheSumOfItsMonths() {
        Counts january = Counts.of(Map.of("on_time", 1L));
        Counts february = Counts.of(Map.of("on_time", 1L, "late_waiting", 8L));
        Figure figure = Metric.PROMISE_KEPT.figure(january.combine(february), AnswerTarget.TWO_WEEKS);
        assertThat(figure.value()).hasValue(.2);
        assertThat(figure.numerator()).isEqualTo(2);
        assertThat(figure.denominator()).isEqualTo(10);
    }

    static List<NamedCsvRecord> references() throws IOException {
        try (Reader file = new InputStreamReader(
                        Objects.requireNonNull(MetricTest.class.getResourceAsStream("reference.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private static Counts counts(String buckets) {
        return buckets.isEmpty()
                ? Counts.NONE
                : Counts.of(Arrays.stream(buckets.split(";"))
                        .map(bucket -> bucket.split("="))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1]))));
    }

    /** To half a unit of the last digit printed. */
    private static void assertAsPrinted(double actual, String printed) {
        double expected = Double.parseDouble(printed);
        if (Double.isInfinite(expected)) {
            assertThat(actual).isEqualTo(expected);
        } else {
            double unit = Math.pow(10, -new BigDecimal(printed).scale());
            assertThat(actual).isEqualTo(expected, within(.51 * unit));
        }
    }
}
