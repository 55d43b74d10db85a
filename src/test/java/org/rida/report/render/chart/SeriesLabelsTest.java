package org.rida.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rida.Campaign;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartPoint;
import org.rida.report.document.Cell.CellUnit;

/**
 * Where the labels of a chart stand, over random series, in letters as drawn and as large as pages show them: none is written over
 * another, none is cut off, the target has one, over no line that it can avoid.
 */
class SeriesLabelsTest {

    private static final FontRenderContext PAGE = new FontRenderContext(null, true, true);
    private static final int[] WIDTHS = {300, 360, 480, 523, 760};
    private static final int[] HEIGHTS = {90, 120, 150, 220};

    /** Of the charts of pages, with the most that their letters have. */
    private static final List<double[]> PAGES = List.of(new double[] {640, 210, 14.4}, new double[] {250, 150, 12});

    private static final int CHARTS = Campaign.WHOLE ? 20_000 : 600;
    private static @Nullable Font font;

    @BeforeAll
    static void readFont() throws Exception {
        try (InputStream in = SeriesLabelsTest.class.getResourceAsStream("/fonts/IBMPlexSansArabic_400Regular.ttf")) {
            font = Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    @Test
    void noLabelIsWrittenOverAnother() {
        for (int seed = 0; seed < CHARTS; seed++) {
            Random random = new Random(seed);
            RecordingCanvas canvas = draw(series(random), random);
            List<RecordingCanvas.Text> texts = canvas.texts;
            assertThat(texts)
                    .as("chart %s", seed)
                    .anyMatch(text -> text.lettering().colour() == Palette.RED)
                    .allSatisfy(text -> assertThat(canvas.holds(ink(text, canvas)))
                            .as(text.text())
                            .isTrue());
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(ink(texts.get(i), canvas).intersects(ink(texts.get(j), canvas)))
                            .as(
                                    "chart %s: “%s” over “%s”",
                                    seed, texts.get(i).text(), texts.get(j).text())
                            .isFalse();
                }
            }
        }
    }

    /** With limits that are straight lines, so that a place beside all of them is above the target or below it. */
    @Test
    void theTargetIsWrittenOverNoLimitWhereThereIsRoomAboveOrBelow() {
        int near = 0;
        for (int seed = 0; seed < CHARTS; seed++) {
            Random random = new Random(seed);
            Block.XmrSeries series = straight(random);
            RecordingCanvas canvas = draw(series, random);
            RecordingCanvas.Text label = canvas.texts.stream()
                    .filter(text -> text.lettering().colour() == Palette.RED)
                    .findFirst()
                    .orElseThrow();
            double target = canvas.lines(Palette.RED).get(0).spots().get(0).y();
            List<Double> limits = canvas.lines(Palette.CENTRE).stream()
                    .map(line -> line.spots().get(0).y())
                    .toList();
            double room = 7.5 + canvas.largest(label.lettering().size());
            boolean above = limits.stream().noneMatch(y -> y < target && y > target - room) && target > room + 4;
            double bottom = canvas.lines(Palette.LINE).get(0).spots().get(0).y();
            boolean below = limits.stream().noneMatch(y -> y > target && y < target + room) && target + room < bottom;
            near += above && below ? 0 : 1;
            Rectangle2D ink = ink(label, canvas);
            if (above || below) {
                assertThat(limits)
                        .as("chart %s: lines through the target's label at %s %s", seed, target, ink)
                        .noneMatch(y -> y > ink.getMinY() + 1 && y < ink.getMaxY() - 1);
            }
        }
        assertThat(near).as("charts with a limit near the target").isGreaterThan(CHARTS / 10);
    }

    private static RecordingCanvas draw(Block.XmrSeries series, Random random) {
        Language language = random.nextBoolean() ? Language.AR : Language.EN;
        Messages messages = new Messages(language, DigitSystem.EUROPEAN);
        SeriesChart chart = new SeriesChart(series, messages);
        if (random.nextBoolean()) {
            double[] page = PAGES.get(random.nextInt(PAGES.size()));
            return RecordingCanvas.enlarged(chart, page[0], page[1], page[2]);
        }
        return RecordingCanvas.of(
                chart, WIDTHS[random.nextInt(WIDTHS.length)], HEIGHTS[random.nextInt(HEIGHTS.length)]);
    }

    /** Shares whose limits change with each month, with targets near them, resets, actions and Ramadan. */
    private static Block.XmrSeries series(Random random) {
        int months = random.nextInt(2, 49);
        YearMonth first = YearMonth.of(2022, 1).plusMonths(random.nextInt(12));
        double centre = random.nextDouble(.1, .95);
        double width = random.nextDouble(.02, .2);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            double spread = width * random.nextDouble(.8, 1.2);
            points.add(point(first.plusMonths(i), centre, spread, random));
        }
        List<Block.RebaseMark> rebases = new ArrayList<>();
        List<Block.Mark> marks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rebases.add(new Block.RebaseMark(first.plusMonths(random.nextInt(months)), BilingualText.same("new form")));
            marks.add(new Block.Mark(
                    first.plusMonths(random.nextInt(months)),
                    new BilingualText("نموذج أقصر للطلب", "A shorter form for requests")));
        }
        List<Block.Shade> shades = new ArrayList<>();
        for (int i = 0; i < months; i += 12) {
            shades.add(new Block.Shade(
                    first.plusMonths(i).atDay(10),
                    first.plusMonths(i).atDay(10).plusDays(29),
                    new BilingualText("رمضان", "Ramadan")));
        }
        return new Block.XmrSeries(
                        BilingualText.same("share"),
                        CellUnit.SHARE,
                        points,
                        Math.min(1, Math.max(0, centre + width * random.nextDouble(-1.5, 1.5))),
                        random.nextBoolean(),
                        shades,
                        rebases,
                        BilingualText.EMPTY)
                .marked(marks);
    }

    private static Block.XmrSeries straight(Random random) {
        double centre = random.nextDouble(.3, .7);
        double width = random.nextDouble(.02, .2);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            points.add(point(YearMonth.of(2024, 11).plusMonths(i), centre, width, random));
        }
        return new Block.XmrSeries(
                BilingualText.same("share"),
                CellUnit.SHARE,
                points,
                centre + width * random.nextDouble(-1.5, 1.5),
                false,
                List.of(),
                List.of(),
                BilingualText.EMPTY);
    }

    private static ChartPoint point(YearMonth month, double centre, double spread, Random random) {
        return new ChartPoint(
                month,
                Math.min(1, Math.max(0, centre + spread * random.nextDouble(-1, 1))),
                100,
                centre,
                centre - spread,
                centre + spread,
                ChartJudgement.COMMON);
    }

    /** As wide as it is set, and as high as its small letters are at least. */
    private static Rectangle2D ink(RecordingCanvas.Text text, RecordingCanvas canvas) {
        double size = canvas.largest(text.lettering().size());
        double width = java.util.Objects.requireNonNull(font)
                .deriveFont((float) size)
                .getStringBounds(text.text(), PAGE)
                .getWidth();
        double left =
                switch (text.anchor()) {
                    case LEFT -> text.at().x();
                    case MIDDLE -> text.at().x() - width / 2;
                    case RIGHT -> text.at().x() - width;
                };
        return new Rectangle2D.Double(left, text.at().y() - size * .75, width, size * .8);
    }
}
