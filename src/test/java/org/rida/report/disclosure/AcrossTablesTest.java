package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rows of several tables added up before others are subtracted. A charity with 90 requests a month showed 26, 36 and 53 answers of three
 * months, and of the quarter 111: four people were given away.
 */
class AcrossTablesTest {

    private static final Threshold BOARD = Threshold.of(10, 20);

    private final BitSet january = range(0, 26);
    private final BitSet february = range(26, 62);
    private final BitSet march = range(62, 115);
    private final BitSet quarter = range(0, 115);
    private final BitSet few = range(111, 115);
    private final BitSet quarterWithoutFew = range(0, 111);
    private final KnownOpinions known = new KnownOpinions();

    @Test
    void aQuarterIsNotShownWithoutAFewOfItsMonths() {
        knowMonths();

        assertThat(permits(table("all", row("all", quarterWithoutFew)))).isFalse();
        assertThat(permits(table("all", row("all", range(0, 105)))))
                .as("ten are enough")
                .isTrue();
        assertThat(plan(table("all", row("all", quarter))).rows().get(0).answers())
                .as("with them it tells nothing that the months do not")
                .isEqualTo(quarter);
    }

    @Test
    void norIsTheMonthWhereTheQuarterWasFirst() {
        know("all", january);
        know("all", february);
        know("all", quarterWithoutFew);

        assertThat(permits(table("all", row("all", march)))).isFalse();
        assertThat(permits(table("all", row("all", range(62, 111))))).isTrue();
    }

    /** A department's months, one of which is new, hold all but six of its services' answers in the quarter. */
    @Test
    void norAMonthOfADepartmentBesideTheQuartersServices() {
        know("department", range(0, 20), range(200, 230));
        know("department", range(20, 40), range(230, 260));
        know("service", range(0, 30), range(30, 58), range(200, 290));
        OpinionTable months = table("department", row("care", range(40, 64)), row("relief", range(260, 290)));

        assertThat(plan(months).isTooFew()).isTrue();
    }

    @Test
    void theFewWhoStandInNoServiceAreWithheldWithAnother() {
        knowMonths();
        OpinionTable services = ofDepartments(Map.of("training", "volunteering"));

        MergePlan plan = plan(services);

        assertThat(plan.withheld().stream().map(OpinionRow::values))
                .containsExactly(List.of("training"), List.of("recreation"));
        assertThat(plan.rows().stream().map(OpinionRow::values))
                .containsExactly(List.of("food"), List.of("rent"), List.of("education"), List.of("care"));
        assertThat(plan(ofDepartments(Map.of())).withheld())
                .as("nobody is withheld who can be joined")
                .isEmpty();
    }

    /** Of ten people three ask for food, two each for rent, education and care, and one for recreation; the last four for training. */
    private OpinionTable ofDepartments(Map<String, String> departments) {
        return new OpinionTable(
                "service",
                List.of(column()),
                List.of(
                        row("food", ofTen(0, 3)),
                        row("rent", ofTen(3, 5)),
                        row("education", ofTen(5, 7)),
                        row("care", ofTen(7, 9)),
                        row("recreation", ofTen(9, 10)),
                        row("training", few)),
                OpinionTable.Order.NONE,
                departments);
    }

    private BitSet ofTen(int from, int to) {
        BitSet some = new BitSet();
        quarterWithoutFew.stream().filter(i -> i % 10 >= from && i % 10 < to).forEach(some::set);
        return some;
    }

    @Test
    void aDepartmentsServicesOfAQuarterHoldAllOfItsMonths() {
        know("department", range(0, 20), range(200, 230));
        know("department", range(20, 40), range(230, 260));
        know("department", range(40, 64), range(260, 290));
        OpinionTable services = table(
                "service",
                row("food", range(0, 30)),
                row("rent", range(30, 58)),
                row("not-given", BitSets.union(range(58, 64), range(200, 230))),
                row("care", range(230, 290)));

        assertThat(plan(services).rows().stream().map(OpinionRow::values))
                .as("six of the department are among those of no service")
                .noneMatch(List.of("not-given")::equals);
    }

    /** Quarters and a half-year add up to the year, of which three are left out; Hijri months or any other rows would as well. */
    @Test
    void aYearHoldsAllOfItsParts() {
        know("all", range(0, 60));
        know("all", range(60, 115));
        know("all", range(0, 115));
        know("all", range(115, 170));
        know("all", range(170, 230));

        assertThat(permits(table("all", row("all", range(0, 227))))).isFalse();
        assertThat(permits(table("all", row("all", range(0, 230))))).isTrue();
    }

    /** What was issued before the rule looked across tables stays, and hides nothing that adds nobody to it. */
    @Test
    void whatIsGivenAwayAlreadyHidesNothingNew() {
        knowMonths();
        know("service", range(0, 60), range(60, 111));
        OpinionTable segments = table("segment", row("orphan", range(0, 40)), row("widow", range(40, 111)));

        assertThat(permits(segments)).isTrue();
        assertThat(permits(table("segment", row("orphan", range(0, 40)), row("widow", range(40, 109)))))
                .as("two more would be")
                .isFalse();
    }

    /** Beside trying every choice of rows. */
    @Test
    void findsEverySumThatAGroupLiesIn() {
        Random random = new Random(20261130);
        int found = 0;
        for (int i = 0; i < 300; i++) {
            BitSet group = range(20, 20 + 5 + random.nextInt(30));
            List<BitSet> rows = new ArrayList<>();
            for (int row = 0; row < 3 + random.nextInt(8); row++) {
                int from = random.nextInt(10) * 6;
                rows.add(range(from, from + 6 * (1 + random.nextInt(4))));
            }
            Set<BitSet> sums = byTryingAll(group, rows);
            assertThat(EnclosingSums.find(group, rows).keySet()).as("%s", rows).isEqualTo(sums);
            found += sums.size();
        }
        assertThat(found).isGreaterThan(100);
    }

    private static Set<BitSet> byTryingAll(BitSet group, List<BitSet> rows) {
        Set<BitSet> sums = new HashSet<>();
        IntStream.range(1, 1 << rows.size()).forEach(choice -> {
            List<BitSet> chosen = BitSet.valueOf(new long[] {choice}).stream()
                    .mapToObj(rows::get)
                    .toList();
            BitSet sum = BitSets.union(chosen);
            if (chosen.stream().mapToInt(BitSet::cardinality).sum() == sum.cardinality()
                    && chosen.stream().allMatch(row -> row.intersects(group))
                    && BitSets.isWithin(group, sum)) {
                sums.add(sum);
            }
        });
        return sums;
    }

    private void knowMonths() {
        know("all", january);
        know("all", february);
        know("all", march);
    }

    private void know(String slice, BitSet... rows) {
        known.add(slice, "overall", List.of(rows));
    }

    private static OpinionColumn column() {
        return new OpinionColumn("overall", range(0, 300), range(0, 300));
    }

    private static OpinionTable table(String slice, OpinionRow... rows) {
        return new OpinionTable(slice, List.of(column()), List.of(rows), OpinionTable.Order.NONE);
    }

    private static OpinionRow row(String value, BitSet answers) {
        return OpinionRow.of(value, answers);
    }

    private MergePlanner planner() {
        return new MergePlanner(List.of(new Remainders(known, BOARD)));
    }

    private MergePlan plan(OpinionTable table) {
        return planner().plan(table);
    }

    private boolean permits(OpinionTable table) {
        return planner().permits(table);
    }

    private static BitSet range(int from, int to) {
        BitSet range = new BitSet();
        range.set(from, to);
        return range;
    }
}
