package org.rida.metric;

import org.apache.commons.math3.distribution.HypergeometricDistribution;

/** Fisher's exact test of two independent shares. */
public final class FisherExact {

    /** Tables as likely as the observed one but for rounding count as such, as in R's {@code fisher.test}. */
    private static final double TOLERANCE = 1 + 1e-7;

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
        double observed = tables.probability(Math.toIntExact(one.numerator()));
        double p = 0;
        for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
            double probability = tables.probability(x);
            // < would do as well: no probability equals the product to the last digit
            p += probability <= observed * TOLERANCE ? probability : 0;
        }
        return Math.min(1, p);
    }
}
