package org.rida.metric.xmr;

import org.rida.metric.ScoreSummary;













import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Centre and process limits of a chart at one point; a share's are not clipped to 0..1: that belongs to the drawing.
 */
public record ProcessLimits(double centre, double lower, double upper) {

    private static final double PER_RANGE = 2.66;
    private static final double EXTREME = 3.267;
    private static final double SIGMA_PER_RANGE = 1.128;
    private static final double UNEVEN = .25;

    public double lowerNear() {
        return centre - (centre - lower) * 2 / 3;
    }

    public double upperNear() {
        return centre + (upper - centre) * 2 / 3;
    }

    /** From at least two points. Laney's where they are shares of uneven numbers, XmR otherwise. */
    static Function<Observation, ProcessLimits> of(List<Observation> phase, Baseline policy, RangeScreening screening) {
        return isUneven(phase) ? laney(policy.pointsOf(phase)) : xmr(policy.pointsOf(phase), screening);
    }

    /** Mean +- 2.66 mean moving ranges: Wheeler, Understanding Variation; NHS "Making Data Count". */
    private static Function<Observation, ProcessLimits> xmr(List<Observation> baseline, RangeScreening screening) {
        double[] values = baseline.stream().mapToDouble(Observation::y).toArray();
        double centre = ScoreSummary.of(values).value().orElseThrow();
        double width = PER_RANGE * meanRange(values, screening);
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
        return phase.stream().anyMatch(point -> Math.abs(n(point) - mean) > UNEVEN * mean);
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
                        .filter(range -> range < EXTREME * mean)
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
