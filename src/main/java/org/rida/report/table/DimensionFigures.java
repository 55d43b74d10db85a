package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.masking.SliceMasking;

/**
 * The figures of a table by dimension, masked together: totals of the same cells appear elsewhere in the report, so a
 * single small cell requires a second masked one.
 *
 * @param dimension what the rows are
 * @param values the rows in their order
 * @param figures by {@link #key} of the column, then by value of the dimension
 * @param masking over all columns
 */
public record DimensionFigures(
        Dimension dimension, List<String> values, Map<String, Map<String, Figure>> figures, Masking masking) {

    private static final String OF_ALL = "/*/";

    /** Reads the figures of all columns and computes their masking. */
    public static DimensionFigures of(List<ColumnSpec> columns, Dimension slice, DraftContext draft) {
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        for (ColumnSpec column : columns) {
            figures.computeIfAbsent(
                    key(column), k -> draft.facts().bySlice(requireNonNull(column.metric()), column.subject(), slice));
        }
        List<Masking> maskings = new ArrayList<>();
        for (ColumnSpec column : columns) {
            maskings.add(draft.facts().masks().bySlice(column, slice, hiddenTotals(column, draft), draft.smallest()));
        }
        return new DimensionFigures(slice, values(figures, slice, draft), figures, Masking.all(maskings));
    }

    /**
     * The cell of one column and row; masked, without data, or with the number that the column shows.
     *
     * @throws IllegalArgumentException when the column shows the preceding period, which a table by dimension does
     *     not support
     */
    public Cell cell(ColumnSpec column, String value, DraftContext draft) {
        Figure figure = figures.getOrDefault(key(column), Map.of()).get(value);
        Cell.CellUnit unit = FigureCells.unit(requireNonNull(column.metric()).unit());
        if (figure == null) {
            return column.show() == ColumnSpec.ShownValue.DENOMINATOR ? Cell.count(0) : Cell.noData(unit);
        }
        if (isMasked(column, figure, value, draft)) {
            return Cell.masked(unit);
        }
        SeriesKey key = new SeriesKey(figure.metric(), column.subject(), dimension, value);
        return switch (column.show() == null ? ColumnSpec.ShownValue.VALUE : column.show()) {
            case VALUE -> FigureCells.cell(figure, key);
            case INTERVAL -> FigureCells.interval(figure, draft);
            case NUMERATOR -> FigureCells.count(figure.numerator(), key);
            case DENOMINATOR -> FigureCells.count(figure.denominator(), key);
            case PREVIOUS ->
                throw new IllegalArgumentException(
                        "column: expected value, interval, numerator or denominator in a table by slice, found previous");
        };
    }

    /**
     * What a reader knows before seeing this table. A total is published elsewhere in the report unless it is masked
     * there; only published totals constrain the cells.
     *
     * @param hidden names of the totals that are masked elsewhere
     */
    public static Masking.Before before(Tables tables, Set<String> hidden) {
        // A total is over a whole column (its name contains the marker of all values) or over the table itself; sums
        // of single rows are not published elsewhere.
        Set<String> shown = new TreeSet<>();
        for (Tables.Sum sum : tables.sums()) {
            String total = sum.total();
            if (!hidden.contains(total) && (total.contains(OF_ALL) || !total.contains("/"))) {
                shown.add(total);
            }
        }
        return new Masking.Before(shown, hidden);
    }

    /** Only metrics over survey answers can have masked totals. */
    private static Set<String> hiddenTotals(ColumnSpec column, DraftContext draft) {
        Metric metric = requireNonNull(column.metric());
        if (!MetricPopulations.isAnswers(metric)
                || !draft.hides(
                        draft.facts().period(), draft.facts().figure(metric, column.subject()), column.subject())) {
            return Set.of();
        }
        return Set.of(key(column) + OF_ALL + "in", key(column) + OF_ALL + "out");
    }

    /**
     * Survey answers follow the masking of their question; other figures the masking of this table. A share needs all
     * of its three counts.
     */
    private boolean isMasked(ColumnSpec column, Figure figure, String value, DraftContext draft) {
        Optional<SliceMasking> answers = draft.sliceMask(column, dimension);
        if (answers.isPresent()) {
            return column.show() == ColumnSpec.ShownValue.DENOMINATOR
                    ? answers.get().hidesAll(dimension.code(), value)
                    : answers.get().hides(dimension.code(), value);
        }
        String row = key(column) + "/" + value;
        return figure.metric().unit() != Unit.SHARE || column.show() == ColumnSpec.ShownValue.DENOMINATOR
                ? masking.isMasked(row + "/*")
                : masking.isAnyMasked(List.of(row + "/*", row + "/in", row + "/out"));
    }

    /**
     * The linked tables of one column: cell {@code name/value/in} is the numerator, {@code name/value/out} the rest,
     * and {@code name/value/*} the denominator.
     */
    public static Tables tables(String name, Map<String, Figure> figures) {
        if (figures.isEmpty()) {
            return Tables.NONE;
        }
        Metric metric = figures.values().iterator().next().metric();
        if (metric.unit() != Unit.SHARE) {
            Map<String, Long> all = new TreeMap<>();
            figures.forEach((value, figure) -> all.put(name + "/" + value + "/*", figure.denominator()));
            return Tables.line(name, all);
        }
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        figures.forEach((value, figure) ->
                rows.put(value, Map.of("in", figure.numerator(), "out", figure.denominator() - figure.numerator())));
        return MetricPopulations.isAnswers(metric) ? Tables.grid(name, rows) : requests(name, rows);
    }

    /**
     * For requests only the cells of the table count: how many, and how many in time. The few that were late disclose
     * no opinion, whereas the few who were dissatisfied would.
     */
    private static Tables requests(String name, Map<String, Map<String, Long>> rows) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> in = new TreeMap<>();
        rows.forEach((value, n) -> {
            in.put(name + "/" + value + "/in", n.getOrDefault("in", 0L));
            all.put(
                    name + "/" + value + "/*",
                    n.values().stream().mapToLong(Long::longValue).sum());
        });
        return Tables.line(name, all).combine(Tables.line(name + "/*/in", in));
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
