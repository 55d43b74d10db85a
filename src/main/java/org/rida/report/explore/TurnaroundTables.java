package org.rida.report.explore;

import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;

/** The ages of the requests that are open at the end of a month, and the flow of the month. */
record TurnaroundTables(FigureCalculator figures, Period month, SliceFilter filter, MetricCatalog measures) {

    /** The last day of each age band, in calendar days; one more band follows without an end. */
    private static final List<Integer> ENDS = List.of(7, 14, 21, 28, 60);

    /**
     * Open requests by age at the end of the month. Bands that begin beyond the promise are marked; the one that the
     * promise falls into is not, as some of its requests are still in time.
     */
    Block.TableData ages() {
        DayCounts open = figures.counts(month, new MetricRef(Metric.OPEN_OLDEST, null), filter)
                .days();
        List<Block.TableRow> rows = new ArrayList<>();
        int from = 0;
        for (int end : ENDS) {
            rows.add(age(from, from + "–" + end, open.between(from, end)));
            from = end + 1;
        }
        rows.add(age(from, from + "+", open.between(from, Integer.MAX_VALUE)));
        return new Block.TableData(
                measures.text(w -> w.format("turnaround.ages")),
                new TableColumns("turnaround.column.", measures::text)
                        .label("age", 2)
                        .column("requests", 2, Block.ChartKind.COUNT_BAR)
                        .list(),
                rows,
                BilingualText.EMPTY);
    }

    private Block.TableRow age(int from, String band, long n) {
        return new Block.TableRow(
                measures.text(w -> w.format("age.band", "band", w.digits(band))),
                List.of(Cell.count(n)),
                from > figures.targetDays(month) ? Block.ChartJudgement.CONCERN : Block.ChartJudgement.COMMON);
    }

    /**
     * Open before, received, reopened, answered, left, open after: the lines add up, since each request is counted once
     * in each. Received are those only that fall under the promise, as all others of the table do.
     */
    Block.TableData flow() {
        long openBefore = figures.counts(month.before(), new MetricRef(Metric.OPEN, null), filter)
                .total();
        return new Block.TableData(
                measures.text(w -> w.format("turnaround.flow")),
                new TableColumns("turnaround.column.", measures::text)
                        .label("item", 2)
                        .number("requests", 2)
                        .list(),
                List.of(
                        flow("open_before", openBefore),
                        flow(
                                "received",
                                figures.counts(month, new MetricRef(Metric.RECEIVED, null), filter)
                                        .in("promised")),
                        flow("reopened", total(Metric.REOPENED)),
                        flow("answered", total(Metric.ANSWERED)),
                        flow("left", total(Metric.LEFT)),
                        flow("open_after", total(Metric.OPEN))),
                measures.text(w -> w.format("turnaround.flow.note")));
    }

    private long total(Metric metric) {
        return figures.counts(month, new MetricRef(metric, null), filter).total();
    }

    private Block.TableRow flow(String line, long n) {
        return new Block.TableRow(measures.text(w -> w.format("flow." + line)), List.of(Cell.count(n)));
    }
}
