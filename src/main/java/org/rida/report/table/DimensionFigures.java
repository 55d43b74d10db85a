package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.OpinionFigures.OpinionRowView;
import org.rida.report.figure.OpinionFigures.OpinionTableView;

/**
 * The figures of a table by dimension. Requests are shown value by value; people's opinions over the window of their table, with small
 * groups joined.
 *
 * @param dimension what the rows are
 * @param rows in their order, each one value or several that are shown as one
 * @param figures by {@link #key} of the column, then by value of the dimension
 * @param opinions the rows of opinions; null where the readers may see every answer, or the table shows none
 */
public record DimensionFigures(
        Dimension dimension,
        List<List<String>> rows,
        Map<String, Map<String, Figure>> figures,
        @Nullable OpinionTableView opinions) {

    /** Reads the figures of all columns. */
    public static DimensionFigures of(List<ColumnSpec> columns, Dimension slice, DraftContext draft) {
        List<String> populations = columns.stream()
                .filter(DimensionFigures::isOpinion)
                .map(column -> MetricPopulations.population(
                        requireNonNull(column.metric()),
                        requireNonNull(column.subject()),
                        draft.facts().basis()))
                .distinct()
                .toList();
        OpinionTableView opinions = populations.isEmpty()
                ? null
                : draft.facts()
                        .opinions()
                        .map(shown -> shown.table(slice, populations))
                        .orElse(null);
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        for (ColumnSpec column : columns) {
            if (opinions == null || !isOpinion(column)) {
                figures.computeIfAbsent(key(column), k -> draft.facts()
                        .bySlice(requireNonNull(column.metric()), column.subject(), slice));
            }
        }
        List<List<String>> rows = opinions != null && figures.isEmpty()
                ? opinions.rows().stream().map(OpinionRowView::values).toList()
                : values(figures, slice, draft).stream().map(List::of).toList();
        return new DimensionFigures(slice, rows, figures, opinions);
    }

    /** Whether a column shows what people think rather than what became of requests. */
    static boolean isOpinion(ColumnSpec column) {
        return column.metric() != null && MetricPopulations.isOfAnswers(column.metric());
    }

    /** The values of the rows that stand alone. */
    public List<String> values() {
        return rows.stream()
                .filter(row -> row.size() == 1)
                .map(row -> row.get(0))
                .toList();
    }

    /** What a row is called. */
    BilingualText label(List<String> values, DraftContext draft) {
        return OpinionTexts.joined(dimension, values, draft);
    }

    /** The figure of one value, where it stands alone. */
    public Optional<Figure> figure(ColumnSpec column, String value, DraftContext draft) {
        if (opinions == null || !isOpinion(column)) {
            return Optional.ofNullable(
                    figures.getOrDefault(key(column), Map.of()).get(value));
        }
        return opinions.rowOf(value).filter(row -> !row.isJoined()).map(row -> figure(column, row, draft));
    }

    /**
     * The cell of one column and row; without data, joined with others, or with the number that the column shows.
     *
     * @throws IllegalArgumentException when the column shows the preceding period, which a table by dimension does
     *     not support
     */
    public Cell cell(ColumnSpec column, String value, DraftContext draft) {
        Cell.CellUnit unit = FigureCells.unit(requireNonNull(column.metric()).unit());
        if (opinions != null && isOpinion(column)) {
            return opinions.rowOf(value).map(row -> opinion(column, row, draft)).orElse(Cell.noData(unit));
        }
        Figure figure = figures.getOrDefault(key(column), Map.of()).get(value);
        if (figure == null) {
            return column.show() == ColumnSpec.ShownValue.DENOMINATOR ? Cell.count(0) : Cell.noData(unit);
        }
        return figure.denominator() > 0 && figure.denominator() < draft.facts().requestMinimum()
                ? Cell.tooFew(unit)
                : cell(column, figure, new SeriesKey(figure.metric(), column.subject(), dimension, value), draft);
    }

    /** In a table of requests, which are not joined, those of a joined row are marked and told below it. */
    private Cell opinion(ColumnSpec column, OpinionRowView row, DraftContext draft) {
        if (row.isJoined() && !figures.isEmpty()) {
            return Cell.words(BilingualText.same(OpinionTexts.mark(joinedRows().indexOf(row))));
        }
        Figure figure = figure(column, row, draft);
        Cell cell = cell(
                column,
                figure,
                new SeriesKey(
                        figure.metric(),
                        column.subject(),
                        dimension,
                        row.values().get(0)),
                draft);
        boolean hasLineage = !row.isJoined()
                && requireNonNull(opinions).window().equals(draft.facts().period());
        return hasLineage || cell.source() == null ? cell : FigureCells.ofAnotherPeriod(cell);
    }

    List<OpinionRowView> joinedRows() {
        return requireNonNull(opinions).rows().stream()
                .filter(OpinionRowView::isJoined)
                .toList();
    }

    Figure figure(ColumnSpec column, OpinionRowView row, DraftContext draft) {
        Metric metric = requireNonNull(column.metric());
        String population = MetricPopulations.population(
                metric, column.subject(), draft.facts().basis());
        return draft.facts().over(metric, column.subject(), row.counts().apply(population));
    }

    private static Cell cell(ColumnSpec column, Figure figure, SeriesKey key, DraftContext draft) {
        return switch (column.show() == null ? ColumnSpec.ShownValue.VALUE : column.show()) {
            case VALUE -> FigureCells.cell(figure, key);
            case INTERVAL -> FigureCells.interval(figure, draft);
            case RATIO -> FigureCells.ratio(figure, draft);
            case NUMERATOR -> FigureCells.count(figure.numerator(), key);
            case DENOMINATOR -> FigureCells.count(figure.denominator(), key);
            case PREVIOUS ->
                throw new IllegalArgumentException(
                        "column: expected value, interval, numerator or denominator in a table by slice, found previous");
        };
    }

    /** The policy's values first in its order, then those that occur only in the data. */
    private static List<String> values(Map<String, Map<String, Figure>> figures, Dimension slice, DraftContext draft) {
        Set<String> found = new LinkedHashSet<>();
        figures.values().forEach(column -> found.addAll(column.keySet()));
        Set<String> ordered =
                new LinkedHashSet<>(DimensionLabels.order(slice, draft.facts().policy()));
        ordered.retainAll(found);
        ordered.addAll(found);
        return new ArrayList<>(ordered);
    }

    /** Identifies a column: metric and, if any, question. */
    public static String key(ColumnSpec column) {
        return requireNonNull(column.metric()).id() + (column.subject() == null ? "" : ":" + column.subject());
    }
}
