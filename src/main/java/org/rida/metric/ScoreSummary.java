package org.rida.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;

/** Number, mean and standard deviation of scores, with Student's 95 % interval of the mean. */
public final class ScoreSummary {

    private final long n;
    private final double mean;
    private final double squares;

    private ScoreSummary(long n, double mean, double squares) {
        this.n = n;
        this.mean = mean;
        this.squares = squares;
    }

    /** Two passes, the second correcting the first: Chan, Golub and LeVeque, The American Statistician 37 (1983). */
    public static ScoreSummary of(double... values) {
        long n = values.length;
        double first = Arrays.stream(values).sum() / n;
        double rest = Arrays.stream(values).map(value -> value - first).sum();
        double squares = Arrays.stream(values)
                .map(value -> (value - first) * (value - first))
                .sum();
        return new ScoreSummary(n, first + rest / n, squares - rest * rest / n);
    }

    /** @param counts the number of times each score was given */
    public static ScoreSummary of(Map<Integer, Long> counts) {
        long n = counts.values().stream().mapToLong(Long::longValue).sum();
        double mean = counts.entrySet().stream()
                        .mapToLong(score -> Math.multiplyExact(score.getKey(), score.getValue()))
                        .sum()
                / (double) n;
        double squares = counts.entrySet().stream()
                .mapToDouble(score -> score.getValue() * (score.getKey() - mean) * (score.getKey() - mean))
                .sum();
        return new ScoreSummary(n, mean, squares);
    }

    public long n() {
        return n;
    }

    /** The mean, not rounded. Empty when there is no score. */
    public OptionalDouble value() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** The sample standard deviation (n - 1). Empty with fewer than two scores. */
    public OptionalDouble deviation() {
        return n < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (n - 1)));
    }

    /** Student's interval of the mean. Empty with fewer than two scores. */
    public Optional<Interval> interval() {
        if (n < 2) {
            return Optional.empty();
        }
        double width = studentsQuantile(n - 1) * deviation().orElseThrow() / Math.sqrt((double) n);
        return Optional.of(new Interval(mean - width, mean + width));
    }

    /** The 97.5 % quantile of Student's t distribution. */
    static double studentsQuantile(long freedom) {
        // nothing is drawn at random, so it needs no generator
        return new TDistribution(null, (double) freedom).inverseCumulativeProbability(.975);
    }
}
