package org.rida.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The Kaplan-Meier estimate of the share still waiting after each number of days. Events are answers; a request without
 * one is censored after the days for which it is known to have waited. At ties answers precede censorings.
 *
 * <p>Kaplan and Meier, JASA 53 (1958) 457-481; variance by Greenwood (1926); intervals on the log-log scale.
 */
public final class KaplanMeier {

    private static final double TOLERANCE = 1e-12;

    private final List<SurvivalStep> steps;
    private final int followUp;
    private final long n;

    /**
     * A day with answers.
     *
     * @param atRisk number of requests still waiting just before the day
     * @param answered number answered on the day
     * @param survival share still waiting after the day, 0 to 1
     * @param greenwood sum of d/(n(n-d)) up to the day, for Greenwood's variance
     */
    public record SurvivalStep(int day, long atRisk, long answered, double survival, double greenwood) {

        /** Of the survival, on the log-log scale. Empty where the survival is 0 or 1. */
        public Optional<Interval> interval() {
            if (survival <= 0 || survival >= 1) {
                return Optional.empty();
            }
            double width = Interval.Z * Math.sqrt(greenwood) / Math.log(survival);
            return Optional.of(new Interval(Math.pow(survival, Math.exp(-width)), Math.pow(survival, Math.exp(width))));
        }

        /** The standard error of the survival. */
        public double error() {
            return survival == 0 ? 0 : survival * Math.sqrt(greenwood);
        }

        private SurvivalStep next(int later, long stillAtRisk, long answers) {
            double left = (double) (stillAtRisk - answers);
            double term = left == 0 ? 0 : answers / (stillAtRisk * left);
            return new SurvivalStep(later, stillAtRisk, answers, survival * left / stillAtRisk, greenwood + term);
        }
    }

    /** Days until a share is answered. Each is empty when it is not reached. */
    public record Quantile(OptionalInt day, OptionalInt low, OptionalInt high) {

        /** Empty when even its low end is not reached; its high end is infinite when only that is not. */
        public Optional<Interval> interval() {
            double end = high.isPresent() ? high.getAsInt() : Double.POSITIVE_INFINITY;
            return low.isPresent() ? Optional.of(new Interval(low.getAsInt(), end)) : Optional.empty();
        }
    }

    private KaplanMeier(List<SurvivalStep> steps, int followUp, long n) {
        this.steps = List.copyOf(steps);
        this.followUp = followUp;
        this.n = n;
    }

    /** Of the buckets {@code answered:days}, {@code left:days} and {@code censored:days}, as if leaving were no end. */
    public static KaplanMeier of(Counts followed) {
        return Formula.curve(followed);
    }

    public static KaplanMeier of(DayCounts answered, DayCounts censored) {
        long n = answered.n() + censored.n();
        SortedSet<Integer> days = new TreeSet<>(answered.counts().keySet());
        days.addAll(censored.counts().keySet());
        List<SurvivalStep> steps = new ArrayList<>();
        SurvivalStep last = new SurvivalStep(0, n, 0, 1, 0);
        long atRisk = n;
        for (int day : days) {
            if (answered.on(day) > 0) {
                last = last.next(day, atRisk, answered.on(day));
                steps.add(last);
            }
            atRisk -= answered.on(day) + censored.on(day);
        }
        return new KaplanMeier(steps, days.isEmpty() ? -1 : days.last(), n);
    }

    /** The number of requests followed, answered or censored. */
    public long n() {
        return n;
    }

    /** The days with answers, in order. */
    public List<SurvivalStep> steps() {
        return steps;
    }

    /** The share still waiting after this day. Empty beyond the last day on which anybody was followed, unless all were answered by then. */
    public OptionalDouble survival(int day) {
        double survival = step(day).map(SurvivalStep::survival).orElse(1.0);
        return day > followUp && (n == 0 || survival > 0) ? OptionalDouble.empty() : OptionalDouble.of(survival);
    }

    /** The share answered by this day, 0 to 1. Empty where the survival is. */
    public OptionalDouble answeredBy(int day) {
        OptionalDouble survival = survival(day);
        return survival.isEmpty() ? survival : OptionalDouble.of(1 - survival.getAsDouble());
    }

    /** The 95 % interval of {@link #answeredBy}. Empty where that is, and where none or all are answered. */
    public Optional<Interval> answeredByInterval(int day) {
        return survival(day).isEmpty()
                ? Optional.empty()
                : step(day)
                        .flatMap(SurvivalStep::interval)
                        .map(waiting -> new Interval(1 - waiting.high(), 1 - waiting.low()));
    }

    /**
     * The smallest day with survival of 1 - p or less (not R's midpoint), and its interval on the log-log scale.
     *
     * <p>Interval: Brookmeyer and Crowley, Biometrics 38 (1982) 29-41.
     */
    public Quantile quantile(double p) {
        return new Quantile(
                first(p, SurvivalStep::survival),
                first(p, step -> step.interval().map(Interval::low).orElse(Double.NaN)),
                first(p, step -> step.interval().map(Interval::high).orElse(Double.NaN)));
    }

    private OptionalInt first(double p, ToDoubleFunction<SurvivalStep> curve) {
        // < would do as well: the tolerance is wider than any rounding error
        return steps.stream()
                .filter(step -> curve.applyAsDouble(step) <= 1 - p + TOLERANCE)
                .mapToInt(SurvivalStep::day)
                .findFirst();
    }

    private Optional<SurvivalStep> step(int day) {
        return steps.stream().filter(step -> step.day() <= day).reduce((first, second) -> second);
    }
}
