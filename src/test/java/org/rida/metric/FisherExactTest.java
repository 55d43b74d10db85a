package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void nobodyDiffersFromNobody() {
        assertThat(FisherExact.pValue(Share.NONE, new Share(3, 4))).isEqualTo(1);
        assertThat(FisherExact.pValue(new Share(3, 4), Share.NONE)).isEqualTo(1);
    }
}
