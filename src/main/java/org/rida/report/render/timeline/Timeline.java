package org.rida.report.render.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a request, and how long its clock ran.
 *
 * @param begun the day that the days are counted from
 * @param moments in any order, at least one
 * @param clocks from the receipt and from each reopening, the oldest first
 */
public record Timeline(LocalDate begun, List<Moment> moments, List<ClockSpan> clocks) {

    /** Of moments on the same day the last in this order gives the look. */
    public enum MomentType {
        /** The day by which an answer was due. */
        DUE,
        /** An invitation to the survey, or an answer to it. */
        SURVEY,
        STAGE,
        /** Ended without an answer. */
        LEFT,
        /** The last day that is known of a request without an end. */
        STILL_OPEN,
        STILL_OPEN_LATE,
        ANSWERED,
        ANSWERED_LATE
    }

    /** @param name in the reader's language */
    public record Moment(LocalDate day, String name, MomentType type) {}

    /**
     * A run of the clock.
     *
     * @param target the last day on which an answer is in time; null where none was promised
     * @param until day of the end, or the last day that is known
     */
    public record ClockSpan(LocalDate begun, @Nullable LocalDate target, LocalDate until) {

        /** Whether it lasts from the one day to the other, the time until its target included. */
        boolean covers(LocalDate from, LocalDate to) {
            LocalDate end = target != null && target.isAfter(until) ? target : until;
            return !from.isBefore(begun) && !to.isAfter(end);
        }

        boolean runs(LocalDate from, LocalDate to) {
            return !from.isBefore(begun) && !to.isAfter(until);
        }

        boolean isLate(LocalDate from) {
            return target != null && !from.isBefore(target);
        }
    }

    /** What a day has in common: a mark on the line with a label. The target stands by itself, so that it is not overlooked. */
    public record DayMark(LocalDate day, List<String> names, MomentType type) {

        boolean isDue() {
            return type == MomentType.DUE;
        }
    }

    /** The oldest first; a target behind what happened on its day. */
    public List<DayMark> marks() {
        List<DayMark> marks = new ArrayList<>();
        moments.stream()
                .sorted(Comparator.comparing(Moment::day).thenComparing(moment -> moment.type() == MomentType.DUE))
                .forEach(moment -> {
                    DayMark last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
                    boolean isDue = moment.type() == MomentType.DUE;
                    if (last != null && last.day().equals(moment.day()) && last.isDue() == isDue) {
                        marks.set(marks.size() - 1, joined(last, moment));
                    } else {
                        marks.add(new DayMark(moment.day(), List.of(moment.name()), moment.type()));
                    }
                });
        return marks;
    }

    private static DayMark joined(DayMark mark, Moment moment) {
        List<String> names = new ArrayList<>(mark.names());
        if (!names.contains(moment.name())) {
            names.add(moment.name());
        }
        return new DayMark(mark.day(), names, mark.type().compareTo(moment.type()) < 0 ? moment.type() : mark.type());
    }
}
