package org.rida.report.render.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.timeline.Timeline.DayMark;

/** The labels of the marks: the day, with its year where that is another one than before, and what happened. */
final class DayLabels {

    /** Of the letters; more than on charts of a report, as there is no more than this to read. */
    static final double SIZE = 13;

    static final double LINE = 17;
    /** No letter is wider on average; Arabic ones are narrower. */
    private static final double LETTER = 0.54 * SIZE;

    private DayLabels() {}

    record DayLabel(DayMark mark, String day) {

        int lines() {
            return mark.names().size() + 1;
        }

        /** Estimated. */
        double width() {
            int longest = mark.names().stream().mapToInt(String::length).max().orElse(0);
            return Math.max(longest, day.length()) * LETTER;
        }

        Lettering nameLettering() {
            return new Lettering(SIZE, false, mark.isDue() ? Palette.RED : Palette.INK);
        }

        Lettering dayLettering() {
            return new Lettering(SIZE, false, mark.isDue() ? Palette.RED : Palette.QUIET);
        }
    }

    static List<DayLabel> list(List<DayMark> marks, Messages messages) {
        DateFormatter dates = new DateFormatter(messages);
        List<DayLabel> labels = new ArrayList<>();
        int year = Integer.MIN_VALUE;
        for (DayMark mark : marks) {
            LocalDate day = mark.day();
            String text = dates.dayOfMonth(day);
            labels.add(new DayLabel(
                    mark, day.getYear() == year ? text : text + " " + messages.digits(String.valueOf(day.getYear()))));
            year = day.getYear();
        }
        return labels;
    }

    /** All that the drawing says. */
    static String alt(List<DayMark> marks, Messages messages) {
        DateFormatter dates = new DateFormatter(messages);
        return marks.stream()
                .map(mark -> messages.format(
                        "timeline.alt",
                        "day",
                        dates.day(mark.day()),
                        "what",
                        String.join(messages.format("timeline.and"), mark.names())))
                .reduce((a, b) -> a + messages.format("timeline.then") + b)
                .orElse("");
    }
}
