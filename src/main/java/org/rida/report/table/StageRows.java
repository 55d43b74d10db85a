package org.rida.report.table;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;

/** Builds one row per processing stage: its duration for requests answered in the month. */
public final class StageRows {

    private StageRows() {}

    static List<Block.TableRow> rows(List<String> stages, TableSpec spec, DraftContext draft) {
        return stages.stream()
                .map(stage -> new Block.TableRow(
                        draft.text(w -> name(stage, w)),
                        spec.columns().stream().map(c -> cell(c, stage, draft)).toList()))
                .toList();
    }

    /** @param stage pair of states written {@code received-verified} */
    public static String name(String stage, Messages messages) {
        String[] ends = stage.split("-", 2);
        return messages.format(
                "stage.step", "from", messages.format("stage." + ends[0]), "to", messages.format("stage." + ends[1]));
    }

    private static Cell cell(ColumnSpec column, String stage, DraftContext draft) {
        if (column.displayAs() == Block.ChartKind.SPAN_BAR) {
            return span(stage, draft);
        }
        Figure figure = draft.facts().figure(requireNonNull(column.metric()), stage);
        return draft.hides(draft.facts().period(), figure, stage)
                ? Cell.tooFew(Cell.CellUnit.DAYS)
                : FigureCells.cell(figure, stage);
    }

    /** Holds the median as value and the 90th percentile as high, as {@link Block.ChartKind#SPAN_BAR} expects. */
    private static Cell span(String stage, DraftContext draft) {
        Figure median = draft.facts().figure(Metric.STAGE_MEDIAN, stage);
        Figure most = draft.facts().figure(Metric.STAGE_P90, stage);
        if (draft.hides(draft.facts().period(), median, stage)) {
            return Cell.tooFew(Cell.CellUnit.DAYS);
        }
        Cell cell = FigureCells.cell(median, stage);
        return FigureCells.span(cell, most);
    }
}
