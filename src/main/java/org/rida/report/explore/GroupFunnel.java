package org.rida.report.explore;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.policy.Policy;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricCatalog;

/**
 * The groups of a dimension around the share of all of them together, within limits that their sizes set: a small group may lie far
 * from the whole by chance (Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202).
 */
record GroupFunnel(MetricCatalog measures, Policy policy, ExplorerQuery query) {

    /**
     * @param groups share by value of the dimension, in the order of the table
     * @return empty when less than two groups have cases
     */
    Optional<FunnelView> view(Map<String, Share> groups) {
        List<FunnelView.FunnelPoint> points = groups.entrySet().stream()
                .filter(group -> group.getValue().denominator() > 0)
                .map(group -> new FunnelView.FunnelPoint(
                        DimensionLabels.label(query.breakdown(), group.getKey(), policy), group.getValue()))
                .toList();
        return FunnelLimits.of(
                        points.stream().map(FunnelView.FunnelPoint::share).toList())
                .map(limits -> new FunnelView(limits, points, table(limits, points)));
    }

    /** The first column of a table by groups. */
    static Block.TableColumn groups(MetricCatalog measures, ExplorerQuery query) {
        return new Block.TableColumn(
                measures.text(w -> w.format("trends.by." + query.breakdown().code())), 2, Block.ChartKind.LABEL);
    }

    private Block.TableData table(FunnelLimits limits, List<FunnelView.FunnelPoint> points) {
        return new Block.TableData(
                text(w -> w.format("funnel.title")),
                List.of(
                        groups(measures, query),
                        column(measures.name(query.measure())),
                        column(text(w -> w.format("trends.column.of"))),
                        column(text(w -> w.format("funnel.limits-95"))),
                        column(text(w -> w.format("funnel.limits-998"))),
                        column(text(w -> w.format("funnel.position")))),
                points.stream().map(point -> row(limits, point)).toList(),
                text(w -> w.format("funnel.note", "whole", w.percent(limits.baseline()))));
    }

    private Block.TableRow row(FunnelLimits limits, FunnelView.FunnelPoint point) {
        long n = point.share().denominator();
        double value = point.share().value().orElseThrow();
        FunnelLimits.FunnelPosition position = limits.position(value, (double) n);
        return new Block.TableRow(
                point.name(),
                List.of(
                        new Cell(
                                Cell.CellState.NUMBER,
                                Cell.CellUnit.SHARE,
                                value,
                                null,
                                null,
                                point.share().numerator(),
                                n,
                                BilingualText.EMPTY,
                                null),
                        Cell.count(n),
                        Cell.words(text(w -> FigureCells.range(Unit.SHARE, limits.at95((double) n), w))),
                        Cell.words(text(w -> FigureCells.range(Unit.SHARE, limits.at998((double) n), w))),
                        Cell.words(text(w -> w.format("funnel.position."
                                + position.name().toLowerCase(Locale.ROOT).replace('_', '-'))))));
    }

    private static Block.TableColumn column(BilingualText title) {
        return new Block.TableColumn(title, 2, Block.ChartKind.NUMBER);
    }

    private BilingualText text(Function<Messages, String> words) {
        return measures.text(words);
    }
}
