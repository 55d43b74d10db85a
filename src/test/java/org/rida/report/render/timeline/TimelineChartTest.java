package org.rida.report.render.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.SvgCanvas;
import org.rida.report.render.timeline.Timeline.ClockSpan;
import org.rida.report.render.timeline.Timeline.Moment;
import org.rida.report.render.timeline.Timeline.MomentType;

class TimelineChartTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);
    private static final Messages ARABIC = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private static final LocalDate RECEIVED = LocalDate.of(2026, 10, 3);
    private static final Pattern TEXT = Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\"[^>]*>([^<]+)<");

    /** The request of the target picture: 17 days of 14. */
    private static final Timeline LATE = timeline(
            14,
            17,
            at(0, "Received"),
            at(2, "Verified"),
            at(5, "Submitted"),
            at(12, "Decision"),
            new Moment(RECEIVED.plusDays(17), "Answered", MomentType.ANSWERED_LATE));

    @Test
    void aDayIsAsLongAsAnyOther() {
        List<Spot> spots = new TimelineChart(LATE, 1000, ENGLISH).spots();

        // 952 units for 17 days
        assertThat(spots.stream().map(Spot::x).toList()).hasSize(6);
        int[] days = {0, 2, 5, 12, 14, 17};
        for (int i = 0; i < days.length; i++) {
            assertThat(spots.get(i).x()).isCloseTo(24 + days[i] * 952.0 / 17, within(.01));
        }
    }

    /** From right to left in Arabic, downwards where it is narrow. */
    @Test
    void timeRunsAsTheLanguageIsRead() {
        List<Spot> english = new TimelineChart(LATE, 1000, ENGLISH).spots();
        List<Spot> arabic = new TimelineChart(LATE, 1000, ARABIC).spots();
        List<Spot> down = new TimelineColumn(LATE, 320, ARABIC).spots();

        for (int i = 0; i < english.size(); i++) {
            assertThat(arabic.get(i).x()).isCloseTo(1000 - english.get(i).x(), within(.01));
            assertThat(down.get(i).x()).isEqualTo(320 - 14);
        }
        assertThat(down.stream().map(Spot::y).toList()).isSorted();
    }

    @Test
    void whatIsLateIsOrange() {
        String svg = svg(new TimelineChart(LATE, 1000, ENGLISH));

        assertThat(svg).contains("Answer due", "3 October 2026", "17 October<", "20 October<");
        assertThat(svg.split("stroke=\"" + Palette.LIGHT_ORANGE.hex())).hasSize(2);
        assertThat(svg.split("fill=\"" + Palette.ORANGE.hex())).hasSize(2);
        assertThat(svg.split("stroke=\"" + Palette.RED.hex())).hasSize(2);
        assertThat(svg)
                .contains("aria-label=\"3 October 2026: Received; 5 October 2026: Verified;")
                .contains("17 October 2026: Answer due; 20 October 2026: Answered\"");
    }

    /** What comes a year after the answer takes a sixth of the time that counts, behind a broken line. */
    @Test
    void whatIsLongAfterTheAnswerDoesNotPressTheRest() {
        List<Moment> moments = new ArrayList<>(LATE.moments());
        moments.add(at(400, "Service provided"));
        Timeline timeline = new Timeline(RECEIVED, moments, LATE.clocks());
        List<Spot> spots = new TimelineChart(timeline, 1000, ENGLISH).spots();

        assertThat(spots.get(6).x() - spots.get(5).x())
                .isCloseTo((spots.get(5).x() - spots.get(0).x()) / 6, within(.01));
        assertThat(svg(new TimelineChart(timeline, 1000, ENGLISH)))
                .contains("stroke-dasharray=\"4 4\"", "7 November 2027");
    }

    @Test
    void theSameDayIsOneMarkAndTheTargetStandsByItself() {
        Timeline timeline = timeline(
                14,
                14,
                at(0, "Received"),
                at(0, "Informed"),
                new Moment(RECEIVED.plusDays(14), "Answered", MomentType.ANSWERED),
                at(14, "Registered"));

        assertThat(timeline.marks())
                .extracting(mark -> mark.names() + " " + mark.type())
                .containsExactly("[Received, Informed] STAGE", "[Answered, Registered] ANSWERED", "[Answer due] DUE");
    }

    /** A day alone, without a promise. */
    @Test
    void aSingleDayIsDrawn() {
        Timeline timeline =
                new Timeline(RECEIVED, List.of(at(0, "Received")), List.of(new ClockSpan(RECEIVED, null, RECEIVED)));

        assertThat(svg(new TimelineChart(timeline, 1000, ENGLISH))).contains("Received", "3 October 2026");
        assertThat(svg(new TimelineColumn(timeline, 320, ARABIC))).contains("٣ أكتوبر ٢٠٢٦");
    }

    /** Whatever happened: no letter leaves the drawing, none is written over another one, the end and the target have a label. */
    @Test
    void labelsStayApart() {
        Random random = new Random(20261130);
        for (int run = 0; run < 300; run++) {
            int took = random.nextInt(200);
            int stages = random.nextInt(30);
            List<Moment> moments = new ArrayList<>(List.of(
                    at(0, "Received"),
                    new Moment(RECEIVED.plusDays(took), "Beneficiary answered", MomentType.ANSWERED)));
            IntStream.range(0, stages)
                    .forEach(n -> moments.add(at(random.nextInt(250), "Referred to social research " + n)));
            Timeline timeline = timeline(14, took, moments.toArray(Moment[]::new));
            TimelineChart wide = new TimelineChart(timeline, 1000, ENGLISH);
            TimelineColumn narrow = new TimelineColumn(timeline, 320, ENGLISH);

            staysApart(svg(wide), 1000, wide.height(), true);
            staysApart(svg(narrow), 320, narrow.height(), false);
            assertThat(svg(wide)).contains(">Beneficiary answered<", ">Answer due<", ">Received<");
        }
    }

    private static void staysApart(String svg, double width, double height, boolean isMiddle) {
        List<MatchResult> texts = TEXT.matcher(svg).results().toList();
        for (MatchResult text : texts) {
            double size = width(text);
            double left = x(text) - (isMiddle ? size / 2 : 0);
            assertThat(left).as(text.group()).isGreaterThanOrEqualTo(0);
            assertThat(left + size).as(text.group()).isLessThanOrEqualTo(width);
            assertThat(y(text)).as(text.group()).isBetween(10.0, height);
            assertThat(texts)
                    .filteredOn(other -> other != text && Math.abs(y(other) - y(text)) < 13)
                    .allSatisfy(other -> assertThat(Math.abs(x(other) - x(text)))
                            .as(text.group(3) + " / " + other.group(3))
                            .isGreaterThanOrEqualTo(isMiddle ? (size + width(other)) / 2 : 1));
        }
    }

    /** Letters of 13 units are half as wide on average. */
    private static double width(MatchResult text) {
        return text.group(3).length() * 6.5;
    }

    private static double x(MatchResult text) {
        return Double.parseDouble(text.group(1));
    }

    private static double y(MatchResult text) {
        return Double.parseDouble(text.group(2));
    }

    private static Timeline timeline(int target, int took, Moment... moments) {
        List<Moment> all = new ArrayList<>(List.of(moments));
        all.add(new Moment(RECEIVED.plusDays(target), "Answer due", MomentType.DUE));
        return new Timeline(RECEIVED, all, List.of(clock(RECEIVED.plusDays(target), took)));
    }

    private static ClockSpan clock(@Nullable LocalDate target, int took) {
        return new ClockSpan(RECEIVED, target, RECEIVED.plusDays(took));
    }

    private static Moment at(int day, String name) {
        return new Moment(RECEIVED.plusDays(day), name, MomentType.STAGE);
    }

    private static String svg(TimelineChart chart) {
        return SvgCanvas.svg(chart, 1000, chart.height(), false);
    }

    private static String svg(TimelineColumn column) {
        return SvgCanvas.svg(column, 320, column.height(), false);
    }
}
