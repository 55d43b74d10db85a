package org.rida.report.explore;

import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.table.StageRows;
import org.rida.tally.count.Population;
import org.rida.tally.count.SliceFilter;













import static java.util.Map.Entry.comparingByValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each stage took those who were answered, and how the days of all of them fall on the stages up to the reply.
 *
 * @param days that all of them together spent in each stage up to the reply
 */
record StageTable(FilteredFigures facts, SliceFilter cut, MetricCatalog measures, Map<String, Long> days) {

    /** The stages up to the reply, one after the other; those behind them are the service's, not the answer's. */
    private static final List<String> UP_TO_REPLY =
            List.of("received-verified", "verified-submitted", "submitted-decided", "decided-replied");

    static StageTable of(FilteredFigures facts, SliceFilter cut, MetricCatalog measures) {
        Map<String, Long> days = new LinkedHashMap<>();
        UP_TO_REPLY.forEach(stage -> days.put(
                stage,
                facts.counts(new MetricRef(Metric.STAGE_MEDIAN, stage), cut).days().counts().entrySet().stream()
                        .mapToLong(e -> e.getKey() * e.getValue())
                        .sum()));
        return new StageTable(facts, cut, measures, days);
    }

    Block.TableData table() {
        return new Block.TableData(
                measures.text(w -> w.format("turnaround.stages")),
                List.of(
                        column("turnaround.column.stage", Block.ChartKind.LABEL),
                        column("turnaround.column.median", Block.ChartKind.NUMBER),
                        column("turnaround.column.p90", Block.ChartKind.NUMBER),
                        column("turnaround.column.span", Block.ChartKind.SPAN_BAR),
                        column("turnaround.column.share", Block.ChartKind.SHARE_BAR),
                        column("turnaround.column.requests", Block.ChartKind.NUMBER)),
                Population.countedStages().stream()
                        .map(s -> row(s.substring(Population.STAGE.code().length())))
                        .toList(),
                measures.text(w -> w.format("turnaround.stages.note")));
    }

    /** Empty when nobody was answered. */
    BilingualText longest() {
        long all = all();
        return all == 0
                ? BilingualText.EMPTY
                : days.entrySet().stream()
                        .max(comparingByValue())
                        .map(most -> measures.text(w -> w.format(
                                "turnaround.longest",
                                "stage",
                                StageRows.name(most.getKey(), w),
                                "share",
                                w.percent((double) most.getValue() / all))))
                        .orElse(BilingualText.EMPTY);
    }

    private Block.TableRow row(String stage) {
        Figure median = facts.over(new MetricRef(Metric.STAGE_MEDIAN, stage), cut);
        Figure most = facts.over(new MetricRef(Metric.STAGE_P90, stage), cut);
        Long own = days.get(stage);
        Cell share = own == null || all() == 0
                ? Cell.words(BilingualText.same("–"))
                : Cell.number(Cell.CellUnit.SHARE, (double) own / all());
        return new Block.TableRow(
                measures.text(w -> StageRows.name(stage, w)),
                List.of(
                        FigureCells.cell(median, stage),
                        FigureCells.cell(most, stage),
                        span(FigureCells.cell(median, stage), most),
                        share,
                        Cell.count(median.denominator())));
    }

    /** The nested bar: the median inside nine in ten. */
    private static Cell span(Cell median, Figure most) {
        return new Cell(
                median.state(),
                median.unit(),
                median.value(),
                null,
                most.value().isPresent() ? most.value().getAsDouble() : null,
                median.numerator(),
                median.denominator(),
                BilingualText.EMPTY,
                median.source());
    }

    private long all() {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }

    private Block.TableColumn column(String key, Block.ChartKind drawing) {
        return new Block.TableColumn(measures.text(w -> w.format(key)), 2, drawing);
    }
}
