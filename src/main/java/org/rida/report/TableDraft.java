package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.ColumnSpec;
import org.rida.report.ReportDefinition.TableSpec;







import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        BilingualText note = note(spec, draft);
        BilingualText title = PromiseWords.titled(spec.title(), draft);
        return spec.isFlowAcross()
                ? new Block.Table(title, FlowLines.columns(spec, draft), FlowLines.across(spec, draft), note)
                : AllMasked.said(new Block.Table(title, columns(spec, draft), TableRows.of(spec, draft), note), draft);
    }

    private static BilingualText note(TableSpec spec, Draft draft) {
        BilingualText note = spec.note() == null ? BilingualText.EMPTY : spec.note();
        BilingualText notice = spec.rows().flow() == null ? BilingualText.EMPTY : RestatedLines.notice(draft);
        return notice.isEmpty() || note.isEmpty()
                ? note.isEmpty() ? notice : note
                : BilingualText.of(language -> note.in(language) + " " + notice.in(language));
    }

    private static List<Block.Column> columns(TableSpec spec, Draft draft) {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(new Block.Column(spec.rows().title(), LABEL_WEIGHT, Block.Drawing.LABEL));
        for (ColumnSpec column : spec.columns()) {
            columns.add(new Block.Column(
                    PromiseWords.titled(column.title(), draft),
                    column.width() == null ? 2 : column.width(),
                    column.displayAs() == null ? Block.Drawing.NUMBER : column.displayAs()));
        }
        return columns;
    }
}
