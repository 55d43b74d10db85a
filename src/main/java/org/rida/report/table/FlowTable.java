package org.rida.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.rida.i18n.BilingualText;
import org.rida.report.context.DraftContext;
import org.rida.report.context.RestatementLines;
import org.rida.report.definition.ReportDefinition.FlowLine;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.tally.count.FlowBalance;

/**
 * Builds the reconciliation of requests in a period (opening stock, received, reopened, answered, left, closing
 * stock), with one row per line or as an equation in a single row.
 */
final class FlowTable {

    private FlowTable() {}

    /** Restatements of the preceding period come before the opening stock, which they explain. */
    static List<Block.TableRow> rowPerLine(List<FlowLine> lines, DraftContext draft) {
        List<Block.TableRow> rows = new ArrayList<>();
        for (FlowLine line : lines) {
            if (line == FlowLine.OPEN_BEFORE) {
                rows.addAll(RestatementLines.rows(draft));
            }
            rows.add(new Block.TableRow(name(line, draft), List.of(count(line, draft))));
        }
        return rows;
    }

    /** Columns of the equation; the label column has no title. */
    static List<Block.TableColumn> columns(TableSpec spec, DraftContext draft) {
        List<Block.TableColumn> columns = new ArrayList<>();
        columns.add(new Block.TableColumn(BilingualText.EMPTY, 2, Block.ChartKind.LABEL));
        lines(spec).forEach(line -> columns.add(new Block.TableColumn(name(line, draft), 2, Block.ChartKind.NUMBER)));
        return columns;
    }

    /** The equation in one row. */
    static List<Block.TableRow> singleRow(TableSpec spec, DraftContext draft) {
        return List.of(new Block.TableRow(
                spec.rows().title(),
                lines(spec).stream().map(line -> count(line, draft)).toList()));
    }

    private static List<FlowLine> lines(TableSpec spec) {
        return Objects.requireNonNull(spec.rows().flow());
    }

    private static BilingualText name(FlowLine line, DraftContext draft) {
        return draft.text(w -> w.format("flow." + line.name().toLowerCase(Locale.ROOT)));
    }

    private static Cell count(FlowLine line, DraftContext draft) {
        FlowBalance flow = draft.facts().flow().reconciled();
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
