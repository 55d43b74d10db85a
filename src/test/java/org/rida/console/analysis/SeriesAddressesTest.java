package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.policy.Dimension;
import org.rida.policy.PolicyReader;
import org.rida.quality.SeriesKey;
import org.rida.report.explore.SeriesUrl;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.TestMeasures;
import org.rida.tally.count.SliceFilter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Addresses of the quality officer's pages: {@link TrendsParameters}, {@link SeriesUrl}, {@link LineageLinks}. */
class SeriesAddressesTest {

    private static final MetricCatalog MEASURES = TestMeasures.of(PolicyReader.read(Path.of("jobs/policy")));

    @Test
    void withoutParametersThereIsOverallSatisfactionOverTwoYears() {
        TrendsParameters parameters = parameters(Map.of());

        assertThat(parameters.series()).isEqualTo("satisfied-share:overall");
        assertThat(parameters.query().months()).isEqualTo(24);
        assertThat(parameters.query().breakdown()).isEqualTo(Dimension.CHANNEL);
        assertThat(parameters.query().last()).isNull();
        assertThat(parameters.query().filter().values()).isEmpty();
        assertThat(parameters.isOneSeries()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "months, 36, 36",
        "months, 13, 13",
        "months, 121, 24",
        "months, 99999, 24",
        "months, twelve, 24",
        "months, ' 12 ', 12"
    })
    void aNumberOfMonthsThatIsNoneIsIgnored(String name, String value, int months) {
        assertThat(parameters(Map.of(name, value)).query().months()).isEqualTo(months);
    }

    @ParameterizedTest
    @CsvSource({"2026-03, 2026-03", "2026-13, ", "March, ", "'', "})
    void aMonthThatIsNoneIsIgnored(String value, @Nullable YearMonth month) {
        assertThat(parameters(Map.of("until", value)).query().last()).isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource({
        "service, , , SERVICE",
        "SERVICE, , , SERVICE",
        "all, , , CHANNEL",
        "colour, , , CHANNEL",
        "channel, channel, phone, SERVICE",
        "department, department, programmes, CHANNEL"
    })
    void aFilteredDimensionIsNotBrokenDown(
            String by, @Nullable String filter, @Nullable String value, Dimension breakdown) {
        Map<String, String> sent = filter == null || value == null ? Map.of("by", by) : Map.of("by", by, filter, value);

        assertThat(parameters(sent).query().breakdown()).isEqualTo(breakdown);
    }

    @Test
    void aDecisionIsAboutOneFilterAtMost() {
        TrendsParameters one = parameters(Map.of("measure", "promise-kept", "channel", "phone"));
        assertThat(one.isOneSeries()).isTrue();
        assertThat(one.series()).isEqualTo("promise-kept@channel=phone");
        assertThat(one.query().filter().chosen(Dimension.CHANNEL)).containsOnly("phone");
        assertThat(one.query().filter().chosen(Dimension.SERVICE)).isEmpty();
        assertThat(one.countFilters(TrendsParameters.MAIN)).isEqualTo(1);

        TrendsParameters two = parameters(Map.of("measure", "promise-kept", "channel", "phone", "mode", "link"));
        assertThat(two.isOneSeries()).isFalse();
        assertThat(two.series()).isEqualTo("promise-kept");
        assertThat(two.countFilters(TrendsParameters.MAIN))
                .as("mode is not a main one")
                .isEqualTo(1);
    }

    /** Whoever sends an address on sends what they see. */
    @Test
    void anAddressReadAgainGivesTheSameView() {
        TrendsParameters parameters = parameters(Map.of(
                "measure",
                "satisfied-share:speed",
                "months",
                "36",
                "until",
                "2026-06",
                "by",
                "department",
                "channel",
                "phone & post",
                "a",
                "one=1",
                "b",
                "قسم"));

        String address = parameters.download("xlsx");
        assertThat(address).startsWith("/trends.xlsx?").doesNotContain(" ", "قسم", "phone &");
        MultiValueMap<String, String> again = new LinkedMultiValueMap<>();
        org.springframework.web.util.UriComponentsBuilder.fromUriString(address)
                .build(true)
                .getQueryParams()
                .forEach((name, values) -> again.add(
                        name, java.net.URLDecoder.decode(values.get(0), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(TrendsParameters.of(again, MEASURES)).isEqualTo(parameters);
    }

    @Test
    void severalValuesOfADimensionStayInTheAddressAndCanBeBrokenDown() {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.addAll("channel", List.of("phone", "a&b", "", "phone", " letter "));
        sent.add("service", "");
        sent.add("since", "2025-02");
        sent.add("by", "channel");
        TrendsParameters parameters = TrendsParameters.of(sent, MEASURES);

        assertThat(parameters.query().filter()).hasToString("channel=a&b,letter,phone");
        assertThat(parameters.query().breakdown()).isEqualTo(Dimension.CHANNEL);
        assertThat(parameters.isOneSeries()).isFalse();
        assertThat(parameters.series()).isEqualTo("satisfied-share:overall");
        assertThat(parameters.address("/trends"))
                .isEqualTo("/trends?measure=satisfied-share%3Aoverall&since=2025-02&by=channel"
                        + "&channel=a%26b&channel=letter&channel=phone");
        assertThat(new LineageLinks(
                                YearMonth.of(2026, 1),
                                YearMonth.of(2026, 1),
                                parameters.query().filter())
                        .url("/lineage", "open"))
                .isEqualTo("/lineage?key=open&month=2026-01&channel=a%26b&channel=letter&channel=phone");
    }

    @Test
    void aChipIsThePageWithoutItsValueAndWithoutWhatIsEmpty() {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.addAll("channel", List.of("phone", "letter"));
        sent.add("service", "");
        sent.add("segment", "يتيم");
        sent.add("lang", "en");
        sent.add("\"><b>", "x");
        SliceFilter filter = FilterParameters.read(sent, List.of(Dimension.values()));

        assertThat(FilterParameters.chips("/trends", sent, filter))
                .extracting(FilterParameters.FilterChip::without)
                .containsExactly(
                        "/trends?channel=phone&segment=%D9%8A%D8%AA%D9%8A%D9%85",
                        "/trends?channel=letter&segment=%D9%8A%D8%AA%D9%8A%D9%85",
                        "/trends?channel=phone&channel=letter");
        assertThat(FilterParameters.address("/trends", new LinkedMultiValueMap<>()))
                .isEqualTo("/trends");
    }

    @ParameterizedTest
    @CsvSource({
        "promise-kept, /trends?measure=promise-kept",
        "satisfied-share:overall, /trends?measure=satisfied-share:overall",
        "promise-kept@channel=phone, /trends?measure=promise-kept&channel=phone",
        "open@service=a&b c, /trends?measure=open&service=a%26b%20c"
    })
    void aSeriesHasItsTrendPage(String series, String address) {
        assertThat(SeriesUrl.url(SeriesKey.parse(series)).replace("%3A", ":")).isEqualTo(address);
    }

    @Test
    void rowsOfSeveralMonthsNameTheFirst() {
        YearMonth october = YearMonth.of(2026, 10);
        SliceFilter cut = SliceFilter.EVERYBODY.and(Dimension.CHANNEL, "phone");

        assertThat(new LineageLinks(october, october, SliceFilter.EVERYBODY).url("/lineage", "open"))
                .isEqualTo("/lineage?key=open&month=2026-10");
        assertThat(new LineageLinks(october.minusMonths(2), october, cut).url("/lineage.csv", "open@service=a&b"))
                .isEqualTo("/lineage.csv?key=open%40service%3Da%26b&since=2026-08&month=2026-10&channel=phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "satisfied-share:overall",
                "promise-kept@channel=phone",
                "theme-mentions:waiting",
                "stage-median:received-verified"
            })
    void seriesOfTheCatalogAreAccepted(String series) {
        assertThat(SeriesOptions.require(MEASURES, series)).hasToString(series);
    }

    @ParameterizedTest
    @ValueSource(strings = {"satisfied-share:gone", "stage-median", "theme-mentions:gone", "promise-kept:overall"})
    void otherSeriesAreRefused(String series) {
        assertThatThrownBy(() -> SeriesOptions.require(MEASURES, series))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("“" + series + "”");
    }

    @Test
    void everyMeasureOfTheFormIsAccepted() {
        assertThat(MEASURES.all().stream()
                        .flatMap(group -> group.measures().stream())
                        .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(measure -> assertThat(SeriesOptions.require(MEASURES, measure.code()))
                        .hasToString(measure.code()));
    }

    private static TrendsParameters parameters(Map<String, String> sent) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        sent.forEach((name, value) -> parameters.put(name, List.of(value)));
        return TrendsParameters.of(parameters, MEASURES);
    }
}
