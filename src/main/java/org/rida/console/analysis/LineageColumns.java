package org.rida.console.analysis;

import java.util.List;
import java.util.Objects;
import org.rida.console.list.RowColumn;
import org.rida.tally.rows.Lineage.LineageRow;

/** The columns of the rows behind a figure in a workbook: those of the page, with a column for each number of a row. */
final class LineageColumns {

    static final List<RowColumn<LineageRow>> ALL = List.of(
            RowColumn.text("lineage.column.request", (row, text) -> Objects.requireNonNullElse(row.requestNo(), "")),
            RowColumn.whole("lineage.column.run", LineageRow::run),
            RowColumn.text("lineage.column.response", (row, text) -> Objects.requireNonNullElse(row.responseNo(), "")),
            RowColumn.text("lineage.column.bucket", (row, text) -> text.lineage(row.bucket())),
            RowColumn.day("lineage.column.received", LineageRow::receivedOn),
            RowColumn.hijri("lineage.column.received", LineageRow::receivedOn),
            RowColumn.day("lineage.column.due", LineageRow::dueOn),
            RowColumn.hijri("lineage.column.due", LineageRow::dueOn),
            RowColumn.day("lineage.column.replied", row -> row.repliedOn() != null ? row.repliedOn() : row.leftOn()),
            RowColumn.day("lineage.column.answered", LineageRow::answeredOn),
            RowColumn.text("lineage.column.file", (row, text) -> Objects.requireNonNullElse(row.file(), "")),
            RowColumn.whole("lineage.column.line", LineageRow::line));

    private LineageColumns() {}
}
