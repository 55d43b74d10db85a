package org.rida.report.explore;

import static java.util.Comparator.comparingLong;
import static java.util.Map.Entry.comparingByValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.table.StageRows;
import org.rida.tally.count.Population;
import org.rida.tally.count.QueueCounts;
import org.rida.tally.count.QueueCounts.StageQueue;
import org.rida.tally.count.SliceFilter;

/**
 * Where the days go: those of the requests that were answered, by stage, and the stages in which the open ones wait. Both, since a
 * stage in which requests get stuck takes few of the days of those that came through.
 *
 * <p>The days that each stage took, and each stage's share of the days of all answered requests up to the reply. The share is of
 * summed days, as medians of stages do not add up to the median of the whole. Where a day between is not known, the days of a
 * request are in no stage, but they are in the whole: who divides the rows reaches the same share.
 *
 * @param days summed over all requests, in calendar days, by stage up to the reply
 * @param all days from receipt to reply of all requests answered in the month, in calendar days; 0 when nobody was answered
 * @param open at the month's end, by the stage in which they wait; stages without any may be left out
 */
record StageTable(
        FigureCalculator figures,
        Period month,
        SliceFilter filter,
        MetricCatalog measures,
        Map<String, Long> days,
        long all,
        Map<String, StageQueue> open) {

    /** The stages up to the reply, in order; later stages belong to the service, not to the answer. */
    private static final List<String> UP_TO_REPLY = QueueCounts.STAGE_QUEUES;

    /** The policy's own clock: the two stages before it together, not a stage of its own. */
    private static final String COMMITTEE_AND_REPLY = "submitted-replied";

    /** Sums the days of each stage from its distribution: days times the number of requests that took so many. */
    static StageTable of(
            FigureCalculator figures,
            Period month,
            SliceFilter filter,
            MetricCatalog measures,
            Map<String, StageQueue> open) {
        Map<String, Long> days = new LinkedHashMap<>();
        UP_TO_REPLY.forEach(stage ->
                days.put(stage, sum(figures.counts(month, new MetricRef(Metric.STAGE_MEDIAN, stage), filter))));
        // stages are in calendar days whatever the headline's are
        long all = sum(figures.counts().counts(month, Population.ANSWERED.code(), filter));
        return new StageTable(figures, month, filter, measures, days, all, open);
    }

    private static long sum(Counts days) {
        return days.days().counts().entrySet().stream()
                .mapToLong(e -> e.getKey() * e.getValue())
                .sum();
    }

    Block.TableData table() {
        return new Block.TableData(
                measures.text(w -> w.format("turnaround.stages")),
                new TableColumns("turnaround.column.", measures::text)
                        .label("stage", 4)
                        .number("median", 2)
                        .number("p90", 2)
                        .column("span", 2, Block.ChartKind.SPAN_BAR)
                        .column("share", 2, Block.ChartKind.SHARE_BAR)
                        .number("answered", 2)
                        .number("open", 2)
                        .number("waited", 2)
                        .list(),
                Population.countedStages().stream()
                        .map(s -> row(s.substring(Population.STAGE.code().length())))
                        .toList(),
                measures.text(w -> w.format("turnaround.stages.note", "all", w.format("count.days", "n", all))));
    }

    /** Where the days of those answered went, and where the open ones wait, in words; empty when nobody was answered or waits. */
    BilingualText longest() {
        return measures.text(w -> Stream.of(mostDays(w), mostOpen(w))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    /** The stage with the most days. */
    private String mostDays(Messages wording) {
        return all == 0
                ? ""
                : days.entrySet().stream()
                        .max(comparingByValue())
                        .map(most -> wording.format(
                                "turnaround.longest",
                                "stage",
                                StageRows.name(most.getKey(), wording),
                                "share",
                                wording.percent((double) most.getValue() / all),
                                "days",
                                most.getValue(),
                                "all",
                                wording.format("count.days", "n", all)))
                        .orElse("");
    }

    /** The stage in which most of the open requests wait. */
    private String mostOpen(Messages wording) {
        long sum = open.values().stream().mapToLong(StageQueue::open).sum();
        return UP_TO_REPLY.stream()
                .filter(stage -> waiting(stage).open() > 0)
                .max(comparingLong(stage -> waiting(stage).open()))
                .map(stage -> wording.format(
                        "turnaround.most-open",
                        "stage",
                        StageRows.name(stage, wording),
                        "n",
                        waiting(stage).open(),
                        "day",
                        new DateFormatter(wording).day(figures.coverage().cutOff(month)),
                        "all",
                        wording.format("count.requests.object", "n", sum),
                        "waited",
                        new CellFormatter(wording).withUnit(waited(stage))))
                .orElse("");
    }

    private StageQueue waiting(String stage) {
        return open.getOrDefault(stage, new StageQueue(0, 0));
    }

    /** Days since those who wait in a stage entered it, on average. */
    private Cell waited(String stage) {
        StageQueue queue = waiting(stage);
        return queue.open() == 0
                ? Cell.words(BilingualText.same("–"))
                : Cell.number(Cell.CellUnit.DAYS, (double) queue.waited() / queue.open());
    }

    private Block.TableRow row(String stage) {
        Figure median = figures.figure(month, new MetricRef(Metric.STAGE_MEDIAN, stage), filter);
        Figure most = figures.figure(month, new MetricRef(Metric.STAGE_P90, stage), filter);
        Long own = days.get(stage);
        Cell share = own == null || all == 0
                ? Cell.words(BilingualText.same("–"))
                : Cell.number(Cell.CellUnit.SHARE, (double) own / all);
        return new Block.TableRow(
                measures.text(w -> stage.equals(COMMITTEE_AND_REPLY)
                        ? w.format("turnaround.stages.sum", "stages", StageRows.name(stage, w))
                        : StageRows.name(stage, w)),
                List.of(
                        FigureCells.cell(median, stage),
                        FigureCells.cell(most, stage),
                        FigureCells.span(FigureCells.cell(median, stage), most),
                        share,
                        Cell.count(median.denominator()),
                        own == null
                                ? Cell.words(BilingualText.same("–"))
                                : Cell.count(waiting(stage).open()),
                        waited(stage)));
    }
}
