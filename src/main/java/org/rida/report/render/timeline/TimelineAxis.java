package org.rida.report.render.timeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Stroke;

/**
 * The line itself. While a clock runs, and until its target, a day is as long as any other; what comes later is shortened and
 * broken, since a service that is given months after the answer would leave no room for the two weeks. Marks keep a distance, so
 * that each can be seen and pointed at.
 */
final class TimelineAxis {

    private static final double DOT = 6;
    private static final double DISTANCE = 2 * DOT + 2;
    private static final double WIDTH = 4;
    /** A pause is at most this part of the time that counts. */
    private static final int MOST_OF_PAUSE = 6;

    private final Timeline timeline;
    private final Map<LocalDate, Double> places = new TreeMap<>();

    /**
     * @param from place of the first day
     * @param to place of the last one
     */
    TimelineAxis(Timeline timeline, double from, double to) {
        this.timeline = timeline;
        LocalDate[] days = days();
        double[] lengths = lengths(days);
        double total = Arrays.stream(lengths).sum();
        double[] wanted = new double[days.length];
        double sum = 0;
        for (int i = 0; i < days.length; i++) {
            sum += lengths[i];
            wanted[i] = total == 0 ? from : from + sum * (to - from) / total;
        }
        double[] sizes = new double[days.length];
        Arrays.fill(sizes, Math.min(DISTANCE, (to - from) / days.length));
        double[] middles = EvenSpread.middles(wanted, sizes, from - DISTANCE / 2, to + DISTANCE / 2);
        for (int i = 0; i < days.length; i++) {
            places.put(days[i], middles[i]);
        }
    }

    private LocalDate[] days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        timeline.moments().forEach(moment -> days.add(moment.day()));
        timeline.clocks().forEach(clock -> {
            days.add(clock.begun());
            days.add(clock.until());
            Stream.ofNullable(clock.target()).forEach(days::add);
        });
        return days.toArray(LocalDate[]::new);
    }

    /** From the day before to each; 0 for the first. */
    private double[] lengths(LocalDate[] days) {
        double[] lengths = new double[days.length];
        double counting = 0;
        for (int i = 1; i < days.length; i++) {
            lengths[i] = ChronoUnit.DAYS.between(days[i - 1], days[i]);
            counting += counts(days[i - 1], days[i]) ? lengths[i] : 0;
        }
        double longest = Math.max(1, counting / MOST_OF_PAUSE);
        for (int i = 1; i < days.length; i++) {
            if (counting > 0 && !counts(days[i - 1], days[i])) {
                lengths[i] = Math.min(lengths[i], longest);
            }
        }
        return lengths;
    }

    private boolean counts(LocalDate from, LocalDate to) {
        return timeline.clocks().stream().anyMatch(clock -> clock.covers(from, to));
    }

    double place(LocalDate day) {
        return places.getOrDefault(day, 0.0);
    }

    /** @param at where a place along the line is in the drawing */
    void draw(Canvas canvas, DoubleFunction<Spot> at) {
        List<LocalDate> days = List.copyOf(places.keySet());
        for (int i = 1; i < days.size(); i++) {
            canvas.polyline(
                    List.of(at.apply(place(days.get(i - 1))), at.apply(place(days.get(i)))),
                    stroke(days.get(i - 1), days.get(i)));
        }
    }

    private Stroke stroke(LocalDate from, LocalDate to) {
        return timeline.clocks().stream()
                .filter(clock -> clock.runs(from, to))
                .findFirst()
                .map(clock -> Stroke.solid(clock.isLate(from) ? Palette.LIGHT_ORANGE : Palette.SAND, WIDTH))
                .orElse(new Stroke(Palette.SERIES, 1.2, Stroke.Dash.DASHED));
    }

    /** Colour is not all that tells them apart: what is not a step of the work is a ring, and their names say the rest. */
    static void drawDot(Canvas canvas, Spot at, Timeline.MomentType type) {
        switch (type) {
            case DUE -> {}
            case STAGE, ANSWERED -> canvas.disc(at, DOT, Palette.TEAL);
            case ANSWERED_LATE -> canvas.disc(at, DOT, Palette.ORANGE);
            case LEFT -> canvas.disc(at, DOT, Palette.POINT);
            case SURVEY -> drawRing(canvas, at, Palette.BLUE);
            case STILL_OPEN -> drawRing(canvas, at, Palette.TEAL);
            case STILL_OPEN_LATE -> drawRing(canvas, at, Palette.ORANGE);
        }
    }

    private static void drawRing(Canvas canvas, Spot at, Palette colour) {
        canvas.disc(at, DOT - 1, Palette.WHITE);
        canvas.ring(at, DOT - 1, Stroke.solid(colour, 2));
    }
}
