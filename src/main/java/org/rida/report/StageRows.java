package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TableSpec;







import static java.util.Objects.requireNonNull;

import java.util.List;

/** One row per stage: how long it took those who were answered in the month. */
final class StageRows {

    private StageRows() {}

    static List<Block.Row> of(List<String> stages, TableSpec spec, Draft draft) {
        return stages.stream()
                .map(stage -> new Block.Row(
                        draft.text(w -> name(stage, w)),
                        spec.columns().stream().map(c -> cell(c, stage, draft)).toList()))
                .toList();
    }

    static String name(String stage, Messages wording) {
        String[] ends = stage.split("-", 2);
        return wording.format(
                "stage.step", "from", wording.format("stage." + ends[0]), "to", wording.format("stage." + ends[1]));
    }

    private static Cell cell(ColumnSpec column, String stage, Draft draft) {
        if (column.displayAs() == Block.Drawing.SPAN_BAR) {
            return span(stage, draft);
        }
        Figure figure = draft.facts().figure(requireNonNull(column.metric()), stage);
        return isSmall(figure, stage, draft) ? Cell.masked(Cell.Unit.DAYS) : Figures.cell(figure, stage);
    }

    /** The two lengths of the nested bar: the median and nine in ten. */
    private static Cell span(String stage, Draft draft) {
        Figure median = draft.facts().figure(Metric.STAGE_MEDIAN, stage);
        Figure most = draft.facts().figure(Metric.STAGE_P90, stage);
        if (isSmall(median, stage, draft)) {
            return Cell.masked(Cell.Unit.DAYS);
        }
        Cell cell = Figures.cell(median, stage);
        return new Cell(
                cell.state(),
                cell.unit(),
                cell.value(),
                null,
                most.value().isPresent() ? most.value().getAsDouble() : null,
                cell.numerator(),
                cell.denominator(),
                BilingualText.EMPTY,
                cell.source());
    }

    private static boolean isSmall(Figure figure, String stage, Draft draft) {
        return draft.facts().masks().hidesFew(figure, stage, draft.smallest());
    }
}
