package org.rida.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;

/** The name of Ramadan, and the axis of values, in charts of every height that pages have. */
class LowChartsTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    /** Points of the digits' height, and of half the word's width, that are certainly ink. */
    private static final double HEIGHT = 6;

    private static final double HALF_WIDTH = 12;

    @ParameterizedTest
    @ValueSource(ints = {64, 70, 80, 95, 120, 150, 220})
    void isCrossedByNoLine(int height) {
        for (Block.XmrSeries series : List.of(SampleFigureSet.promise(), SampleFigureSet.satisfied())) {
            RecordingCanvas canvas = RecordingCanvas.of(new SeriesChart(series, ENGLISH), 523, height);

            List<RecordingCanvas.Text> names = canvas.texts.stream()
                    .filter(text -> text.text().equals("Ramadan"))
                    .toList();
            assertThat(names).hasSize(2).allSatisfy(name -> assertThat(canvas.lines)
                    .filteredOn(line -> line.stroke().colour() != Palette.LINE && crosses(line.spots(), ink(name.at())))
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 64, 80, 120, 220})
    void numbersOfTheAxisDoNotTouch(int height) {
        RecordingCanvas canvas = RecordingCanvas.of(new SeriesChart(SampleFigureSet.promise(), ENGLISH), 523, height);

        List<Double> baselines = canvas.texts.stream()
                .filter(text -> text.text().endsWith("%") && text.anchor() == Canvas.Anchor.RIGHT)
                .map(text -> text.at().y())
                .sorted()
                .toList();
        assertThat(baselines).hasSizeGreaterThan(1);
        for (int i = 1; i < baselines.size(); i++) {
            assertThat(baselines.get(i) - baselines.get(i - 1)).isGreaterThan(8.9);
        }
    }

    /** A direction mark of the name's own direction follows, so that the ellipsis is not moved to the other end by the page. */
    @ParameterizedTest
    @CsvSource({
        "The front desk is open from seven in the morning to nine in the evening on all days, \u200E",
        "يفتح مكتب الاستقبال من السابعة صباحًا إلى التاسعة مساءً في جميع أيام الأسبوع دون انقطاع, \u200F"
    })
    void anEllipsisStandsAtTheEndOfTheNameAsItIsRead(String name, String mark) {
        for (Language language : Language.values()) {
            Block.XmrSeries series = SampleFigureSet.promise()
                    .marked(List.of(new Block.Mark(YearMonth.of(2026, 3), BilingualText.same(name))));
            RecordingCanvas canvas =
                    RecordingCanvas.of(new SeriesChart(series, new Messages(language, DigitSystem.EUROPEAN)), 300, 150);

            assertThat(canvas.words())
                    .filteredOn(text -> text.startsWith(name.substring(0, 8)))
                    .singleElement()
                    .asString()
                    .endsWith("…" + mark);
        }
    }

    /** The check itself finds a line through the word. */
    @Test
    void aLineThroughANameIsSeen() {
        Spot at = new Spot(100, 50);
        assertThat(crosses(List.of(new Spot(0, 47), new Spot(200, 47)), ink(at)))
                .isTrue();
        assertThat(crosses(List.of(new Spot(0, 60), new Spot(200, 60)), ink(at)))
                .isFalse();
    }

    private static Rectangle2D ink(Spot baseline) {
        return new Rectangle2D.Double(baseline.x() - HALF_WIDTH, baseline.y() - HEIGHT, 2 * HALF_WIDTH, HEIGHT);
    }

    private static boolean crosses(List<Spot> line, Rectangle2D box) {
        for (int i = 1; i < line.size(); i++) {
            Spot from = line.get(i - 1);
            Spot to = line.get(i);
            if (box.intersectsLine(from.x(), from.y(), to.x(), to.y())) {
                return true;
            }
        }
        return false;
    }
}
