package org.rida.report.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.block.HeadlineBlock;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.RespondentFigures.QuestionShare;
import org.rida.tally.count.DataCoverage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Page 1 tells the weighted share of the satisfied where it differs by more than a point from the raw one, and only there. */
class WeightedHeadlineTest extends OctoberRun {

    private static final YearMonth FIRST = YearMonth.of(2024, 7);
    private static final YearMonth LAST = YearMonth.of(2026, 10);
    private static final BlockSpec SATISFACTION = new Binder(
                    new MapConfigurationPropertySource(Map.of("headline.statements[0]", "satisfaction")))
            .bind("", Bindable.of(BlockSpec.class))
            .get();

    @Autowired
    private FigureSources sources;

    private record WeightedMonth(YearMonth month, double raw, double weighted, BilingualText headline) {}

    @Test
    void whereItDiffersByMoreThanAPointTheSentenceStands() {
        List<WeightedMonth> months = months();

        assertThat(months).hasSizeGreaterThanOrEqualTo(25).allSatisfy(each -> {
            long points = Math.round(each.weighted() * 100) - Math.round(each.raw() * 100);
            String sentence = "Weighted to everyone asked it is **%d%%**.".formatted(Math.round(each.weighted() * 100));
            assertThat(each.headline().en().endsWith(sentence))
                    .as("%s, %d points", each.month(), points)
                    .isEqualTo(Math.abs(points) > 1);
            assertThat(each.headline().ar().contains("بعد ترجيحها")).isEqualTo(Math.abs(points) > 1);
        });
        assertThat(months)
                .extracting(each -> each.headline().en().contains("Weighted"))
                .contains(true, false);
    }

    /**
     * Base R weights every month as the product does (rake.R), and no month moves by more than 2.8 points down and 1.6 up. Of the sample as
     * it was before its scores were made less alike, these were 2.8 and 2.5.
     */
    @Test
    void everyMonthIsWeightedAsInR() throws Exception {
        Map<YearMonth, Double> expected = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("raked.csv")), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(line -> expected.put(YearMonth.parse(line[0]), Double.valueOf(line[1])));
        }
        List<WeightedMonth> months = months();

        assertThat(months).extracting(WeightedMonth::month).containsExactlyElementsOf(expected.keySet());
        assertThat(months).allSatisfy(each -> assertThat(each.weighted())
                .as("%s", each.month())
                .isEqualTo(expected.get(each.month()), within(1e-6)));
        DoubleSummaryStatistics moved = months.stream()
                .mapToDouble(each -> 100 * (each.weighted() - each.raw()))
                .summaryStatistics();
        assertThat(moved.getMin()).isEqualTo(-2.8, within(.05));
        assertThat(moved.getMax()).isEqualTo(1.6, within(.05));
    }

    /** A department is a part; of the month with too few answers no weights are made. */
    @Test
    void nothingIsSaidWhereWeightsAreRefused() {
        PeriodFigures july = figures(FIRST);

        assertThat(headline(july.in(Dimension.DEPARTMENT, "programmes")).en()).doesNotContain("Weighted");
    }

    private List<WeightedMonth> months() {
        return Stream.iterate(FIRST, month -> !month.isAfter(LAST), month -> month.plusMonths(1))
                .flatMap(this::weighted)
                .toList();
    }

    private Stream<WeightedMonth> weighted(YearMonth month) {
        PeriodFigures figures = figures(month);
        QuestionShare share = figures.respondents().weighting(List.of("overall")).shares().stream()
                .findFirst()
                .orElse(null);
        if (share == null || share.weighted().isEmpty()) {
            assertThat(headline(figures).en()).doesNotContain("Weighted");
            return Stream.empty();
        }
        return Stream.of(new WeightedMonth(
                month, share.raw().value().orElseThrow(), share.weighted().get().value(), headline(figures)));
    }

    private PeriodFigures figures(YearMonth month) {
        return new PeriodFigures(sources, DataCoverage.of(database).orElseThrow(), Period.month(month));
    }

    private static BilingualText headline(PeriodFigures figures) {
        ReportDefinition definition =
                new ReportDefinition(BilingualText.EMPTY, Audience.QUALITY, null, null, List.of());
        DraftContext draft = new DraftContext(
                figures, definition, new DraftContext.Origin("", 0, Instant.EPOCH, BilingualText.EMPTY));
        return ((Block.Sentence) new HeadlineBlock().draft(SATISFACTION, draft).orElseThrow()).text();
    }
}
