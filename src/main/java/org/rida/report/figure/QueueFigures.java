package org.rida.report.figure;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.capacity.ClearingForecast;
import org.rida.metric.capacity.FlowHistory;
import org.rida.metric.capacity.PromiseTarget;
import org.rida.metric.capacity.QueueArithmetic;
import org.rida.metric.capacity.QueueFlow;
import org.rida.metric.capacity.WhatIf;
import org.rida.policy.ClockVersion;
import org.rida.policy.Dimension;
import org.rida.policy.HijriMonths;
import org.rida.policy.Policy;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.ObservedQueue;
import org.rida.tally.count.QueueCounts;
import org.rida.tally.count.QueueCounts.QueueWindow;
import org.rida.tally.count.SliceFilter;

/**
 * What the queue of promised requests takes to keep the promise, from the last thirteen whole weeks before a cut-off that touch
 * neither Ramadan nor an announced holiday. Calendar days throughout, also where the report leads with working days: a queue
 * grows on days off, too. Not offered where the data do not bear it, see {@link QueueRefusal}.
 */
public final class QueueFigures {

    /** In how many weeks a queue is to be where the promise can be kept, unless told otherwise. */
    public static final int RELIEF_WEEKS = 8;

    /** Days; flows are stored by week and told by day. */
    private static final double WEEK = 7;
    /** Requests that came, and that were answered, in all weeks together. */
    private static final int FEWEST = 10;

    private final QueueCounts counts;
    private final SliceFilter filter;
    private final LocalDate cutOff;
    private final Policy policy;
    private final int targetDays;
    private final List<LocalDate> weeks;
    private final SortedMap<String, ObservedQueue> whole;

    /** Why nothing is said of a queue. */
    public enum QueueRefusal {
        /** There are fewer than thirteen ordinary weeks of data. */
        FEW_WEEKS,
        /** In the thirteen weeks, fewer than ten requests came or fewer than ten were answered. */
        FEW_REQUESTS,
        /** In some of the weeks nothing came, left or was answered: data are missing, or there are too few. */
        EMPTY_WEEKS
    }

    /** @param cutOff last day that is known */
    public QueueFigures(
            DataSource database, Policy policy, DataCoverage coverage, LocalDate cutOff, SliceFilter filter) {
        this.counts = new QueueCounts(database);
        this.filter = filter;
        this.cutOff = cutOff;
        this.policy = policy;
        this.targetDays = targetDays(cutOff);
        this.weeks = ordinaryWeeks(coverage.first().atDay(1), cutOff, policy);
        this.whole = weeks.isEmpty() ? new TreeMap<>() : counts.bySlice(window(), filter, Dimension.ALL);
    }

    /** Ramadan and holidays are left out whole, as their weeks say little about others. */
    private static List<LocalDate> ordinaryWeeks(LocalDate from, LocalDate cutOff, Policy policy) {
        List<HijriMonths.HijriSpan> ramadans = HijriMonths.ramadans(from, cutOff);
        return FlowHistory.ordinaryWeeks(
                from,
                cutOff,
                day -> ramadans.stream().noneMatch(r -> !day.isBefore(r.first()) && !day.isAfter(r.last()))
                        && policy.calendar().holidays().stream()
                                .noneMatch(h -> !day.isBefore(h.from()) && !day.isAfter(h.to())));
    }

    /** The same for all queues, so that they can be compared. */
    private QueueWindow window() {
        return new QueueWindow(weeks, cutOff, longestTarget());
    }

    /** Days of the longest promise: what was received earlier is beyond any. */
    private int longestTarget() {
        return policy.clock().stream().mapToInt(ClockVersion::targetDays).max().orElseThrow();
    }

    /**
     * Of how many days what was received is still within its promise at the end of a day: each request has the promise of the day on
     * which it was received, so that after a change of the promise old and new ones count.
     */
    public int targetDays(LocalDate end) {
        return (int) end.minusDays(longestTarget() - 1L)
                .datesUntil(end.plusDays(1))
                .filter(received ->
                        received.plusDays(policy.clockOn(received).targetDays()).isAfter(end))
                .count();
    }

    /** Days of the target of what is received so many days after the cut-off. */
    private int targetOn(int daysAfterCutOff) {
        return policy.clockOn(cutOff.plusDays(daysAfterCutOff)).targetDays();
    }

    /** The promise that comes into force within so many weeks after the cut-off; empty where none does. */
    public Optional<ClockVersion> coming(int inWeeks) {
        return policy.clock().stream()
                .filter(version -> version.inForceFrom().isAfter(cutOff)
                        && !version.inForceFrom().isAfter(cutOff.plusWeeks(inWeeks)))
                .findFirst();
    }

    /** The promise in force at the cut-off. */
    public ClockVersion promise() {
        return policy.clockOn(cutOff);
    }

    /** First days of the weeks that are counted, oldest first. */
    public List<LocalDate> weeks() {
        return weeks;
    }

    public LocalDate cutOff() {
        return cutOff;
    }

    /** Calendar days of the promise at the cut-off. */
    public int targetDays() {
        return targetDays;
    }

    /** Why nothing is said of the whole queue; empty when {@link #whole} can be used. */
    public Optional<QueueRefusal> refusal() {
        if (weeks.size() < FlowHistory.WEEKS) {
            return Optional.of(QueueRefusal.FEW_WEEKS);
        }
        ObservedQueue queue = whole.get(Dimension.EVERYTHING);
        if (queue == null || isOfFew(queue)) {
            return Optional.of(QueueRefusal.FEW_REQUESTS);
        }
        return queue.history().hasEmptyWeek() ? Optional.of(QueueRefusal.EMPTY_WEEKS) : Optional.empty();
    }

    /** Why it is refused, in words; empty when it is not. */
    public String reason(Messages messages) {
        return refusal()
                .map(why -> messages.format(
                        "what-it-takes.refused."
                                + why.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "weeks",
                        FlowHistory.WEEKS,
                        "n",
                        weeks.size()))
                .orElse("");
    }

    /** Whether too few requests came or were answered in the weeks for a load to mean something. */
    public static boolean isOfFew(ObservedQueue queue) {
        QueueFlow average = queue.history().average();
        long weeks = queue.history().weeks().size();
        return Math.min(average.received(), average.answered()) * weeks < FEWEST - 1e-6;
    }

    /** @throws IllegalStateException when it is refused */
    public ObservedQueue whole() {
        if (refusal().isPresent()) {
            throw new IllegalStateException("queue: expected enough data, found " + refusal());
        }
        return requireNonNull(whole.get(Dimension.EVERYTHING));
    }

    /** The queues of each value of a dimension that is fixed at receipt; not when the whole is refused. */
    public SortedMap<String, ObservedQueue> bySlice(Dimension by) {
        return counts.bySlice(window(), filter, by);
    }

    /** The queue of each stage, by {@link QueueCounts#STAGE_QUEUES}; not when the whole is refused. */
    public SortedMap<String, ObservedQueue> byStage() {
        return counts.byStage(window(), filter);
    }

    /** At the rates of the average week. */
    public QueueArithmetic arithmetic(ObservedQueue queue) {
        return new QueueArithmetic(queue.history().average(), queue.state().open(), PromiseTarget.ofDays(targetDays));
    }

    /** Whether more needs an answer than is answered in the average week. */
    public boolean grows() {
        QueueFlow week = whole().history().average();
        return week.toAnswer() > week.answered();
    }

    /** Answers a day that bring the queue in so many weeks to what the promise allows then; 0 when it gets there without any. */
    public double reliefADay(ObservedQueue queue, int inWeeks) {
        return Math.max(0, arithmetic(queue, inWeeks).reliefCapacity(inWeeks) / WEEK);
    }

    /** At the rates of the average week, with the promise of so many weeks after the cut-off. */
    private QueueArithmetic arithmetic(ObservedQueue queue, int inWeeks) {
        return new QueueArithmetic(
                queue.history().average(),
                queue.state().open(),
                PromiseTarget.ofDays(targetDays(cutOff.plusWeeks(inWeeks))));
    }

    /** Answers a day that are needed from then on. */
    public double sustainingADay(ObservedQueue queue) {
        return arithmetic(queue, RELIEF_WEEKS)
                        .targetCapacity(
                                queue.history().variationOfDemand(),
                                queue.history().variationOfCapacity())
                / WEEK;
    }

    /** The average day of the weeks. */
    public static QueueFlow averageDay(ObservedQueue queue) {
        QueueFlow week = queue.history().average();
        return new QueueFlow(week.received() / WEEK, week.left() / WEEK, week.answered() / WEEK);
    }

    /** When nobody waits beyond the target at the pace of the weeks; the interval's seed is the cut-off, in days since 1970. */
    public ClearingForecast clearing(ObservedQueue queue) {
        return ClearingForecast.of(queue.state(), queue.history(), this::targetOn, cutOff.toEpochDay());
    }

    /** The days between which the queue clears in 95 of 100 draws. */
    public String range(ClearingForecast forecast, Messages messages) {
        return messages.format(
                "what-it-takes.range", "low", day(forecast.low(), messages), "high", day(forecast.high(), messages));
    }

    /** So many days after the cut-off; "not within two years" without. */
    public String day(OptionalInt afterCutOff, Messages messages) {
        return afterCutOff.isEmpty()
                ? messages.format("what-it-takes.never")
                : new DateFormatter(messages).day(cutOff.plusDays(afterCutOff.getAsInt()));
    }

    /**
     * With other answers a day or time, each request by the promise of the day on which it is received.
     *
     * @param answersADay 0 or above, on average over all days of the week
     * @param inWeeks above 0
     */
    public WhatIf whatIf(double answersADay, int inWeeks) {
        ObservedQueue queue = whole();
        return WhatIf.of(
                queue.state(),
                queue.history(),
                PromiseTarget.ofDays(targetDays(cutOff.plusWeeks(inWeeks))),
                this::targetOn,
                answersADay * WEEK,
                inWeeks,
                cutOff.toEpochDay());
    }

    /** The same with one target for all requests, in days above 0; receipts of as many days before the cut-off are counted. */
    public WhatIf whatIf(double answersADay, int target, int inWeeks) {
        ObservedQueue queue =
                requireNonNull(counts.bySlice(new QueueWindow(weeks, cutOff, target), filter, Dimension.ALL)
                        .get(Dimension.EVERYTHING));
        return WhatIf.of(
                queue.state(),
                queue.history(),
                PromiseTarget.ofDays(target),
                answersADay * WEEK,
                inWeeks,
                cutOff.toEpochDay());
    }
}
