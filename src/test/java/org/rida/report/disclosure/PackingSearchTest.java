package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingSearchTest {

    private static final int ENOUGH = 20;

    @Test
    void findsTheOneChoiceThatLeavesLittle() {
        List<BitSet> rows = List.of(range(0, 30), range(30, 60), range(20, 41), range(41, 60), range(0, 15));

        PackingSearch search = new PackingSearch(rows, ENOUGH);

        assertThat(search.isComplete()).isTrue();
        // 0-30 and 30-60; 0-30 and 41-60; 0-15, 20-41 and 41-60; 0-15 and 30-60
        assertThat(search.rests()).containsExactlyInAnyOrder(range(0, 0), range(30, 41), range(15, 20), range(15, 30));
    }

    /** Beside trying every choice of rows. */
    @Test
    void findsWhatTryingAllChoicesFinds() {
        Random random = new Random(20261129);
        for (int i = 0; i < 300; i++) {
            List<BitSet> rows = new ArrayList<>();
            for (int row = 0; row < 2 + random.nextInt(8); row++) {
                int from = random.nextInt(60);
                rows.add(range(from, from + 5 + random.nextInt(30)));
            }
            PackingSearch search = new PackingSearch(rows, ENOUGH);

            assertThat(search.isComplete()).isTrue();
            assertThat(search.rests()).as(rows.toString()).isEqualTo(byTryingAll(rows));
        }
    }

    @Test
    void saysWhenThereAreTooManyChoices() {
        List<BitSet> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(range(i, i + 3));
        }
        assertThat(new PackingSearch(rows, ENOUGH).isComplete()).isFalse();
    }

    private static Set<BitSet> byTryingAll(List<BitSet> rows) {
        BitSet whole = BitSets.union(rows);
        Set<BitSet> rests = new HashSet<>();
        for (int choice = 0; choice < 1 << rows.size(); choice++) {
            BitSet chosen = BitSet.valueOf(new long[] {choice});
            BitSet covered = BitSets.union(chosen.stream().mapToObj(rows::get).toList());
            int sum = chosen.stream().map(i -> rows.get(i).cardinality()).sum();
            BitSet rest = BitSets.without(whole, covered);
            if (sum == covered.cardinality() && rest.cardinality() < ENOUGH) {
                rests.add(rest);
            }
        }
        return rests;
    }

    private static BitSet range(int from, int to) {
        BitSet range = new BitSet();
        IntStream.range(from, to).forEach(range::set);
        return range;
    }
}
