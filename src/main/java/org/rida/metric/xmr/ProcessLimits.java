package org.rida.metric.xmr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rida.metric.ScoreSummary;

/**
 * Centre line and natural process limits of a chart at one point, in the unit of the series. Limits of a share are not
 * clipped to 0..1; the drawing does that.
 */
public record ProcessLimits(double centre, double lower, double upper) {

    /** 3 / d2 with d2 = 1.128: three sigma, estimated from the mean moving range of two. */
    private static final double LIMIT_FACTOR = 2.66;
    /** D4 for moving ranges of two: the upper limit of the moving range chart. */
    private static final double SCREENING_FACTOR = 3.267;

    private static final double SIGMA_PER_RANGE = 1.128;
    /** Limits follow the denominators when one differs from their mean by more than this share of it. */
    private static final double UNEVEN_SHARE = .25;

    /** The line two thirds of the way from the centre to the lower limit. */
    public double lowerNear() {
        return centre - (centre - lower) * 2 / 3;
    }

    /** The line two thirds of the way from the centre to the upper limit. */
    public double upperNear() {
        return centre + (upper - centre) * 2 / 3;
    }

    /** Of at least two points. Laney's p'-chart for shares with uneven denominators, XmR otherwise. */
    static Function<Observation, ProcessLimits> of(List<Observation> phase, Baseline policy, RangeScreening screening) {
        return isUneven(phase) ? laney(policy.pointsOf(phase)) : xmr(policy.pointsOf(phase), screening);
    }

    /** Mean +- 2.66 mean moving ranges: Wheeler, Understanding Variation; NHS "Making Data Count". */
    private static Function<Observation, ProcessLimits> xmr(List<Observation> baseline, RangeScreening screening) {
        double[] values = baseline.stream().mapToDouble(Observation::y).toArray();
        double centre = ScoreSummary.of(values).value().orElseThrow();
        double width = LIMIT_FACTOR * meanRange(values, screening);
        ProcessLimits limits = new ProcessLimits(centre, centre - width, centre + width);
        return point -> limits;
    }

    /** p'-chart: Laney, Quality Engineering 14 (2002) 531-537. */
    private static Function<Observation, ProcessLimits> laney(List<Observation> baseline) {
        double all = baseline.stream().mapToDouble(ProcessLimits::n).sum();
        double p = baseline.stream().mapToDouble(point -> point.y() * n(point)).sum() / all;
        double[] z = baseline.stream()
                .mapToDouble(point -> p == 0 || p == 1 ? 0 : (point.y() - p) / sigma(p, point))
                .toArray();
        double sigmaZ = meanRange(z, RangeScreening.KEEP_ALL_RANGES) / SIGMA_PER_RANGE;
        return point -> new ProcessLimits(p, p - 3 * sigma(p, point) * sigmaZ, p + 3 * sigma(p, point) * sigmaZ);
    }

    /** The limits of a month without data: those of its phase. Empty where limits depend on the month's number. */
    static Optional<ProcessLimits> atGap(List<Observation> phase, Function<Observation, ProcessLimits> limits) {
        return isUneven(phase) ? Optional.empty() : Optional.of(limits.apply(Observation.GAP));
    }

    private static boolean isUneven(List<Observation> phase) {
        if (phase.stream().anyMatch(point -> point.n().isEmpty())) {
            return false;
        }
        double mean = phase.stream().mapToDouble(ProcessLimits::n).average().orElseThrow();
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

    private static double n(Observation point) {
        return point.n().orElseThrow();
    }

    private static double sigma(double p, Observation point) {
        return Math.sqrt(p * (1 - p) / n(point));
    }
}
