package org.rida.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TableSpec;
import org.rida.wording.Text;
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
        Text note = note(spec, draft);
        return spec.isFlowAcross()
                ? new Block.Table(spec.title(), FlowLines.columns(spec, draft), FlowLines.across(spec, draft), note)
                : new Block.Table(spec.title(), columns(spec), TableRows.of(spec, draft), note);
    }

    private static Text note(TableSpec spec, Draft draft) {
        Text note = spec.note() == null ? Text.EMPTY : spec.note();
        Text notice = spec.rows().flow() == null ? Text.EMPTY : RestatedLines.notice(draft);
        return notice.isEmpty() || note.isEmpty()
                ? note.isEmpty() ? notice : note
                : Text.of(language -> note.in(language) + " " + notice.in(language));
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
}
