package org.rida.metric.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rida.metric.Interval;
import org.rida.metric.Share;

/**
 * How far the share of a group of a given size may lie from the whole by chance: the shares whose Wilson interval holds
 * the whole. Wider by the groups' common variation beyond chance where there is any.
 *
 * <p>Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202; overdispersion by DerSimonian and Laird on z winsorised at
 * 10 %. Without overdispersion equal to funnels of the R package PHEindicatormethods.
 *
 * @param baseline the share of all groups together, 0 to 1
 * @param phi mean square of the winsorised z; above 1 the groups vary beyond chance
 * @param tauSquared their variance beyond chance; 0 unless phi is above 1
 */
public record FunnelLimits(double baseline, double phi, double tauSquared) {

    private static final double Z_998 = 3.090232306167813;
    private static final double WINSORISED = .1;

    /** Where a group lies. */
    public enum FunnelPosition {
        /** Below the 99.8 % limit. */
        FAR_BELOW,
        /** Below the 95 % limit. */
        BELOW,
        WITHIN,
        /** Above the 95 % limit. */
        ABOVE,
        /** Above the 99.8 % limit. */
        FAR_ABOVE
    }

    /** Limits of pure chance around a share of the whole. */
    public static FunnelLimits around(double baseline) {
        return new FunnelLimits(baseline, 1, 0);
    }

    /** Of all groups that are drawn. Empty when fewer than two have any case. */
    public static Optional<FunnelLimits> of(List<Share> groups) {
        List<Share> some =
                groups.stream().filter(group -> group.denominator() > 0).toList();
        if (some.size() < 2) {
            return Optional.empty();
        }
        double p = some.stream().reduce(Share.NONE, Share::combine).value().orElseThrow();
        if (p == 0 || p == 1) {
            return Optional.of(around(p));
        }
        double[] z = some.stream()
                .mapToDouble(group -> (group.value().orElseThrow() - p) / Math.sqrt(variance(p, group)))
                .toArray();
        double phi = meanSquare(winsorised(z));
        return Optional.of(new FunnelLimits(p, phi, phi > 1 ? tauSquared(p, phi, some) : 0));
    }

    /** Outside this a group of n cases lies in one of twenty by chance. Clipped to 0..1. */
    public Interval at95(double n) {
        return at(n, Interval.Z);
    }

    /** Outside this a group of n cases lies in one of five hundred by chance. Clipped to 0..1. */
    public Interval at998(double n) {
        return at(n, Z_998);
    }

    /** Where a share of n cases lies; on a limit it is within. */
    public FunnelPosition position(double share, double n) {
        if (!at998(n).contains(share)) {
            return share < baseline ? FunnelPosition.FAR_BELOW : FunnelPosition.FAR_ABOVE;
        }
        if (!at95(n).contains(share)) {
            return share < baseline ? FunnelPosition.BELOW : FunnelPosition.ABOVE;
        }
        return FunnelPosition.WITHIN;
    }

    private Interval at(double n, double z) {
        double width = z * Math.sqrt(baseline * (1 - baseline) / n + tauSquared);
        return new Interval(Math.max(0, baseline - width), Math.min(1, baseline + width));
    }

    private static double variance(double p, Share group) {
        return p * (1 - p) / group.denominator();
    }

    private static double tauSquared(double p, double phi, List<Share> groups) {
        double weights =
                groups.stream().mapToDouble(group -> 1 / variance(p, group)).sum();
        double squares = groups.stream()
                .mapToDouble(group -> 1 / (variance(p, group) * variance(p, group)))
                .sum();
        int n = groups.size();
        return (n * phi - (n - 1)) / (weights - squares / weights);
    }

    private static double[] winsorised(double[] z) {
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, WINSORISED);
        double high = quantile(sorted, 1 - WINSORISED);
        return Arrays.stream(z)
                .map(value -> Math.max(low, Math.min(high, value)))
                .toArray();
    }

    /** Type 7 of Hyndman and Fan. */
    private static double quantile(double[] sorted, double p) {
        double rank = p * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
    }
}
