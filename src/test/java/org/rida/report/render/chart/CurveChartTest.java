package org.rida.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Block.CurveDay;
import org.rida.report.render.canvas.Canvas.Spot;

class CurveChartTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);
    private static final Messages ARABIC = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private static final double WIDTH = 500;
    private static final double HEIGHT = 160;

    @Test
    void theCurveRisesInSteps() {
        RecordingCanvas canvas = RecordingCanvas.of(new CurveChart(curve(28, 14), ENGLISH), WIDTH, HEIGHT);

        List<Spot> steps = canvas.lines(Palette.BLUE).get(0).spots();
        for (int i = 1; i < steps.size(); i++) {
            boolean horizontal = steps.get(i).y() == steps.get(i - 1).y();
            boolean vertical = steps.get(i).x() == steps.get(i - 1).x();
            assertThat(horizontal || vertical).isTrue();
            assertThat(steps.get(i).x()).isGreaterThanOrEqualTo(steps.get(i - 1).x());
            assertThat(steps.get(i).y()).isLessThanOrEqualTo(steps.get(i - 1).y());
        }
        assertThat(steps.get(0).x()).isLessThan(steps.get(steps.size() - 1).x());
    }

    /** Days count from left to right in Arabic, too. */
    @Test
    void bothLanguagesHaveOneDirectionOfTime() {
        assertThat(RecordingCanvas.of(new CurveChart(curve(28, 14), ARABIC), WIDTH, HEIGHT)
                        .lines(Palette.BLUE)
                        .get(0)
                        .spots())
                .isEqualTo(RecordingCanvas.of(new CurveChart(curve(28, 14), ENGLISH), WIDTH, HEIGHT)
                        .lines(Palette.BLUE)
                        .get(0)
                        .spots());
    }

    @Test
    void theAxesAreLabelledByWeeksAndFifths() {
        List<String> words = RecordingCanvas.of(new CurveChart(curve(28, 14), ENGLISH), WIDTH, HEIGHT)
                .words();

        assertThat(words).contains("0%", "20%", "40%", "60%", "80%", "100%").contains("0", "7", "14", "21", "28");
        assertThat(RecordingCanvas.of(new CurveChart(curve(28, 14), ARABIC), WIDTH, HEIGHT)
                        .words())
                .contains("٢٠٪", "١٤");
    }

    @Test
    void theTargetDayIsMarkedWithWhatWasAnsweredByThen() {
        CurveChart chart = new CurveChart(curve(28, 14), ENGLISH);
        RecordingCanvas canvas = RecordingCanvas.of(chart, WIDTH, HEIGHT);

        assertThat(canvas.lines(Palette.RED)).singleElement().satisfies(line -> assertThat(
                        line.spots().get(0).x())
                .isEqualTo(line.spots().get(1).x()));
        assertThat(canvas.words()).anyMatch(text -> text.contains("14") && text.contains("50%"));
        assertThat(chart.alt()).startsWith("Time to answer: ").contains("50%", "45", "55%");
    }

    @Test
    void aTargetBeyondTheCurveIsNotDrawn() {
        CurveChart chart = new CurveChart(curve(10, 14), ENGLISH);

        assertThat(RecordingCanvas.of(chart, WIDTH, HEIGHT).lines(Palette.RED)).isEmpty();
        assertThat(chart.alt()).contains("14").doesNotContain("%");
    }

    @Test
    void theBandNeedsTwoDaysWithAnInterval() {
        assertThat(RecordingCanvas.of(new CurveChart(curve(28, 14), ENGLISH), WIDTH, HEIGHT).areas)
                .hasSize(1);
        Block.Curve one = new Block.Curve(
                BilingualText.same("Time to answer"),
                List.of(new CurveDay(0, 0.0, null, null, 9L), new CurveDay(1, 0.5, 0.3, 0.7, null)),
                14,
                BilingualText.EMPTY);
        assertThat(RecordingCanvas.of(new CurveChart(one, ENGLISH), WIDTH, HEIGHT).areas)
                .isEmpty();
    }

    /** Answered, left and waiting fill the plot, and each can be told from the others without its colour. */
    @Test
    void whereThoseWhoLeftAreToldTheSharesAreStacked() {
        CurveChart chart = new CurveChart(stacked(), ENGLISH);
        RecordingCanvas canvas = RecordingCanvas.of(chart, WIDTH, HEIGHT);

        assertThat(canvas.areas).as("three shares, no band over them").hasSize(3);
        assertThat(canvas.words()).contains("Answered", "Left without an answer", "Still waiting");
        assertThat(canvas.lines(Palette.DEEP_ORANGE)).as("stripes").hasSizeGreaterThan(20);
        assertThat(canvas.discs).as("dots").hasSizeGreaterThan(20);
        assertThat(canvas.lines(Palette.BLUE)).as("the curve and its limits").hasSize(3);
        assertThat(chart.alt()).contains("50%", "10% left without an answer", "40% still waiting");
    }

    private static Block.Curve stacked() {
        return new Block.Curve(
                BilingualText.same("Time to answer"),
                IntStream.rangeClosed(0, 28)
                        .mapToObj(day -> new CurveDay(day, day / 28.0, day / 30.0, day / 27.0, null, null, day / 140.0))
                        .map(day -> day.day() <= 20 ? day : new CurveDay(day.day(), null, null, null, null))
                        .toList(),
                14,
                BilingualText.EMPTY);
    }

    @Test
    void whoStillWaitsIsWrittenBelowTheAxis() {
        RecordingCanvas canvas = RecordingCanvas.of(new CurveChart(curve(28, 14), ENGLISH), WIDTH, HEIGHT);

        assertThat(canvas.texts)
                .filteredOn(text -> text.text().equals("1,000") || text.text().equals("720"))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.at().y()).isGreaterThan(HEIGHT - 10));
    }

    @Test
    void withoutDataTheChartSaysSo() {
        Block.Curve empty = new Block.Curve(
                BilingualText.same("Time to answer"),
                List.of(new CurveDay(0, null, null, null, null)),
                14,
                BilingualText.EMPTY);
        RecordingCanvas canvas = RecordingCanvas.of(new CurveChart(empty, ENGLISH), WIDTH, HEIGHT);

        assertThat(canvas.words()).hasSize(1);
        assertThat(canvas.lines).isEmpty();
        assertThat(new CurveChart(empty, ENGLISH).alt())
                .isEqualTo("Time to answer: " + canvas.words().get(0));
    }

    /** Every 28th is answered each day, half of all on day 14. */
    private static Block.Curve curve(int last, int target) {
        return new Block.Curve(
                BilingualText.same("Time to answer"),
                IntStream.rangeClosed(0, last)
                        .mapToObj(day -> new CurveDay(
                                day,
                                day / 28.0,
                                day == 0 ? null : Double.valueOf(Math.max(0, day / 28.0 - 0.05)),
                                day == 0 ? null : Double.valueOf(Math.min(1, day / 28.0 + 0.05)),
                                day % 7 == 0 ? Long.valueOf(1_000 - day * 40L) : null))
                        .toList(),
                target,
                BilingualText.EMPTY);
    }
}
