package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No sum or difference of what random charities issue in two years isolates a group smaller than its readers' minimum. */
class DisclosureCampaignTest {

    private static final int BOARD = 10;
    private static final int SENSITIVE = 20;
    private static final int SMALLEST = 20;
    private static final int LARGEST = 1500;

    @TestFactory
    Stream<DynamicTest> nobodyIsGivenAway() {
        return charities(IntStream.of(4, 5, 6, 8));
    }

    /**
     * Of the five hundred those that gave somebody away: one choice of separate rows among many; rows of departments around a corrected
     * month of all, of which a later month's row left six.
     */
    @TestFactory
    Stream<DynamicTest> nobodyIsGivenAwayByOneChoiceAmongMany() {
        return charities(IntStream.of(1418, 1006));
    }

    @Tag("campaign")
    @TestFactory
    Stream<DynamicTest> nobodyIsGivenAwayByFiveHundred() {
        return charities(IntStream.range(1000, 1500));
    }

    @Tag("campaign")
    @Test
    void howManyRowsStandAlone() {
        for (int size : new int[] {40, 120, 350, 1500}) {
            double[] alone = new double[12];
            double[] joined = new double[12];
            for (int i = 0; i < alone.length; i++) {
                SimulatedIssues issues = new SimulatedIssues(new SimulatedCharity(i, size), i);
                issues.issueAll();
                alone[i] = median(issues.rowCounts().stream()
                        .mapToDouble(SimulatedIssues.RowCount::shareAlone)
                        .toArray());
                joined[i] = median(issues.rowCounts().stream()
                        .mapToDouble(SimulatedIssues.RowCount::shareJoined)
                        .toArray());
            }
            System.out.printf(
                    "%d requests a month: %.0f %% of rows alone, %.0f %% joined%n",
                    size, 100 * median(alone), 100 * median(joined));
            assertThat(median(alone)).isGreaterThan(0.3);
        }
    }

    private static Stream<DynamicTest> charities(IntStream seeds) {
        return seeds.mapToObj(seed -> {
            int size = (int) (SMALLEST
                    * Math.pow(
                            (double) LARGEST / SMALLEST, new Random(31L * seed * seed + 7_919L * seed).nextDouble()));
            return DynamicTest.dynamicTest("charity " + seed + " of " + size, () -> attack(seed, size));
        });
    }

    private static void attack(int seed, int size) {
        SimulatedCharity charity = new SimulatedCharity(seed, size);
        SimulatedIssues issues = new SimulatedIssues(charity, seed);
        issues.issueAll();
        BitSet sensitive = charity.sensitive();
        assertThat(issues.published()).isNotEmpty();
        assertThat(found(group -> BOARD, seed, issues.published())).isEmpty();
        ToIntFunction<BitSet> ofPublic = group -> BitSets.isWithin(group, sensitive) ? SENSITIVE : BOARD;
        assertThat(found(
                        ofPublic,
                        seed,
                        issues.published().stream()
                                .filter(PublishedGroup::isPublic)
                                .toList()))
                .isEmpty();
    }

    private static List<String> found(ToIntFunction<BitSet> minimum, int seed, List<PublishedGroup> published) {
        DisclosureAttack attack = new DisclosureAttack(minimum, seed);
        attack.on(published);
        return attack.found();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
