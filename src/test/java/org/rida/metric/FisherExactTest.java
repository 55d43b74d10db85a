package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {

    /**
     * Fisher's convicted twins (2 of 17 and 10 of 13) and tea tasting, as R documents fisher.test; the others from scipy 1.17.1,
     * scipy.stats.fisher_exact.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 17, 10, 13, 0.00053672412",
        "3, 4, 1, 4, 0.4857142857",
        "10, 19, 300, 345, 0.00051940466",
        "700, 800, 35000, 37000, 5.1910190e-14",
        "0, 10, 0, 300, 1"
    })
    void agreesWithR(long x1, long n1, long x2, long n2, double expected) {
        assertThat(FisherExact.pValue(new Share(x1, n1), new Share(x2, n2)))
                .isEqualTo(expected, within(expected * 1e-6));
        assertThat(FisherExact.pValue(new Share(x2, n2), new Share(x1, n1)))
                .isEqualTo(expected, within(expected * 1e-6));
    }

    /** The definition: all tables with the same margins that are no more likely, each counted by its binomial coefficients. */
    @Test
    void isTheSumOfAllTablesThatAreNoMoreLikely() {
        Random random = new Random(18);
        for (int i = 0; i < 300; i++) {
            int n1 = 1 + random.nextInt(40);
            int n2 = 1 + random.nextInt(40);
            int x1 = random.nextInt(n1 + 1);
            int x2 = random.nextInt(n2 + 1);
            int hits = x1 + x2;
            double observed = tables(n1, x1) * tables(n2, x2);
            double sum = 0;
            for (int x = Math.max(0, hits - n2); x <= Math.min(hits, n1); x++) {
                double each = tables(n1, x) * tables(n2, hits - x);
                sum += each <= observed * (1 + 1e-7) ? each : 0;
            }
            double expected = sum / tables(n1 + n2, hits);
            assertThat(FisherExact.pValue(new Share(x1, n1), new Share(x2, n2)))
                    .as("%d of %d, %d of %d", x1, n1, x2, n2)
                    .isEqualTo(expected, within(expected * 1e-6));
        }
    }

    private static double tables(int n, int x) {
        return CombinatoricsUtils.binomialCoefficientDouble(n, x);
    }

    /** Half a million cases each: the normal approximation is as good as exact there. */
    @Test
    void comparesLargeGroups() {
        double z = (.502 - .5) / Math.sqrt(.501 * .499 * 2 / 500_000);
        double expected = 2 * (1 - new NormalDistribution(null, 0, 1).cumulativeProbability(z));

        assertThat(FisherExact.pValue(new Share(251_000, 500_000), new Share(250_000, 500_000)))
                .isEqualTo(expected, within(expected * .02));
        assertThat(FisherExact.pValue(new Share(450_000, 500_000), new Share(250_000, 500_000)))
                .isLessThan(1e-300);
    }

    @Test
    void nobodyDiffersFromNobody() {
        assertThat(FisherExact.pValue(Share.NONE, new Share(3, 4))).isEqualTo(1);
        assertThat(FisherExact.pValue(new Share(3, 4), Share.NONE)).isEqualTo(1);
    }
}
