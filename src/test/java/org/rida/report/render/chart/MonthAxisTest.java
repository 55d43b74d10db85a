package org.rida.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.SvgCanvas;

class MonthAxisTest {

    private static final double SIZE = 8.5;
    private static final FontRenderContext PAGE = new FontRenderContext(null, true, true);

    /** In charts as narrow as half a page and as wide as a page, from any month on. */
    @ParameterizedTest
    @ValueSource(doubles = {190, 230, 480})
    void noNameTouchesAnother(double width) {
        for (Language language : Language.values()) {
            MonthAxis axis = new MonthAxis(new Messages(language, DigitSystem.EUROPEAN));
            for (int months = 1; months <= 130; months++) {
                YearMonth first = YearMonth.of(2024, 1).plusMonths(months * 7L % 12);
                List<MonthAxis.Label> labels = axis.labels(plot(first, months, width), SIZE);
                for (int i = 1; i < labels.size(); i++) {
                    assertThat(labels.get(i).left() - labels.get(i - 1).right())
                            .as("%s months from %s, %s", months, first, labels)
                            .isPositive();
                }
                assertThat(labels).hasSizeBetween(Math.min(2, months), 8);
            }
        }
    }

    /** A page shows a drawing of 640 points on 520 pixels, in letters of 11 pixels or more. */
    @Test
    void namesStandApartInTheLettersOfPagesToo() {
        Plot plot = plot(YearMonth.of(2024, 10), 24, 640);
        MonthAxis axis = new MonthAxis(new Messages(Language.EN, DigitSystem.EUROPEAN));
        String shown = SvgCanvas.svg(
                new Drawing() {
                    @Override
                    public void draw(Canvas canvas, double width, double height) {
                        axis.draw(canvas, plot, new Canvas.Lettering(SIZE, false, Palette.QUIET));
                    }

                    @Override
                    public String alt() {
                        return "months";
                    }
                },
                640,
                120,
                false);

        assertThat(axis.labels(plot, SIZE)).extracting(MonthAxis.Label::name).contains("April 2026");
        assertThat(shown).contains("October 2024", "September 2026").doesNotContain("April 2026");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aNameIsNoWiderThanEstimated(Language language) throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/fonts/IBMPlexSansArabic_400Regular.ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) SIZE);
            MonthAxis axis = new MonthAxis(new Messages(language, DigitSystem.EUROPEAN));
            for (MonthAxis.Label label : axis.labels(plot(YearMonth.of(2025, 9), 13, 900), SIZE)) {
                assertThat(font.getStringBounds(label.name(), PAGE).getWidth())
                        .as(label.name())
                        .isLessThanOrEqualTo(label.width() + SIZE / 2);
            }
        }
    }

    @Test
    void namesTheFirstAndTheLastWithTheirYears() {
        MonthAxis axis = new MonthAxis(new Messages(Language.EN, DigitSystem.EUROPEAN));
        assertThat(axis.labels(plot(YearMonth.of(2026, 10), 1, 230), SIZE))
                .extracting(MonthAxis.Label::name)
                .containsExactly("October 2026");
        assertThat(axis.labels(plot(YearMonth.of(2024, 7), 8, 230), SIZE))
                .extracting(MonthAxis.Label::name)
                .startsWith("July 2024")
                .endsWith("February 2025");
    }

    private static Plot plot(YearMonth first, int months, double width) {
        return new Plot(Plot.AXIS_WIDTH, width - 8, 6, 100, first, months, Ticks.of(0, 1, true));
    }
}
