package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.report.ReportDefinition.FlowLine;
import org.rida.report.ReportDefinition.TableSpec;
import org.rida.tally.count.FlowBalance;







import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What came, what went and what is left of a period's requests: one under the other, or as an equation in one row. */
final class FlowLines {

    private FlowLines() {}

    static List<Block.Row> down(List<FlowLine> lines, Draft draft) {
        List<Block.Row> rows = new ArrayList<>();
        for (FlowLine line : lines) {
            if (line == FlowLine.OPEN_BEFORE) {
                rows.addAll(RestatedLines.of(draft));
            }
            rows.add(new Block.Row(name(line, draft), List.of(count(line, draft))));
        }
        return rows;
    }

    /** Without a heading over the row's name. */
    static List<Block.Column> columns(TableSpec spec, Draft draft) {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(new Block.Column(BilingualText.EMPTY, 2, Block.Drawing.LABEL));
        lines(spec).forEach(line -> columns.add(new Block.Column(name(line, draft), 2, Block.Drawing.NUMBER)));
        return columns;
    }

    static List<Block.Row> across(TableSpec spec, Draft draft) {
        return List.of(new Block.Row(
                spec.rows().title(),
                lines(spec).stream().map(line -> count(line, draft)).toList()));
    }

    private static List<FlowLine> lines(TableSpec spec) {
        return Objects.requireNonNull(spec.rows().flow());
    }

    private static BilingualText name(FlowLine line, Draft draft) {
        return draft.text(w -> w.format("flow." + line.name().toLowerCase(Locale.ROOT)));
    }

    private static Cell count(FlowLine line, Draft draft) {
        FlowBalance flow = draft.facts().flow();
        return Cell.count(
                switch (line) {
                    case OPEN_BEFORE -> flow.openBefore();
                    case RECEIVED -> flow.received();
                    case REOPENED -> flow.reopened();
                    case ANSWERED -> flow.answered();
                    case LEFT -> flow.left();
                    case OPEN_AFTER -> flow.openAfter();
                });
    }
}
