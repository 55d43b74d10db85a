package org.rida.console.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.console.PageFormatter;
import org.rida.console.admin.RunDurations.RunBar;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;
import org.rida.report.render.canvas.SvgCanvas;
import org.rida.report.render.html.PointDetail;
import org.rida.report.render.html.SvgCharts.DrawnSeries;
import org.springframework.ui.Model;

/**
 * The bars of {@link RunDurations} above an axis of time, in the colour of how each run ended; the oldest run stands where
 * reading begins.
 */
record RunDurationsChart(RunDurations durations, PageFormatter text) implements Drawing {

    private static final int WIDE = 640;
    private static final int NARROW = 300;
    private static final int HEIGHT = 190;

    private static final double AXIS = 62;
    private static final double EDGE = 10;
    private static final double TOP = 24;
    private static final double BELOW = 22;
    private static final int GRID_PARTS = 4;
    /** Times that a person reads at a glance. */
    private static final List<Duration> ROUND = Stream.concat(
                    Stream.of(100, 200, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000)
                            .map(Duration::ofMillis),
                    Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720).map(Duration::ofMinutes))
            .toList();

    /** So that the shortest run is seen; in percent of the picture. */
    private static final double LOWEST = 1;

    /** Side of a square of the key. */
    private static final double SQUARE = 9;

    private static final double KEY_WIDTH = 90;
    /** Estimated width of a letter in font sizes. */
    private static final double LETTER_WIDTH = 0.62;

    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);
    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);
    private static final Map<RunState, Palette> FILLS =
            Map.of(RunState.FAILED, Palette.ORANGE, RunState.STOPPED, Palette.POINT);

    /** Puts both into the model; one run alone is no picture. */
    static void show(RunDurations durations, PageFormatter text, Model model) {
        model.addAttribute("durations", durations);
        if (durations.bars().size() > 1) {
            model.addAttribute("durationsDrawn", new RunDurationsChart(durations, text).drawn());
        }
    }

    /** The drawings for both widths, whose bars tell their run and lead to it. */
    private DrawnSeries drawn() {
        boolean rightToLeft = text.messages().language().rightToLeft();
        return new DrawnSeries(
                SvgCanvas.svg(this, WIDE, HEIGHT, rightToLeft),
                SvgCanvas.svg(this, NARROW, HEIGHT, rightToLeft),
                durations.bars().stream().map(this::detail).toList(),
                "");
    }

    private PointDetail detail(RunBar bar) {
        Run run = bar.run();
        return PointDetail.of(
                spot(bar, WIDE),
                spot(bar, NARROW),
                "/runs/" + run.id(),
                List.of(
                        text.translate(
                                "console.run.title",
                                "job",
                                text.text(run.title()),
                                "run",
                                text.digits(Long.toString(run.id()))),
                        text.moment(run.requestedAt()),
                        text.translate("console.run.duration") + ": " + text.duration(bar.took()),
                        text.translate("console.run.state." + run.state().code())));
    }

    private Spot spot(RunBar bar, double width) {
        double middle = bar.from() + bar.width() / 2;
        return new Spot(x(middle, width), top(bar));
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        key(canvas, width);
        for (int i = 0; i <= GRID_PARTS; i++) {
            double percent = 100.0 * i / GRID_PARTS;
            canvas.line(AXIS, y(percent), width - EDGE, y(percent), GRID);
            Duration took = scale().multipliedBy(i);
            canvas.text(text.duration(took), new Spot(AXIS - 6, y(percent) + 3), Anchor.RIGHT, SMALL);
        }
        for (RunBar bar : durations.bars()) {
            double end = x(bar.from() + bar.width(), width);
            double from = x(bar.from(), width);
            canvas.rect(
                    Math.min(from, end),
                    top(bar),
                    Math.abs(end - from),
                    y(0) - top(bar),
                    0,
                    fill(bar.run().state()));
        }
        days(canvas, width);
    }

    /** The day of the oldest run below its bar, and that of the newest below its own where it is another and both have room. */
    private void days(Canvas canvas, double width) {
        RunBar last = durations.bars().get(durations.bars().size() - 1);
        String oldest = text.day(durations.bars().get(0).run().requestedAt());
        String newest = text.day(last.run().requestedAt());
        boolean rightToLeft = text.messages().language().rightToLeft();
        Spot start = new Spot(x(0, width), y(0) + 15);
        Spot end = new Spot(x(last.from() + last.width(), width), y(0) + 15);
        canvas.text(oldest, start, rightToLeft ? Anchor.RIGHT : Anchor.LEFT, SMALL);
        double letters = (oldest.length() + newest.length()) * LETTER_WIDTH * canvas.largest(SMALL.size());
        if (!oldest.equals(newest) && letters < Math.abs(end.x() - start.x())) {
            canvas.text(newest, end, rightToLeft ? Anchor.LEFT : Anchor.RIGHT, SMALL);
        }
    }

    /** How the runs ended, in reading order. */
    private void key(Canvas canvas, double width) {
        boolean rightToLeft = text.messages().language().rightToLeft();
        List<RunState> states = durations.bars().stream()
                .map(bar -> bar.run().state())
                .distinct()
                .sorted()
                .toList();
        IntStream.range(0, states.size()).forEach(i -> {
            double along = i * KEY_WIDTH;
            double x = rightToLeft ? width - EDGE - along - SQUARE : AXIS + along;
            canvas.rect(x, 2, SQUARE, SQUARE, 0, fill(states.get(i)));
            canvas.text(
                    text.translate("console.run.state." + states.get(i).code()),
                    new Spot(rightToLeft ? x - 5 : x + SQUARE + 5, 10),
                    rightToLeft ? Anchor.RIGHT : Anchor.LEFT,
                    SMALL);
        });
    }

    private static Palette fill(RunState state) {
        return Objects.requireNonNullElse(FILLS.get(state), Palette.BLUE);
    }

    private double x(double percent, double width) {
        double part = (width - EDGE - AXIS) * percent / 100;
        return text.messages().language().rightToLeft() ? width - EDGE - part : AXIS + part;
    }

    /** The time between two lines, of which {@link #GRID_PARTS} are no shorter than the longest run. */
    private Duration scale() {
        long part = (durations.longest().toMillis() + GRID_PARTS - 1) / GRID_PARTS;
        return Duration.ofMillis(ROUND.stream()
                .mapToLong(Duration::toMillis)
                .filter(round -> round >= part)
                .findFirst()
                .orElse(part));
    }

    private double top(RunBar bar) {
        double percent =
                100.0 * bar.took().toMillis() / scale().multipliedBy(GRID_PARTS).toMillis();
        return y(Math.max(LOWEST, percent));
    }

    private static double y(double percent) {
        return HEIGHT - BELOW - percent * (HEIGHT - BELOW - TOP) / 100;
    }

    @Override
    public String alt() {
        return text.translate("console.durations") + ": "
                + text.translate(
                        "console.durations.sum",
                        "n",
                        durations.bars().size(),
                        "median",
                        text.duration(durations.median()),
                        "longest",
                        text.duration(durations.longest()));
    }
}
