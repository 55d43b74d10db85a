package org.rida.metric;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.rida.metric.survival.AalenJohansen;

/** Computes a figure from counts; the factory methods are the formulas of {@link Metric}. */
@FunctionalInterface
interface Formula {

    String ANSWERED = "answered:";
    String LEFT = "left:";
    String CENSORED = "censored:";

    Figure apply(Metric metric, Counts counts, AnswerTarget target);

    /** A share with Wilson's interval. */
    static Formula share(BiFunction<Counts, AnswerTarget, Share> formula) {
        return (metric, counts, target) -> {
            Share share = formula.apply(counts, target);
            return new Figure(metric, share.value(), share.wilson(), share.numerator(), share.denominator());
        };
    }

    /**
     * The first bucket's share of all buckets in the list.
     *
     * @param leftOut buckets that may occur but are in neither count; any other bucket is an error
     */
    static Formula share(List<String> of, String... leftOut) {
        Set<String> known = new HashSet<>(of);
        known.addAll(Arrays.asList(leftOut));
        return share((counts, target) -> {
            counts.expectOnly(known);
            return new Share(counts.in(of.get(0)), counts.in(of.toArray(String[]::new)));
        });
    }

    /** The share of the scores that satisfy a condition, of all scores on the scale. */
    static Formula shareOfScores(int lowest, int highest, IntPredicate which) {
        return share((counts, target) -> {
            Map<Integer, Long> scores = counts.scores(lowest, highest);
            return new Share(count(scores, which), count(scores, score -> true));
        });
    }

    /** The mean score with Student's interval. */
    static Formula mean(int lowest, int highest) {
        return (metric, counts, target) -> {
            Map<Integer, Long> scores = counts.scores(lowest, highest);
            ScoreSummary mean = ScoreSummary.of(scores);
            return new Figure(metric, mean.value(), mean.interval(), mean.n(), mean.n(), Counts.ofNumbers(scores));
        };
    }

    /** See {@link NetPromoterScore}. */
    static Formula netPromoter() {
        return (metric, counts, target) -> {
            Map<Integer, Long> scores = counts.scores(0, 10);
            NetPromoterScore score = new NetPromoterScore(
                    count(scores, s -> s >= 9), count(scores, s -> s == 7 || s == 8), count(scores, s -> s <= 6));
            return new Figure(metric, score.value(), score.interval(), score.n(), score.n(), Counts.ofNumbers(scores));
        };
    }

    /** The sum of all buckets. */
    static Formula total() {
        return (metric, counts, target) -> count(metric, counts.total(), counts.total());
    }

    /** The number in bucket beyond, of the buckets beyond and within. */
    static Formula beyondTarget() {
        return (metric, counts, target) -> {
            Share beyond = new Share(counts.in("beyond"), counts.in("beyond", "within"));
            return count(metric, beyond.numerator(), beyond.denominator());
        };
    }

    /** A statistic of the days, whose buckets are numbers. It has no interval. */
    static Formula days(Function<DayCounts, OptionalDouble> formula) {
        return (metric, counts, target) -> {
            DayCounts days = counts.days();
            return new Figure(metric, formula.apply(days), Optional.empty(), days.n(), days.n(), counts);
        };
    }

    static Formula percentile(double p) {
        return days(days -> days.percentile(p));
    }

    /** The day by which a share p is answered, by Kaplan-Meier. */
    static Formula waitingQuantile(double p) {
        return (metric, counts, target) -> {
            KaplanMeier.Quantile quantile = ends(counts).quantile(p);
            return waiting(metric, counts, toDouble(quantile.day()), quantile.interval());
        };
    }

    /** The share answered by the target, by Aalen-Johansen. */
    static Formula answeredByTarget() {
        return (metric, counts, target) -> {
            AalenJohansen ends = ends(counts);
            OptionalDouble answered = ends.after(target.days()).stream()
                    .mapToDouble(AalenJohansen.Shares::answered)
                    .findFirst();
            return waiting(metric, counts, answered, ends.interval(AalenJohansen.End.ANSWERED, target.days()));
        };
    }

    /** The share answered by the target, by Kaplan-Meier. */
    static Formula answeredByTargetHadNobodyLeft() {
        return (metric, counts, target) -> {
            KaplanMeier curve = curve(counts);
            return waiting(metric, counts, curve.answeredBy(target.days()), curve.answeredByInterval(target.days()));
        };
    }

    static OptionalDouble toDouble(OptionalInt value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
    }

    private static AalenJohansen ends(Counts counts) {
        return AalenJohansen.of(counts.days(ANSWERED), counts.days(LEFT), counts.days(CENSORED));
    }

    /** As if nobody had left without an answer: leavers are followed no longer. */
    static KaplanMeier curve(Counts counts) {
        return KaplanMeier.of(counts.days(ANSWERED), unanswered(counts));
    }

    private static DayCounts unanswered(Counts counts) {
        return counts.days(LEFT).combine(counts.days(CENSORED));
    }

    private static Figure waiting(Metric metric, Counts counts, OptionalDouble value, Optional<Interval> interval) {
        long answered = counts.days(ANSWERED).n();
        return new Figure(
                metric, value, interval, answered, answered + unanswered(counts).n(), counts);
    }

    private static Figure count(Metric metric, long n, long of) {
        return new Figure(metric, OptionalDouble.of((double) n), Optional.empty(), n, of);
    }

    private static long count(Map<Integer, Long> scores, IntPredicate which) {
        return scores.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
