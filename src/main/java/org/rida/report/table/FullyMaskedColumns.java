package org.rida.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.i18n.BilingualText;
import org.rida.report.context.DraftContext;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;

/**
 * Removes columns in which every cell is masked and names them in the note; a table with nothing else becomes a
 * sentence. This discloses nothing more, it only removes empty space.
 */
final class FullyMaskedColumns {

    /** A column with a single masked row is shown as it is. */
    private static final int MIN_ROWS = 2;

    private FullyMaskedColumns() {}

    /** Returns the table itself when no column is fully masked. */
    static Block build(Block.TableData table, DraftContext draft) {
        List<Integer> masked = IntStream.range(1, table.columns().size())
                .filter(column -> isMasked(table, column))
                .boxed()
                .toList();
        if (masked.isEmpty()) {
            return table;
        }
        if (masked.size() == table.columns().size() - 1) {
            return new Block.Paragraphs(table.title(), List.of(draft.text(w -> w.format("report.all-masked.table"))));
        }
        List<Integer> remaining = IntStream.range(0, table.columns().size())
                .filter(column -> !masked.contains(column))
                .boxed()
                .toList();
        return new Block.TableData(
                table.title(),
                remaining.stream().map(table.columns()::get).toList(),
                table.rows().stream().map(row -> withoutColumns(row, remaining)).toList(),
                note(table, masked, draft));
    }

    private static boolean isMasked(Block.TableData table, int column) {
        return table.rows().size() >= MIN_ROWS
                && table.rows().stream()
                        .allMatch(row -> row.cells().get(column - 1).state() == Cell.CellState.MASKED);
    }

    private static Block.TableRow withoutColumns(Block.TableRow row, List<Integer> remaining) {
        List<Cell> cells = new ArrayList<>();
        remaining.stream()
                .filter(column -> column > 0)
                .forEach(column -> cells.add(row.cells().get(column - 1)));
        return new Block.TableRow(row.label(), cells, row.judgement());
    }

    private static BilingualText note(Block.TableData table, List<Integer> masked, DraftContext draft) {
        return draft.text(w -> {
            String columns = masked.stream()
                    .map(column -> table.columns().get(column).title().in(w.language()))
                    .filter(title -> !title.isEmpty())
                    .map(title -> w.format("report.all-masked.column", "column", title))
                    .collect(Collectors.joining(w.format("report.all-masked.and")));
            String sentence = w.format("report.all-masked.columns", "columns", columns);
            String note = table.note().in(w.language());
            return note.isEmpty() ? sentence : note + " " + sentence;
        });
    }
}
