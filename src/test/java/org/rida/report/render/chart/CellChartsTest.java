package org.rida.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.document.Cell;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.chart.RecordingCanvas.Box;

/** {@link CellCharts}, {@link BarChart}, {@link DotPairChart}, {@link DistributionChart}, {@link IconsChart} and {@link LegendChart}. */
class CellChartsTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);
    private static final Messages ARABIC = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private static final double WIDTH = 133;
    /** The room that a bar leaves for its label. */
    private static final double BARS = 100;

    @ParameterizedTest
    @CsvSource({"1, 100", "0.5, 50", "0.25, 25"})
    void aShareIsAsLongAsItIsGreat(double share, double length) {
        RecordingCanvas english = RecordingCanvas.of(BarChart.share(share, ENGLISH), WIDTH, 12);
        RecordingCanvas arabic = RecordingCanvas.of(BarChart.share(share, ARABIC), WIDTH, 12);

        assertThat(english.boxes).singleElement().satisfies(bar -> {
            assertThat(bar.x()).isZero();
            assertThat(bar.width()).isCloseTo(length, within(1e-9));
        });
        assertThat(arabic.boxes).singleElement().satisfies(bar -> {
            assertThat(bar.right()).as("it grows from the right").isCloseTo(WIDTH, within(1e-9));
            assertThat(bar.width()).isCloseTo(length, within(1e-9));
        });
        assertThat(english.texts.get(0).anchor()).isEqualTo(Anchor.LEFT);
        assertThat(english.texts.get(0).at().x()).isGreaterThan(length);
        assertThat(arabic.texts.get(0).anchor()).isEqualTo(Anchor.RIGHT);
    }

    @Test
    void nothingHasNoBarButALabel() {
        RecordingCanvas canvas = RecordingCanvas.of(BarChart.share(0, ENGLISH), WIDTH, 12);

        assertThat(canvas.boxes).isEmpty();
        assertThat(canvas.words()).containsExactly("0%");
        assertThat(RecordingCanvas.of(BarChart.count(0, 0, ChartJudgement.COMMON, ENGLISH), WIDTH, 12).boxes)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"COMMON, TEAL", "IMPROVEMENT, BLUE", "CONCERN, ORANGE"})
    void theColourOfACountIsItsJudgement(ChartJudgement judgement, Palette colour) {
        RecordingCanvas canvas = RecordingCanvas.of(BarChart.count(1_234, 2_468, judgement, ENGLISH), WIDTH, 12);

        assertThat(canvas.boxes).extracting(Box::fill).containsExactly(colour);
        assertThat(canvas.boxes.get(0).width()).isCloseTo(BARS / 2, within(1e-9));
        assertThat(canvas.words()).containsExactly("1,234");
    }

    @Test
    void aSpanHasItsShorterBarInTheLonger() {
        RecordingCanvas canvas = RecordingCanvas.of(BarChart.span(5, 20, 40, ENGLISH), 100, 12);

        assertThat(canvas.boxes).extracting(Box::width).containsExactly(50.0, 12.5);
        assertThat(canvas.boxes).extracting(Box::fill).containsExactly(Palette.PALE_BLUE, Palette.BLUE);
        assertThat(canvas.texts).isEmpty();
    }

    @Test
    void aColumnHasOneScale() {
        Block.TableData table =
                table(ChartKind.COUNT_BAR, Cell.count(10), Cell.count(40), Cell.tooFew(Cell.CellUnit.COUNT));

        assertThat(drawn(table, 0).boxes.get(0).width()).isCloseTo(BARS / 4, within(1e-9));
        assertThat(drawn(table, 1).boxes.get(0).width()).isCloseTo(BARS, within(1e-9));
        assertThat(CellCharts.draw(table, 1, table.rows().get(2), ENGLISH))
                .as("a cell of too few")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartKind.class,
            names = {"LABEL", "NUMBER", "MEASURE"})
    void columnsOfNumbersHaveNoDrawing(ChartKind kind) {
        Block.TableData table = table(kind, Cell.count(10));

        assertThat(CellCharts.draw(table, 1, table.rows().get(0), ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.4", "0.4, 0.2", "0, 0.4"})
    void twoSharesAreARingAndADisc(double ring, double disc) {
        RecordingCanvas english = RecordingCanvas.of(new DotPairChart(ring, disc, 0.4, ENGLISH), 100, 10);
        RecordingCanvas arabic = RecordingCanvas.of(new DotPairChart(ring, disc, 0.4, ARABIC), 100, 10);

        double ringAt = english.rings.get(0).centre().x();
        double discAt = english.discs.get(english.discs.size() - 1).centre().x();
        assertThat(ringAt < discAt).isEqualTo(ring < disc);
        assertThat(Math.max(ringAt, discAt)).as("the greatest is at the end").isCloseTo(100 - 4.2, within(1e-9));
        assertThat(arabic.rings.get(0).centre().x()).isCloseTo(100 - ringAt, within(1e-9));
    }

    @Test
    void answersFillTheWholeBarInTheirOrder() {
        Block.AnswerDistribution answers = answers(50L, 20L, 10L, 15L, 5L);
        RecordingCanvas english = RecordingCanvas.of(new DistributionChart(answers, ENGLISH), 200, 14);
        RecordingCanvas arabic = RecordingCanvas.of(new DistributionChart(answers, ARABIC), 200, 14);

        assertThat(english.boxes).extracting(Box::width).containsExactly(100.0, 40.0, 20.0, 30.0, 10.0);
        assertThat(english.boxes).extracting(Box::x).containsExactly(0.0, 100.0, 140.0, 160.0, 190.0);
        assertThat(arabic.boxes.get(0).right()).as("the best at the right").isCloseTo(200, within(1e-9));
        assertThat(arabic.boxes)
                .extracting(Box::fill)
                .isEqualTo(english.boxes.stream().map(Box::fill).toList());
        assertThat(english.words()).containsExactly("50%", "20%", "10%", "15%");
    }

    @Test
    void withoutAnswersTheReasonIsWritten() {
        for (Cell.CellState reason : List.of(Cell.CellState.TOO_FEW, Cell.CellState.NO_DATA)) {
            Block.AnswerDistribution none = Block.AnswerDistribution.without(BilingualText.same("Speed"), reason);
            RecordingCanvas canvas = RecordingCanvas.of(new DistributionChart(none, ENGLISH), 200, 14);

            assertThat(canvas.boxes).allMatch(box -> box.fill() != Palette.BLUE);
            assertThat(canvas.words()).hasSize(1);
            assertThat(new DistributionChart(none, ENGLISH).alt()).startsWith("Speed");
        }
    }

    @ParameterizedTest
    @CsvSource({", NONE, 0", "COMMON_CAUSE, NONE, 1", ", FAILS, 1", "CONCERN_LOW, HIT_AND_MISS, 2"})
    void aCardHasAnIconForWhatIsKnown(@Nullable VariationIcon variation, TargetOutlook outlook, int icons) {
        IconsChart chart = new IconsChart(SampleFigureSet.iconCard(variation, outlook, false), ENGLISH);

        assertThat(chart.count()).isEqualTo(icons);
        assertThat(RecordingCanvas.of(chart, 40, 14).rings).hasSize(icons);
        assertThat(chart.alt().isEmpty()).isEqualTo(icons == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "COMMON_CAUSE, POINT",
        "IMPROVEMENT_HIGH, BLUE",
        "IMPROVEMENT_LOW, BLUE",
        "CONCERN_HIGH, ORANGE",
        "CONCERN_LOW, ORANGE"
    })
    void anIconHasTheColourOfItsMeaning(VariationIcon variation, Palette colour) {
        RecordingCanvas canvas = RecordingCanvas.of(
                new IconsChart(SampleFigureSet.iconCard(variation, TargetOutlook.NONE, false), ENGLISH), 20, 14);

        assertThat(canvas.rings.get(0).colour()).isEqualTo(colour);
    }

    /** Of a rise the line ends higher than it begins, of a fall lower; y grows downwards. */
    @ParameterizedTest
    @CsvSource({"IMPROVEMENT_HIGH, true", "CONCERN_HIGH, true", "IMPROVEMENT_LOW, false", "CONCERN_LOW, false"})
    void aSlopeShowsTheDirection(VariationIcon variation, boolean rises) {
        var line = RecordingCanvas.of(
                        new IconsChart(SampleFigureSet.iconCard(variation, TargetOutlook.NONE, false), ENGLISH), 20, 14)
                .lines
                .get(0)
                .spots();

        assertThat(line.get(line.size() - 1).y() < line.get(0).y()).isEqualTo(rises);
    }

    @Test
    void theIconsAreAtTheEndOfTheLine() {
        IconsChart english = new IconsChart(
                SampleFigureSet.iconCard(VariationIcon.COMMON_CAUSE, TargetOutlook.PASSES, false), ENGLISH);
        IconsChart arabic = new IconsChart(
                SampleFigureSet.iconCard(VariationIcon.COMMON_CAUSE, TargetOutlook.PASSES, false), ARABIC);

        assertThat(RecordingCanvas.of(english, 100, 14).rings)
                .allSatisfy(ring -> assertThat(ring.centre().x()).isGreaterThan(60));
        assertThat(RecordingCanvas.of(arabic, 100, 14).rings)
                .allSatisfy(ring -> assertThat(ring.centre().x()).isLessThan(40));
    }

    @Test
    void theLegendExplainsSixIcons() {
        LegendChart legend = new LegendChart(ENGLISH);
        RecordingCanvas canvas = RecordingCanvas.of(legend, 480, 40);

        assertThat(canvas.rings).hasSize(6);
        assertThat(canvas.words()).hasSize(6).doesNotHaveDuplicates();
        assertThat(legend.alt().split(" · ")).containsExactlyElementsOf(canvas.words());
        assertThat(RecordingCanvas.of(new LegendChart(ENGLISH, 2), 300, 60).texts.stream()
                        .map(text -> text.at().y())
                        .distinct())
                .hasSize(3);
        assertThat(RecordingCanvas.of(new LegendChart(ARABIC), 480, 40).texts)
                .allMatch(text -> text.anchor() == Anchor.RIGHT);
    }

    private static RecordingCanvas drawn(Block.TableData table, int row) {
        return RecordingCanvas.of(
                CellCharts.draw(table, 1, table.rows().get(row), ENGLISH).orElseThrow(), WIDTH, 12);
    }

    private static Block.TableData table(ChartKind kind, Cell... cells) {
        return new Block.TableData(
                BilingualText.same("table"),
                List.of(
                        new Block.TableColumn(BilingualText.same("label"), 2, ChartKind.LABEL),
                        new Block.TableColumn(BilingualText.same("figure"), 2, kind)),
                Arrays.stream(cells)
                        .map(cell -> new Block.TableRow(BilingualText.same("row"), List.of(cell)))
                        .toList(),
                BilingualText.EMPTY);
    }

    private static Block.AnswerDistribution answers(Long... counts) {
        return Block.AnswerDistribution.shown(BilingualText.same("Speed"), Arrays.asList(counts));
    }
}
