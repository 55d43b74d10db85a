package org.rida.metric.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.rida.metric.DayCounts;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier.Quantile;

/**
 * The shares answered, left without an answer, and still waiting after each number of days. Being answered and leaving
 * compete: who left can no longer be answered, whereas {@link org.rida.metric.KaplanMeier} speaks as if nobody had left.
 * At ties ends precede censorings.
 *
 * <p>Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150; variance by the delta method on the
 * multinomial ends of each day, as R's survfit computes it; intervals on the log-log scale.
 */
public final class AalenJohansen {

    private static final double TOLERANCE = 1e-12;

    private final List<EndDay> days;
    private final int followUp;
    private final long n;

    /** The ways in which a request ends. */
    public enum End {
        ANSWERED,
        LEFT
    }

    /**
     * All requests after a day; the three shares add up to 1.
     *
     * @param answered share answered by the end of the day, 0 to 1
     * @param left share that left without an answer by then
     * @param waiting the rest
     */
    public record Shares(double answered, double left, double waiting) {

        double share(End end) {
            return end == End.ANSWERED ? answered : left;
        }
    }

    /**
     * A day on which requests ended.
     *
     * @param atRisk number still waiting just before the day
     * @param waitingBefore share that neither was answered nor left before the day
     * @param after the shares after the day
     */
    public record EndDay(int day, long atRisk, long answered, long left, double waitingBefore, Shares after) {

        private long ends() {
            return answered + left;
        }

        private long ends(End end) {
            return end == End.ANSWERED ? answered : left;
        }

        /**
         * The day's part in the variance of a figure that is linear in the shares.
         *
         * @param direct what the figure gains for each unit of the day's share of ends of the kind, were nothing else changed
         * @param later what the figure gains after the day from requests that the day did not end
         */
        private double variance(End end, double direct, double later) {
            double risk = atRisk;
            double own = ends(end);
            double staying = risk - ends();
            double lost = staying == 0 ? 0 : later * later * ends() / (risk * staying);
            return lost
                    + direct * direct * own * (risk - own) / (risk * risk * risk)
                    - 2 * later * direct * own / (risk * risk);
        }
    }

    private AalenJohansen(List<EndDay> days, int followUp, long n) {
        this.days = List.copyOf(days);
        this.followUp = followUp;
        this.n = n;
    }

    /**
     * @param answered days to the answer
     * @param left days to leaving without one
     * @param waiting days for which the others are known to have waited
     */
    public static AalenJohansen of(DayCounts answered, DayCounts left, DayCounts waiting) {
        SortedSet<Integer> all = new TreeSet<>(answered.counts().keySet());
        all.addAll(left.counts().keySet());
        all.addAll(waiting.counts().keySet());
        long n = answered.n() + left.n() + waiting.n();
        List<EndDay> days = new ArrayList<>();
        Shares shares = new Shares(0, 0, 1);
        long atRisk = n;
        for (int day : all) {
            long answers = answered.on(day);
            long leavers = left.on(day);
            if (answers + leavers > 0) {
                double before = shares.waiting();
                shares = new Shares(
                        shares.answered() + before * answers / atRisk,
                        shares.left() + before * leavers / atRisk,
                        before * (atRisk - answers - leavers) / atRisk);
                days.add(new EndDay(day, atRisk, answers, leavers, before, shares));
            }
            atRisk -= answers + leavers + waiting.on(day);
        }
        return new AalenJohansen(days, all.isEmpty() ? -1 : all.last(), n);
    }

    /** The number of requests followed. */
    public long n() {
        return n;
    }

    /** The days on which requests ended, in order. */
    public List<EndDay> days() {
        return days;
    }

    /** The last day on which anybody was followed: beyond it nothing is known unless nobody waits. Empty without requests. */
    public OptionalInt followUp() {
        return n == 0 ? OptionalInt.empty() : OptionalInt.of(followUp);
    }

    /** The shares after this day. Empty beyond the last day on which anybody was followed, unless nobody waits by then. */
    public Optional<Shares> after(int day) {
        Shares shares = last(day).map(EndDay::after).orElse(new Shares(0, 0, 1));
        return day > followUp && (n == 0 || shares.waiting() > 0) ? Optional.empty() : Optional.of(shares);
    }

    /** The 95 % interval of the share that ended so by this day. Empty where {@link #after} is, and where the share is 0 or 1. */
    public Optional<Interval> interval(End end, int day) {
        return after(day).flatMap(shares -> interval(shares.share(end), Math.sqrt(variance(end, day))));
    }

    /** The standard error of the share that ended so by this day. Empty where {@link #after} is. */
    public Optional<Double> error(End end, int day) {
        return after(day).map(shares -> Math.sqrt(variance(end, day)));
    }

    /**
     * The first day by which a share p of all requests is answered; not reached when fewer ever are. Its interval runs
     * from the first day on which the upper limit of the share reaches p to the first on which the lower one does.
     */
    public Quantile quantile(double p) {
        return new Quantile(
                first(p, day -> day.after().answered()),
                first(p, day -> limit(day, true)),
                first(p, day -> limit(day, false)));
    }

    /**
     * The mean days to the answer within a horizon, where a request that is not answered by then, or left, counts the whole
     * horizon: the area above the curve of answered shares. Empty when nobody was followed so far and some wait.
     *
     * <p>Royston and Parmar, BMC Medical Research Methodology 13 (2013) 152.
     *
     * @param horizon last day, above 0
     */
    public Optional<RestrictedMean> restrictedMean(int horizon) {
        if (n == 0 || after(horizon).isEmpty()) {
            return Optional.empty();
        }
        double answeredDays = 0;
        double variance = 0;
        int until = horizon;
        // backwards: what a day's requests would still have gained is the area already passed
        for (int i = days.size() - 1; i >= 0; i--) {
            EndDay day = days.get(i);
            if (day.day() < horizon) {
                answeredDays += day.after().answered() * (until - day.day());
                double rest = horizon - day.day();
                double later = answeredDays - day.after().answered() * rest;
                variance += day.variance(End.ANSWERED, day.waitingBefore() * rest, later);
                until = day.day();
            }
        }
        return Optional.of(new RestrictedMean(horizon - answeredDays, Math.sqrt(Math.max(0, variance)), horizon));
    }

    private double variance(End end, int day) {
        List<EndDay> until = days.stream().filter(step -> step.day() <= day).toList();
        double share = last(day).map(step -> step.after().share(end)).orElse(0.0);
        double sum = 0;
        for (EndDay step : until) {
            sum += step.variance(end, step.waitingBefore(), share - step.after().share(end));
        }
        // rounding may leave less than nothing where all ended alike
        return Math.max(0, sum);
    }

    private static Optional<Interval> interval(double share, double error) {
        if (share <= 0 || share >= 1) {
            return Optional.empty();
        }
        double width = Interval.Z * error / (share * Math.log(share));
        return Optional.of(new Interval(Math.pow(share, Math.exp(-width)), Math.pow(share, Math.exp(width))));
    }

    /** NaN, which reaches nothing, where none or all are answered. */
    private double limit(EndDay day, boolean upper) {
        double share = day.after().answered();
        return interval(share, Math.sqrt(variance(End.ANSWERED, day.day())))
                .map(limits -> upper ? limits.high() : limits.low())
                .orElse(Double.NaN);
    }

    private OptionalInt first(double p, ToDoubleFunction<EndDay> curve) {
        return days.stream()
                .filter(day -> curve.applyAsDouble(day) >= p - TOLERANCE)
                .mapToInt(EndDay::day)
                .findFirst();
    }

    private Optional<EndDay> last(int day) {
        return days.stream().filter(step -> step.day() <= day).reduce((first, second) -> second);
    }
}
