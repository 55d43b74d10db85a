package org.rida.report.render.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
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
import org.rida.report.document.Block.TargetOutlook;
import org.rida.report.document.Block.VariationIcon;
import org.rida.report.document.Cell;
import org.rida.report.render.chart.DistributionChart;
import org.rida.report.render.chart.IconsChart;
import org.rida.report.render.chart.SeriesChart;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgCanvasTest {

    private static final Messages ARABIC = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.ARABIC_INDIC);

    @Test
    void drawsASeriesWithItsGapAsTwoLines() throws Exception {
        String svg = SvgCanvas.svg(new SeriesChart(SampleFigureSet.satisfied(), ARABIC), 523, 150, true);
        Element root = parsed(svg);
        assertThat(root.getElementsByTagName("circle").getLength()).isEqualTo(23);
        assertThat(svg.split("stroke=\"" + Palette.SERIES.hex())).hasSize(3);
        assertThat(root.getAttribute("aria-label"))
                .isEqualTo("نسبة الراضين: ٢٣ شهرًا، من نوفمبر ٢٠٢٤ (٧٣٪) إلى أكتوبر ٢٠٢٦ (٨١٪)");
        assertThat(svg).contains("رمضان", "٪").doesNotContain("المستهدف");
    }

    @Test
    void timeRunsLeftToRightInBothLanguages() throws Exception {
        Element arabic = parsed(SvgCanvas.svg(new SeriesChart(SampleFigureSet.promise(), ARABIC), 523, 150, true));
        Element english = parsed(SvgCanvas.svg(new SeriesChart(SampleFigureSet.promise(), ENGLISH), 523, 150, false));
        for (Element svg : List.of(arabic, english)) {
            Element first = (Element) svg.getElementsByTagName("circle").item(0);
            Element last = (Element) svg.getElementsByTagName("circle").item(23);
            assertThat(Double.parseDouble(first.getAttribute("cx")))
                    .isLessThan(Double.parseDouble(last.getAttribute("cx")));
        }
    }

    @Test
    void breaksTheLimitsWhereAPersonRebased() throws Exception {
        Block.XmrSeries rebased = new Block.XmrSeries(
                BilingualText.same("<T & \"t\">"),
                Cell.CellUnit.DAYS,
                List.of(point(1, 9, 8), point(2, 10, 8), point(3, 4, 8), point(4, 5, 8)),
                7.0,
                true,
                List.of(),
                List.of(new Block.RebaseMark(YearMonth.of(2026, 3), BilingualText.same("new form"))),
                BilingualText.EMPTY);
        String svg = SvgCanvas.svg(new SeriesChart(rebased, ENGLISH), 523, 150, false);
        parsed(svg);
        assertThat(svg.split("stroke=\"" + Palette.CENTRE.hex() + "\" stroke-width=\"1\""))
                .hasSize(3);
        assertThat(svg).contains("new limits", "early limits", "Target 7");
    }

    /** Limits of few months are named over these months; where they are too few for the words, nowhere. */
    @ParameterizedTest
    @CsvSource({"6, true", "12, false"})
    void earlyLimitsAreNamedWhereTheyApply(int since, boolean named) {
        Block.XmrSeries rebased = new Block.XmrSeries(
                BilingualText.same("t"),
                Cell.CellUnit.DAYS,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> point(month, 8, 8))
                        .toList(),
                null,
                true,
                List.of(),
                List.of(new Block.RebaseMark(YearMonth.of(2026, since), BilingualText.same("new form"))),
                BilingualText.EMPTY);

        String svg = SvgCanvas.svg(new SeriesChart(rebased, ENGLISH), 523, 150, false);

        assertThat(svg.contains("early limits")).isEqualTo(named);
    }

    private static Block.ChartPoint point(int month, double value, double centre) {
        return new Block.ChartPoint(YearMonth.of(2026, month), value, 50, centre, 3.0, 12.0, ChartJudgement.COMMON);
    }

    /** A number stands there as it is read, whether the JDK or we wrote it. */
    @Test
    void numbersAreThoseOfAFormatter() {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextGaussian() * Math.pow(10, i % 5 - 1);
            assertThat(Double.parseDouble(SvgCanvas.number(value)) + 0.0)
                    .isEqualTo(Double.parseDouble(String.format(Locale.ROOT, "%.2f", value)) + 0.0);
        }
        assertThat(List.of(
                        SvgCanvas.number(10), SvgCanvas.number(-2.5), SvgCanvas.number(0.05), SvgCanvas.number(-0.001)))
                .containsExactly("10", "-2.5", "0.05", "0");
    }

    @Test
    void saysThatThereIsNoData() {
        Block.XmrSeries empty = new Block.XmrSeries(
                BilingualText.same("t"),
                Cell.CellUnit.SHARE,
                List.of(),
                null,
                true,
                List.of(),
                List.of(),
                BilingualText.EMPTY);
        assertThat(SvgCanvas.svg(new SeriesChart(empty, ARABIC), 100, 50, true)).contains("لا توجد بيانات");
    }

    @Test
    void describesBarsAndIcons() {
        Block.AnswerDistribution answers = SampleFigureSet.aspects().rows().get(0);
        assertThat(new DistributionChart(answers, ENGLISH).alt())
                .isEqualTo("Ease of procedures: very satisfied 36%, satisfied 41%, neutral 13%, dissatisfied 6%, "
                        + "very dissatisfied 4%");
        assertThat(new IconsChart(
                                SampleFigureSet.iconCard(VariationIcon.IMPROVEMENT_HIGH, TargetOutlook.FAILS, false),
                                ARABIC)
                        .alt())
                .isEqualTo("تحسّن حقيقي بالارتفاع · لن يبلغ المستهدف ما لم تتغيّر طريقة العمل");
        assertThat(Stream.of(VariationIcon.values()).flatMap(variation -> Stream.of(TargetOutlook.values())
                        .map(assurance ->
                                new IconsChart(SampleFigureSet.iconCard(variation, assurance, false), ENGLISH).alt())))
                .as("each pair of icons is told in words of its own")
                .doesNotHaveDuplicates()
                .allSatisfy(alt -> assertThat(alt).matches("[a-z: ]+( · [a-z ]+)?"));
    }

    /** With few months a sentence speaks of an early sign: so do the icon, wherever it is told, and the words for its effect. */
    @ParameterizedTest
    @EnumSource
    void anIconIsAsCarefulAsTheVerdict(VariationIcon variation) {
        if (variation == VariationIcon.COMMON_CAUSE) {
            // with few months there is no such icon
            return;
        }
        for (Messages messages : List.of(ENGLISH, ARABIC)) {
            String early =
                    new IconsChart(SampleFigureSet.iconCard(variation, TargetOutlook.NONE, true), messages).alt();

            assertThat(early)
                    .containsPattern(
                            "^early sign of (improvement|concern): |, judged by few months$|^بادرة |بالقياس إلى أشهر قليلة$")
                    .doesNotContain("real", "حقيقي");
            assertThat(early)
                    .isNotEqualTo(
                            new IconsChart(SampleFigureSet.iconCard(variation, TargetOutlook.NONE, false), messages)
                                    .alt());
        }
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
