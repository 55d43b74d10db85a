package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.metric.Metric;
import org.rida.tally.count.SliceFilter;







import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Who still waits at the end of a month, and what came and went in it. */
record TurnaroundTables(CutFacts facts, SliceFilter cut, Measures measures) {

    private static final List<Integer> ENDS = List.of(7, 14, 21, 28, 60);

    Block.Table ages() {
        DayCounts open =
                facts.counts(new Measure(Metric.OPEN_OLDEST, null), cut).days();
        List<Block.Row> rows = new ArrayList<>();
        int from = 0;
        for (int end : ENDS) {
            rows.add(age(from, from + "–" + end, open.between(from, end)));
            from = end + 1;
        }
        rows.add(age(from, from + "+", open.between(from, Integer.MAX_VALUE)));
        return new Block.Table(
                measures.text(w -> w.format("turnaround.ages")),
                List.of(
                        column("turnaround.column.age", Block.Drawing.LABEL),
                        column("turnaround.column.requests", Block.Drawing.COUNT_BAR)),
                rows,
                BilingualText.EMPTY);
    }

    private Block.Row age(int from, String band, long n) {
        return new Block.Row(
                measures.text(w -> w.format("age.band", "band", w.digits(band))),
                List.of(Cell.count(n)),
                from > facts.targetDays() ? Block.Judgement.CONCERN : Block.Judgement.COMMON);
    }

    Block.Table flow() {
        YearMonth before = facts.last().minusMonths(1);
        long openBefore =
                facts.at(before).counts(new Measure(Metric.OPEN, null), cut).total();
        return new Block.Table(
                measures.text(w -> w.format("turnaround.flow")),
                List.of(
                        column("turnaround.column.item", Block.Drawing.LABEL),
                        column("turnaround.column.requests", Block.Drawing.NUMBER)),
                List.of(
                        flow("open_before", openBefore),
                        flow(
                                "received",
                                facts.counts(new Measure(Metric.RECEIVED, null), cut)
                                        .in("promised")),
                        flow("reopened", total(Metric.REOPENED)),
                        flow("answered", total(Metric.ANSWERED)),
                        flow("left", total(Metric.LEFT)),
                        flow("open_after", total(Metric.OPEN))),
                BilingualText.EMPTY);
    }

    private long total(Metric metric) {
        return facts.counts(new Measure(metric, null), cut).total();
    }

    private Block.Row flow(String line, long n) {
        return new Block.Row(measures.text(w -> w.format("flow." + line)), List.of(Cell.count(n)));
    }

    private Block.Column column(String key, Block.Drawing drawing) {
        return new Block.Column(measures.text(w -> w.format(key)), 2, drawing);
    }
}
