package org.rida.report.render.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvenSpreadTest {

    private static final double EXACT = 1e-9;

    @Test
    void whatHasRoomStaysWhereItIs() {
        assertThat(EvenSpread.middles(new double[] {10, 50, 90}, new double[] {20, 20, 20}, 0, 100))
                .containsExactly(new double[] {10, 50, 90}, within(EXACT));
    }

    /** Two of size 20 at the same place lie evenly on both sides of it, and the third is not touched. */
    @Test
    void whatCollidesMovesApartEvenly() {
        assertThat(EvenSpread.middles(new double[] {50, 50, 90}, new double[] {20, 20, 20}, 0, 100))
                .containsExactly(new double[] {40, 60, 90}, within(EXACT));
    }

    @Test
    void theEndsAreKept() {
        assertThat(EvenSpread.middles(new double[] {0, 1, 99}, new double[] {20, 20, 20}, 0, 100))
                .containsExactly(new double[] {10, 30, 90}, within(EXACT));
    }

    @Test
    void nothingOverlapsOrChangesItsPlaceInTheRow() {
        Random random = new Random(20261130);
        for (int run = 0; run < 500; run++) {
            int count = 1 + random.nextInt(12);
            double[] wanted = random.doubles(count, 0, 1000).sorted().toArray();
            double[] sizes = random.doubles(count, 5, 80).toArray();
            double[] middles = EvenSpread.middles(wanted, sizes, 0, 1000);
            double end = 0;
            for (int i = 0; i < count; i++) {
                assertThat(middles[i] - sizes[i] / 2)
                        .as(Arrays.toString(wanted))
                        .isGreaterThanOrEqualTo(end - 1e-6);
                end = middles[i] + sizes[i] / 2;
            }
            assertThat(end).isLessThanOrEqualTo(1000 + 1e-6);
        }
    }
}
