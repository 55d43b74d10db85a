package org.rida.metric.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rida.metric.Interval;

/**
 * Which aspects go with overall satisfaction: the share of its variance that each explains, of people who scored all.
 * Refused where it would mislead. It says what goes together, not what causes what.
 *
 * @param refusal why it is not shown; the drivers are then empty
 * @param n people who scored overall and all aspects
 * @param rSquared the share of the variance of overall that the aspects explain together, 0 to 1; NaN where undefined
 * @param drivers in the aspects' order
 */
public record KeyDrivers(Optional<DriverRefusal> refusal, int n, double rSquared, List<Driver> drivers) {

    private static final int LEAST = 100;
    private static final double LARGEST_R_SQUARED = .95;
    private static final double LARGEST_INFLATION = 10;
    private static final int DRAWS = 1000;

    /** Why drivers are not shown. */
    public enum DriverRefusal {
        /** Fewer than 100 people scored overall and all aspects. */
        TOO_FEW,
        /** Overall or an aspect has one score only. */
        NO_VARIATION,
        /** The aspects say the same as one another, or as overall. */
        SAME_ANSWERS
    }

    /**
     * One aspect's part.
     *
     * @param share of the variance of overall, 0 to 1; those of all aspects add up to R squared
     * @param interval 95 %, from the 2.5th to the 97.5th percentile of draws of as many people
     */
    public record Driver(String aspect, double share, Interval interval) {}

    /**
     * @param aspects names, one for each score of a row after the first
     * @param rows scores of each person: overall, then the aspects in their order; NaN for none. A row with one is left out
     * @param seed of the draws
     * @throws IllegalArgumentException when a row has another number of scores
     */
    public static KeyDrivers of(List<String> aspects, List<double[]> rows, long seed) {
        if (rows.stream().anyMatch(row -> row.length != aspects.size() + 1)) {
            throw new IllegalArgumentException("drivers: expected %d scores in each row".formatted(aspects.size() + 1));
        }
        double[][] complete = rows.stream()
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        if (complete.length < LEAST) {
            return refused(DriverRefusal.TOO_FEW, complete.length, Double.NaN);
        }
        Correlations correlations = new Correlations(complete);
        RelativeImportance importance = new RelativeImportance(correlations.ofAll());
        if (importance.isUndefined()) {
            return refused(DriverRefusal.NO_VARIATION, complete.length, Double.NaN);
        }
        double rSquared = importance.rSquared();
        if (rSquared > LARGEST_R_SQUARED || importance.largestInflation() > LARGEST_INFLATION) {
            return refused(DriverRefusal.SAME_ANSWERS, complete.length, rSquared);
        }
        return new KeyDrivers(
                Optional.empty(), complete.length, rSquared, drivers(aspects, importance.shares(), correlations, seed));
    }

    private static KeyDrivers refused(DriverRefusal why, int n, double rSquared) {
        return new KeyDrivers(Optional.of(why), n, rSquared, List.of());
    }

    private static List<Driver> drivers(
            List<String> aspects, List<Double> shares, Correlations correlations, long seed) {
        Random random = new Random(seed);
        List<List<Double>> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] drawn = new int[correlations.cases()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextInt(drawn.length);
            }
            RelativeImportance importance = new RelativeImportance(correlations.ofDrawn(drawn));
            // of a hundred people or more all draw one score only if almost all gave it
            if (!importance.isUndefined()) {
                draws.add(importance.shares());
            }
        }
        List<Driver> drivers = new ArrayList<>();
        for (int i = 0; i < aspects.size(); i++) {
            int aspect = i;
            double[] sorted = draws.stream()
                    .mapToDouble(draw -> draw.get(aspect))
                    .sorted()
                    .toArray();
            Interval interval = new Interval(at(sorted, .025), at(sorted, .975));
            drivers.add(new Driver(aspects.get(aspect), shares.get(aspect), interval));
        }
        return List.copyOf(drivers);
    }

    private static double at(double[] sorted, double p) {
        return sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
    }
}
