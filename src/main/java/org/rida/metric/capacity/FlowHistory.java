package org.rida.metric.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rida.metric.ScoreSummary;

/** The ordinary weeks from which rates are taken, oldest first. */
public record FlowHistory(List<FlowWeek> weeks) {

    /** A quarter of a year. */
    public static final int WEEKS = 13;

    /** @throws IllegalArgumentException when there is none */
    public FlowHistory {
        weeks = List.copyOf(weeks);
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("flow: expected at least one week, found none");
        }
    }

    /**
     * The first days of the last thirteen whole weeks of ordinary days, oldest first; fewer when there are not so many.
     *
     * @param from the first day that is known
     * @param cutOff the last day that is known; the last week ends on it or before
     * @param ordinary false for a day of Ramadan or an announced holiday
     */
    public static List<LocalDate> ordinaryWeeks(LocalDate from, LocalDate cutOff, Predicate<LocalDate> ordinary) {
        List<LocalDate> starts = new ArrayList<>();
        LocalDate start = cutOff.minusDays(FlowWeek.DAYS - 1);
        while (starts.size() < WEEKS && !start.isBefore(from)) {
            if (IntStream.range(0, FlowWeek.DAYS).mapToObj(start::plusDays).allMatch(ordinary)) {
                starts.add(start);
            }
            start = start.minusDays(FlowWeek.DAYS);
        }
        Collections.reverse(starts);
        return List.copyOf(starts);
    }

    /** The average week's sums. */
    public QueueFlow average() {
        return averageWeek().sum();
    }

    /** Whether in some week nothing came, left or was answered. */
    public boolean hasEmptyWeek() {
        return weeks.stream().anyMatch(week -> week.sum().equals(QueueFlow.NONE));
    }

    /** The average of each day of the week. */
    FlowWeek averageWeek() {
        return new FlowWeek(IntStream.range(0, FlowWeek.DAYS)
                .mapToObj(day -> weeks.stream()
                        .map(week -> week.days().get(day))
                        .reduce(QueueFlow.NONE, QueueFlow::plus)
                        .times(1.0 / weeks.size()))
                .toList());
    }

    /** The same with so many answers in each week. */
    FlowHistory answering(double answersAWeek) {
        return new FlowHistory(
                weeks.stream().map(week -> week.answering(answersAWeek)).toList());
    }

    /**
     * The coefficient of variation of the time between arrivals, as Kingman's formula wants it: of a renewal process the
     * variance of the weekly numbers over their mean tends to its square (Cox, Renewal Theory, 1962, section 4.2). 1 with
     * fewer than two weeks and when nothing was received, as of arrivals at random.
     */
    public double variationOfDemand() {
        return variation(QueueFlow::received);
    }

    /** Likewise of the time between answers. */
    public double variationOfCapacity() {
        return variation(QueueFlow::answered);
    }

    private double variation(ToDoubleFunction<QueueFlow> of) {
        ScoreSummary summary = ScoreSummary.of(
                weeks.stream().mapToDouble(week -> of.applyAsDouble(week.sum())).toArray());
        double mean = summary.value().orElse(0);
        return mean == 0 || weeks.size() < 2 ? 1 : summary.deviation().orElseThrow() / Math.sqrt(mean);
    }
}
