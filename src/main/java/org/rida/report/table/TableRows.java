package org.rida.report.table;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.masking.Masking;
import org.rida.policy.Dimension;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.MetricPopulations;

/** The rows of a table, by what the definition says they are. */
public final class TableRows {

    private TableRows() {}

    public static List<Block.TableRow> rows(TableSpec spec, DraftContext draft) {
        RowsSpec rows = spec.rows();
        if (rows.dimension() != null) {
            return slice(rows.dimension(), spec, draft);
        }
        if (rows.stages() != null) {
            return StageRows.rows(rows.stages(), spec, draft);
        }
        if (rows.figures() != null) {
            return rows.figures().stream().map(m -> figure(m, spec, draft)).toList();
        }
        if (rows.flow() != null) {
            return FlowTable.down(rows.flow(), draft);
        }
        if (rows.themes() != null) {
            return ThemeRows.rows(rows.themes(), spec, draft);
        }
        if (rows.questions() != null) {
            return QuestionRows.rows(rows.questions(), spec, draft);
        }
        return ages(requireNonNullElse(rows.ageBands(), List.of()), draft);
    }

    private static List<Block.TableRow> slice(Dimension slice, TableSpec spec, DraftContext draft) {
        DimensionFigures figures = DimensionFigures.of(spec.columns(), slice, draft);
        return figures.values().stream()
                .map(value -> new Block.TableRow(
                        DimensionLabels.label(slice, value, draft),
                        spec.columns().stream()
                                .map(c -> figures.cell(c, value, draft))
                                .toList()))
                .toList();
    }

    private static Block.TableRow figure(Metric metric, TableSpec spec, DraftContext draft) {
        Figure figure = draft.facts()
                .figure(metric, MetricPopulations.question(metric, draft.facts().policy()));
        return new Block.TableRow(
                BilingualText.ofMessage(figure.metric().nameKey()),
                spec.columns().stream()
                        .map(c -> FigureCells.shown(figure, null, c.show(), draft))
                        .toList());
    }

    private static List<Block.TableRow> ages(List<Integer> ends, DraftContext draft) {
        Map<String, Long> bands = bands(ends, draft.facts().openByAge());
        Masking masking = draft.facts().masks().line("ages", facts -> bands(ends, facts.openByAge()), draft.smallest());
        List<Block.TableRow> rows = new ArrayList<>();
        bands.forEach((band, n) -> rows.add(new Block.TableRow(
                draft.text(w -> w.format("age.band", "band", w.digits(band))),
                List.of(masking.isMasked(band) ? Cell.masked(Cell.CellUnit.COUNT) : Cell.count(n)),
                begin(band) > draft.facts().targetDays()
                        ? Block.ChartJudgement.CONCERN
                        : Block.ChartJudgement.COMMON)));
        return rows;
    }

    private static int begin(String band) {
        return Integer.parseInt(band.split("[–+]")[0]);
    }

    private static Map<String, Long> bands(List<Integer> ends, DayCounts open) {
        Map<String, Long> bands = new LinkedHashMap<>();
        int from = 0;
        for (int end : ends) {
            bands.put(from + "–" + end, open.between(from, end));
            from = end + 1;
        }
        bands.put(from + "+", open.between(from, Integer.MAX_VALUE));
        return bands;
    }
}
