package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of two slices taken from one group: the smallest cases, and the search beside trying every choice. */
class AcrossSlicesTest {

    private static final Threshold BOARD = Threshold.of(10, 20);

    /** January 30, February 30 and March 24 orphans; the service for orphans had 18 in March, so that six would be left. */
    private final BitSet january = range(0, 30);

    private final BitSet february = range(30, 60);
    private final BitSet march = range(60, 84);
    private final BitSet orphanCare = range(60, 78);
    private final BitSet otherSegments = range(100, 220);
    private final BitSet otherServices = BitSets.union(range(78, 84), range(180, 220));
    private final KnownOpinions known = new KnownOpinions();

    @Test
    void aQuarterLessTwoMonthsLessAServiceOfTheThirdIsNotShown() {
        know("segment", january, range(100, 140));
        know("segment", february, range(140, 180));
        know("service", orphanCare, otherServices);
        OpinionTable quarter = table(
                "segment",
                row("orphan", BitSets.union(List.of(january, february, march))),
                row("widow", range(100, 160)),
                row("low-income", range(160, 220)));

        assertThat(values(quarter)).containsExactly(List.of("orphan", "widow"), List.of("low-income"));
    }

    @Test
    void norIsTheServiceWhereTheQuarterWasFirst() {
        know("segment", january, range(100, 140));
        know("segment", february, range(140, 180));
        know("segment", BitSets.union(List.of(january, february, march)), otherSegments);
        OpinionTable services = table(
                "service", row("orphan-care", orphanCare), row("food", BitSets.union(otherServices, range(220, 225))));

        assertThat(values(services)).as("joined to one row").isEmpty();
    }

    @Test
    void whatIsLeftOfTwoSlicesIsShownWhereItIsEnough() {
        know("segment", january, range(100, 140));
        know("segment", february, range(140, 180));
        know("service", range(60, 74), BitSets.union(range(74, 84), range(180, 220)));
        OpinionTable quarter = table(
                "segment",
                row("orphan", BitSets.union(List.of(january, february, march))),
                row("widow", otherSegments));

        assertThat(values(quarter)).containsExactly(List.of("orphan"), List.of("widow"));
    }

    /** What was shown before stays, though it gave somebody away: it is no reason to hide what does not. */
    @Test
    void whatIsGivenAwayAlreadyHidesNothingNew() {
        know("segment", january, range(100, 140));
        know("segment", february, range(140, 180));
        know("service", orphanCare, otherServices);
        know("segment", BitSets.union(List.of(january, february, march)), otherSegments);
        OpinionTable modes =
                table("mode", row("link", range(0, 110)), row("phone", BitSets.without(all(), range(0, 110))));

        assertThat(values(modes)).containsExactly(List.of("link"), List.of("phone"));
    }

    /** Everybody of a quarter is counted without the few whom segments and services leave of it. */
    @Test
    void aTotalIsCountedWithoutThoseThatTwoSlicesLeave() {
        know("segment", january, range(100, 220));
        know("segment", february);
        know("service", orphanCare);
        OpinionTable total = table("all", row("all", all()));

        MergePlan plan = plan(total);

        assertThat(plan.left()).isEqualTo(range(78, 84));
        assertThat(plan.rows().get(0).answers()).isEqualTo(BitSets.without(all(), range(78, 84)));
    }

    /** Beside trying every choice of parts. */
    @Test
    void findsARemainderIfThereIsOne() {
        Random random = new Random(20261130);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            BitSet group = range(0, 60);
            List<BitSet> parts = new ArrayList<>();
            for (int part = 0; part < 2 + random.nextInt(9); part++) {
                int from = random.nextInt(50);
                parts.add(range(from, Math.min(60, from + 5 + random.nextInt(30))));
            }
            boolean isLeft = byTryingAll(group, parts);
            assertThat(RemainderSearch.find(group, parts, rest -> rest.cardinality() >= 10, rest -> !rest.isEmpty()))
                    .as("%s", parts)
                    .matches(rest -> rest.isPresent() == isLeft)
                    .matches(rest -> rest.stream().allMatch(few -> BitSets.without(group, BitSets.union(few.parts()))
                            .equals(few.rest())));
            found += isLeft ? 1 : 0;
        }
        assertThat(found).isBetween(20, 380);
    }

    private static boolean byTryingAll(BitSet group, List<BitSet> parts) {
        return IntStream.range(0, 1 << parts.size()).anyMatch(choice -> {
            BitSet chosen = BitSet.valueOf(new long[] {choice});
            BitSet covered = BitSets.union(chosen.stream().mapToObj(parts::get).toList());
            int sum = chosen.stream().map(i -> parts.get(i).cardinality()).sum();
            int left = group.cardinality() - covered.cardinality();
            return sum == covered.cardinality() && left > 0 && left < 10;
        });
    }

    private BitSet all() {
        return BitSets.union(range(0, 84), otherSegments);
    }

    private void know(String slice, BitSet... rows) {
        known.add(slice, "overall", List.of(rows));
    }

    private static OpinionTable table(String slice, OpinionRow... rows) {
        BitSet everybody = range(0, 230);
        return new OpinionTable(
                slice,
                List.of(new OpinionColumn("overall", everybody, everybody)),
                List.of(rows),
                OpinionTable.Order.NONE);
    }

    private static OpinionRow row(String value, BitSet answers) {
        return OpinionRow.of(value, answers);
    }

    private MergePlan plan(OpinionTable table) {
        return new MergePlanner(List.of(new Remainders(known, BOARD))).plan(table);
    }

    private List<List<String>> values(OpinionTable table) {
        return plan(table).rows().stream().map(OpinionRow::values).toList();
    }

    private static BitSet range(int from, int to) {
        BitSet range = new BitSet();
        range.set(from, to);
        return range;
    }
}
