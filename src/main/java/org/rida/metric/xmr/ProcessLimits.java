package org.rida.metric.xmr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rida.metric.ScoreSummary;

/**
 * Centre line and natural process limits of a chart at one point, in the unit of the series. Limits of a share are not
 * clipped to 0..1; the drawing does that.
 *
 * @param unvaried the one value of a baseline that never varied; otherwise the centre
 */
public record ProcessLimits(double centre, double lower, double upper, double unvaried) {

    /** 3 / d2 with d2 = 1.128: three sigma, estimated from the mean moving range of two. */
    private static final double LIMIT_FACTOR = 2.66;
    /** D4 for moving ranges of two: the upper limit of the moving range chart. */
    private static final double SCREENING_FACTOR = 3.267;

    private static final double SIGMA_PER_RANGE = 1.128;
    /** Limits follow the denominators when one differs from their mean by more than this share of it. */
    private static final double UNEVEN_SHARE = .25;

    private static final double TOLERANCE = 1e-12;

    public ProcessLimits(double centre, double lower, double upper) {
        this(centre, lower, upper, centre);
    }

    /** The line two thirds of the way from the centre to the lower limit. */
    public double lowerNear() {
        return centre - (centre - lower) * 2 / 3;
    }

    /** The line two thirds of the way from the centre to the upper limit. */
    public double upperNear() {
        return centre + (upper - centre) * 2 / 3;
    }

    /** Strictly outside, rounding errors aside. */
    boolean isOutside(double value) {
        return compare(value, upper) > 0 || compare(value, lower) < 0;
    }

    boolean isNear(double value) {
        return !isOutside(value) && (value > upperNear() || value < lowerNear());
    }

    /**
     * 1 above the centre, -1 below it, 0 on it. What lies between the centre and the value of a baseline that never varied
     * counts as on it, or else twelve months of 100 % would lie above their own centre.
     */
    int side(double value) {
        int low = compare(value, Math.min(centre, unvaried));
        int high = compare(value, Math.max(centre, unvaried));
        return low == high ? low : 0;
    }

    /** Equal within rounding errors, so that a series that never changes lies on its centre and its limits. */
    private static int compare(double value, double line) {
        double difference = value - line;
        // < would do as well, except for value and line of 0, where the sign of 0 is 0 too
        return Math.abs(difference) <= TOLERANCE * Math.abs(line) ? 0 : (int) Math.signum(difference);
    }

    /**
     * Of at least two points: Laney's p'-chart for shares with uneven denominators, XmR otherwise, and a p-chart for
     * shares that do not vary. Empty where other values do not vary.
     */
    static Optional<Function<Observation, ProcessLimits>> of(
            List<Observation> phase, Baseline policy, RangeScreening screening) {
        List<Observation> baseline = policy.pointsOf(phase);
        double[] values = baseline.stream().mapToDouble(Observation::y).toArray();
        boolean shares = isShares(phase);
        if (shares && isUneven(phase) && meanRange(values, RangeScreening.KEEP_ALL_RANGES) > 0) {
            return Optional.of(laney(baseline));
        }
        double range = meanRange(values, screening);
        if (range > 0) {
            return Optional.of(xmr(values, range));
        }
        if (shares) {
            return Optional.of(pChart(baseline));
        }
        double all = meanRange(values, RangeScreening.KEEP_ALL_RANGES);
        return all > 0 ? Optional.of(xmr(values, all)) : Optional.empty();
    }

    /** Mean +- 2.66 mean moving ranges: Wheeler, Understanding Variation; NHS "Making Data Count". */
    private static Function<Observation, ProcessLimits> xmr(double[] values, double range) {
        double centre = ScoreSummary.of(values).value().orElseThrow();
        double width = LIMIT_FACTOR * range;
        ProcessLimits limits = new ProcessLimits(centre, centre - width, centre + width);
        return point -> limits;
    }

    /**
     * p'-chart: Laney, Quality Engineering 14 (2002) 531-537. Its sigma of z is never below 1, so that limits are never
     * narrower than those of binomial chance.
     */
    private static Function<Observation, ProcessLimits> laney(List<Observation> baseline) {
        double p = cases(baseline) / n(baseline);
        double[] z = baseline.stream()
                .mapToDouble(point -> (point.y() - p) / sigma(p, point))
                .toArray();
        double sigmaZ = Math.max(1, meanRange(z, RangeScreening.KEEP_ALL_RANGES) / SIGMA_PER_RANGE);
        return point -> new ProcessLimits(p, p - 3 * sigma(p, point) * sigmaZ, p + 3 * sigma(p, point) * sigmaZ);
    }

    /** Around (x + 2) / (n + 4) of the pooled baseline, the centre of Agresti and Coull's interval: never 0 or 1. */
    private static Function<Observation, ProcessLimits> pChart(List<Observation> baseline) {
        double p = (cases(baseline) + 2) / (n(baseline) + 4);
        double[] values = baseline.stream().mapToDouble(Observation::y).sorted().toArray();
        double unvaried = values[values.length / 2]; // apart from single extreme points, all are this one
        return point -> new ProcessLimits(p, p - 3 * sigma(p, point), p + 3 * sigma(p, point), unvaried);
    }

    /** The limits of a month without data: those of its phase. Empty where limits depend on the month's number. */
    static Optional<ProcessLimits> atGap(Function<Observation, ProcessLimits> limits, List<Observation> phase) {
        List<ProcessLimits> different = phase.stream().map(limits).distinct().toList();
        return different.size() == 1 ? Optional.of(different.get(0)) : Optional.empty();
    }

    private static boolean isShares(List<Observation> phase) {
        return phase.stream().allMatch(Observation::share);
    }

    private static boolean isUneven(List<Observation> phase) {
        double mean = n(phase) / phase.size();
        return phase.stream().anyMatch(point -> Math.abs(n(point) - mean) > UNEVEN_SHARE * mean);
    }

    private static double meanRange(double[] values, RangeScreening screening) {
        double[] ranges = new double[values.length - 1];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = Math.abs(values[i + 1] - values[i]);
        }
        double mean = ScoreSummary.of(ranges).value().orElseThrow();
        if (screening == RangeScreening.KEEP_ALL_RANGES || mean == 0) {
            return mean;
        }
        return ScoreSummary.of(Arrays.stream(ranges)
                        .filter(range -> range < SCREENING_FACTOR * mean)
                        .toArray())
                .value()
                .orElse(mean);
    }

    private static double cases(List<Observation> points) {
        return points.stream().mapToDouble(point -> point.y() * n(point)).sum();
    }

    private static double n(List<Observation> points) {
        return points.stream().mapToDouble(ProcessLimits::n).sum();
    }

    private static double n(Observation point) {
        return point.n().orElseThrow();
    }

    private static double sigma(double p, Observation point) {
        return Math.sqrt(p * (1 - p) / n(point));
    }
}
