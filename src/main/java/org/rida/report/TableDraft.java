package org.rida.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Slice;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TableSpec;
import org.rida.wording.Text;
import org.rida.wording.Wording;
import org.springframework.stereotype.Component;

/** Figures in rows: one row for each value of a slice, or for each stage. */
@Component
class TableDraft implements BlockDraft {

    private static final int LABEL_WEIGHT = 4;

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        return Optional.ofNullable(spec.table()).map(s -> table(s, draft));
    }

    private static Block table(TableSpec spec, Draft draft) {
        Text note = spec.note() == null ? Text.EMPTY : spec.note();
        List<Block.Row> rows = spec.rows().slice() == null ? stages(spec, draft) : slice(spec, draft);
        return new Block.Table(spec.title(), columns(spec), rows, note);
    }

    private static List<Block.Column> columns(TableSpec spec) {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(new Block.Column(spec.rows().title(), LABEL_WEIGHT, Block.Drawing.LABEL));
        for (ColumnSpec column : spec.columns()) {
            columns.add(new Block.Column(
                    column.title(),
                    column.weight() == null ? 2 : column.weight(),
                    column.drawing() == null ? Block.Drawing.NUMBER : column.drawing()));
        }
        return columns;
    }

    private static List<Block.Row> slice(TableSpec spec, Draft draft) {
        Slice slice = requireNonNull(spec.rows().slice());
        SliceFigures figures = SliceFigures.of(spec.columns(), slice, draft);
        return figures.values().stream()
                .map(value -> new Block.Row(
                        draft.facts().policy().name(slice, value),
                        spec.columns().stream().map(c -> figures.cell(c, value)).toList()))
                .toList();
    }

    private static List<Block.Row> stages(TableSpec spec, Draft draft) {
        return requireNonNull(spec.rows().stages(), "rows: expected slice or stages").stream()
                .map(stage -> new Block.Row(draft.text(w -> stageName(stage, w)), stageCells(stage, spec, draft)))
                .toList();
    }

    private static String stageName(String stage, Wording wording) {
        String[] ends = stage.split("-", 2);
        return wording.say(
                "stage.step", "from", wording.say("stage." + ends[0]), "to", wording.say("stage." + ends[1]));
    }

    private static List<Cell> stageCells(String stage, TableSpec spec, Draft draft) {
        return spec.columns().stream().map(c -> stageCell(c, stage, draft)).toList();
    }

    private static Cell stageCell(ColumnSpec column, String stage, Draft draft) {
        if (column.drawing() == Block.Drawing.SPAN_BAR) {
            return span(stage, draft);
        }
        Figure figure = draft.facts().figure(requireNonNull(column.metric()), stage);
        return isSmall(figure, draft) ? Cell.masked(Cell.Unit.DAYS) : Figures.cell(figure, stage);
    }

    /** The two lengths of the nested bar: the median and nine in ten. */
    private static Cell span(String stage, Draft draft) {
        Figure median = draft.facts().figure(Metric.STAGE_MEDIAN, stage);
        Figure most = draft.facts().figure(Metric.STAGE_P90, stage);
        if (isSmall(median, draft)) {
            return Cell.masked(Cell.Unit.DAYS);
        }
        Cell cell = Figures.cell(median, stage);
        @Nullable Double high = most.value().isPresent() ? most.value().getAsDouble() : null;
        return new Cell(
                cell.state(),
                cell.unit(),
                cell.value(),
                null,
                high,
                cell.numerator(),
                cell.denominator(),
                Text.EMPTY,
                cell.source());
    }

    private static boolean isSmall(Figure figure, Draft draft) {
        return figure.denominator() > 0 && figure.denominator() < draft.smallest();
    }
}
