package org.rida.metric;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/** Fisher's exact test of two independent shares. */
public final class FisherExact {

    /** Tables as likely as the observed one but for rounding count as such, as in R's {@code fisher.test}. */
    private static final double TOLERANCE = Math.log1p(1e-7);

    /** Tables less likely than this part of the sum add less than its last digit: they fall faster than they are many. */
    private static final double NEGLIGIBLE = 1e-18;

    private FisherExact() {}

    /**
     * The two-sided p-value: the probability, given all margins, of the tables that are no more likely than the observed one.
     *
     * @return above 0 to 1; 1 when a denominator is 0, and when both shares are 0 or both 1
     */
    public static double pValue(Share one, Share other) {
        long all = one.denominator() + other.denominator();
        long hits = one.numerator() + other.numerator();
        if (one.denominator() == 0 || other.denominator() == 0 || hits == 0 || hits == all) {
            return 1;
        }
        HypergeometricDistribution tables = new HypergeometricDistribution(
                null, Math.toIntExact(all), Math.toIntExact(hits), Math.toIntExact(one.denominator()));
        double threshold = tables.logProbability(Math.toIntExact(one.numerator())) + TOLERANCE;
        long mode = (long) ((hits + 1.0) * (one.denominator() + 1.0) / (all + 2.0));
        int center = (int) Math.max(tables.getSupportLowerBound(), Math.min(mode, tables.getSupportUpperBound()));
        return Math.min(
                1,
                tail(tables, center, tables.getSupportLowerBound() - 1, threshold)
                        + tail(tables, center + 1, tables.getSupportUpperBound() + 1, threshold));
    }

    /**
     * The probability of the tables from one on, up to but not including the end, that are no more likely than the threshold's
     * logarithm says. Towards the end each table is less likely than the one before, so the first is found by halving, and tables
     * that no longer change the sum are left out: a comparison of large groups needs few of them.
     */
    private static double tail(HypergeometricDistribution tables, int from, int end, double threshold) {
        int step = from < end ? 1 : -1;
        int likelier = from - step;
        int first = end;
        while (Math.abs(first - likelier) > 1) {
            int middle = likelier + (first - likelier) / 2;
            if (tables.logProbability(middle) <= threshold) {
                first = middle;
            } else {
                likelier = middle;
            }
        }
        double p = 0;
        for (int x = first; x != end; x += step) {
            double probability = tables.probability(x);
            p += probability;
            if (probability <= p * NEGLIGIBLE) {
                break;
            }
        }
        return p;
    }
}
