package org.rida.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of METRICS, section 5, each by its own example. */
class MergePlannerTest {

    private int answers;
    private final BitSet satisfied = new BitSet();

    @Test
    void smallRowsAreJoinedWithTheNextSmallest() {
        MergePlan plan = plan(
                table(row("phone", 61, 50), row("letter", 4, 3), row("social", 37, 30), row("volunteering", 5, 4)));

        assertThat(values(plan)).containsExactly(List.of("phone"), List.of("letter", "volunteering", "social"));
        assertThat(plan.rows().get(1).answers().cardinality()).isEqualTo(46);
    }

    @Test
    void rowsThatAreLargeEnoughStandAlone() {
        assertThat(values(plan(table(row("a", 10, 1), row("b", 10, 10))))).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aRowInWhichNobodyIsSatisfiedIsTooSmallBelowTwenty() {
        assertThat(values(plan(table(row("a", 40, 20), row("b", 19, 0), row("c", 30, 9)))))
                .containsExactly(List.of("a"), List.of("b", "c"));
        assertThat(values(plan(table(row("a", 40, 20), row("b", 20, 0), row("c", 30, 9)))))
                .hasSize(3);
    }

    @Test
    void orderedRowsJoinTheirSmallerNeighbour() {
        OpinionTable table =
                table(row("on_time", 80, 60), row("late", 9, 4), row("waiting", 12, 3), row("left", 11, 2));

        assertThat(values(plan(ordered(table))))
                .containsExactly(List.of("on_time"), List.of("late", "waiting"), List.of("left"));
    }

    @Test
    void aServiceIsJoinedWithinItsDepartmentOnly() {
        OpinionTable table =
                table(row("food", 40, 30), row("rent", 6, 5), row("health", 15, 10), row("repair", 12, 10));
        Map<String, String> departments =
                Map.of("food", "programmes", "rent", "research", "health", "research", "repair", "programmes");

        MergePlan plan = plan(
                new OpinionTable(table.slice(), table.columns(), table.rows(), OpinionTable.Order.NONE, departments));

        assertThat(values(plan)).containsExactly(List.of("food"), List.of("rent", "health"), List.of("repair"));
    }

    @Test
    void whatCannotBeJoinedIsWithheldTogetherWithAsMuchAsProtectsIt() {
        OpinionTable table =
                table(row("food", 40, 30), row("rent", 6, 5), row("repair", 12, 10), row("education", 23, 11));

        MergePlan plan = planBesideTotal(table);

        assertThat(plan.withheld().stream().map(OpinionRow::values))
                .containsExactly(List.of("rent"), List.of("repair"));
        assertThat(values(plan))
                .as("the total less three rows would be six answers")
                .containsExactly(List.of("food"), List.of("education"));
        assertThat(values(planBesideTotal(table(row("food", 40, 30), row("rent", 6, 5), row("repair", 12, 10)))))
                .as("a table is not left with one row")
                .isEmpty();
    }

    /** With rent in a department of its own. */
    private static MergePlan planBesideTotal(OpinionTable table) {
        KnownOpinions known = new KnownOpinions();
        known.add("all", table.columns(), List.of(new OpinionRow(List.of("all"), table.total())));
        return plan(
                new OpinionTable(
                        table.slice(),
                        table.columns(),
                        table.rows(),
                        OpinionTable.Order.NONE,
                        Map.of("rent", "research")),
                known);
    }

    @Test
    void aTableLeftWithOneRowIsTooFew() {
        MergePlan plan = plan(table(row("a", 7, 5), row("b", 6, 5)));

        assertThat(plan.isTooFew()).isTrue();
        assertThat(plan.answers()).isEqualTo(13);
        assertThat(plan(table(row("all", 13, 5))).isTooFew())
                .as("one row by its nature")
                .isFalse();
    }

    @Test
    void rowsAreJoinedOverAllColumnsAtOnce() {
        OpinionRow a = row("a", 30, 20);
        OpinionRow b = row("b", 12, 8);
        OpinionRow c = row("c", 15, 9);
        BitSet few = BitSets.union(a.answers(), c.answers());
        b.answers().stream().limit(9).forEach(few::set);
        OpinionTable table = new OpinionTable(
                "channel",
                List.of(column(), new OpinionColumn("speed", few, few)),
                List.of(a, b, c),
                OpinionTable.Order.NONE);

        assertThat(values(plan(table))).containsExactly(List.of("a"), List.of("b", "c"));
    }

    /** Letters 13, 13, 13 and 4 joined, beside a year's 43, would give four away. */
    @Test
    void aYearIsNotShownBesideQuartersThatLeaveFewOver() {
        KnownOpinions known = new KnownOpinions();
        List<OpinionRow> letters = new ArrayList<>();
        List<OpinionRow> social = new ArrayList<>();
        List<OpinionRow> phone = new ArrayList<>();
        for (int n : new int[] {13, 13, 13, 4}) {
            OpinionTable quarter = table(row("letter", n, n - 1), row("social", 37, 30), row("phone", 50, 40));
            known.add("channel", quarter.columns(), plan(quarter).rows());
            letters.add(quarter.rows().get(0));
            social.add(quarter.rows().get(1));
            phone.add(quarter.rows().get(2));
        }
        OpinionTable year = table(sum("letter", letters), sum("social", social), sum("phone", phone));

        assertThat(values(plan(year, known))).containsExactly(List.of("letter", "social"), List.of("phone"));
        assertThat(values(plan(year))).as("by itself").hasSize(3);
    }

    @Test
    void theSameHoldsWhereTheYearWasFirst() {
        OpinionTable first = table(row("letter", 39, 30), row("social", 60, 50));
        OpinionRow few = row("letter", 4, 3);
        OpinionRow more = row("social", 30, 20);
        KnownOpinions known = new KnownOpinions();
        known.add(
                "channel",
                List.of(column()),
                List.of(first.rows().get(0).join(few), first.rows().get(1).join(more)));

        assertThat(values(plan(table(first.rows().get(0), first.rows().get(1)), known)))
                .as("the three quarters before the last")
                .isEmpty();
    }

    @Test
    void theWholeIsNotShownWithThoseThatItsMonthsWithheld() {
        KnownOpinions known = new KnownOpinions();
        OpinionRow march = row("all", 8, 6);
        OpinionRow february = row("all", 14, 9);
        known.add("all", List.of(column()), List.of(february));
        OpinionTable quarter =
                new OpinionTable("all", List.of(column()), List.of(february.join(march)), OpinionTable.Order.NONE);

        MergePlan plan = plan(quarter, known);

        assertThat(plan.left()).isEqualTo(march.answers());
        assertThat(plan.rows().get(0).answers()).isEqualTo(february.answers());
    }

    /** Waiting is the same in both slices: shown alone in one, it may not stand beside few others in the other. */
    @Test
    void whatLiesInARowOfAnotherTableCountsToo() {
        OpinionRow waiting = row("waiting", 14, 6);
        OpinionRow late = row("late", 7, 3);
        OpinionRow onTime = row("on_time", 43, 40);
        OpinionTable outcome = table(sum("accepted", List.of(onTime, late)), waiting);
        KnownOpinions known = new KnownOpinions();
        known.add("outcome", outcome.columns(), outcome.rows());
        OpinionTable timeliness = ordered(table(onTime, late, waiting));

        assertThat(values(plan(timeliness, known))).containsExactly(List.of("on_time", "late"), List.of("waiting"));
    }

    @Test
    void thePublicSeesSensitiveSegmentsFromTwentyOn() {
        OpinionTable table = table(row("low-income", 60, 50), row("orphan", 15, 12), row("widow", 16, 12));
        Threshold threshold = new Threshold(10, 20, 20, table.rows().get(1).answers());

        MergePlan plan = new MergePlanner(List.of(new Remainders(new KnownOpinions(), threshold))).plan(table);

        assertThat(values(plan)).containsExactly(List.of("low-income"), List.of("orphan", "widow"));
    }

    @Test
    void whatAllMaySeeIsNotJoined() {
        OpinionTable table = table(row("a", 1, 0), row("b", 2, 2));

        MergePlan plan =
                new MergePlanner(List.of(new Remainders(new KnownOpinions(), Threshold.of(1, 20)))).plan(table);

        assertThat(values(plan)).hasSize(2);
    }

    private OpinionRow row(String value, int n, int happy) {
        BitSet row = new BitSet();
        row.set(answers, answers + n);
        satisfied.set(answers, answers + happy);
        answers += n;
        return OpinionRow.of(value, row);
    }

    private static OpinionRow sum(String value, List<OpinionRow> rows) {
        return OpinionRow.of(
                value, BitSets.union(rows.stream().map(OpinionRow::answers).toList()));
    }

    private OpinionColumn column() {
        BitSet all = new BitSet();
        all.set(0, answers);
        return new OpinionColumn("overall", all, satisfied);
    }

    private OpinionTable table(OpinionRow... rows) {
        return new OpinionTable("channel", List.of(column()), List.of(rows), OpinionTable.Order.NONE);
    }

    private static OpinionTable ordered(OpinionTable table) {
        return new OpinionTable("timeliness", table.columns(), table.rows(), OpinionTable.Order.ASCENDING);
    }

    private static MergePlan plan(OpinionTable table) {
        return plan(table, new KnownOpinions());
    }

    private static MergePlan plan(OpinionTable table, KnownOpinions known) {
        return new MergePlanner(List.of(new Remainders(known, Threshold.of(10, 20)))).plan(table);
    }

    private static List<List<String>> values(MergePlan plan) {
        return plan.rows().stream().map(OpinionRow::values).toList();
    }
}
