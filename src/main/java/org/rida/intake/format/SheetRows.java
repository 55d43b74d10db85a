package org.rida.intake.format;

import java.util.List;
import org.rida.intake.finding.FileNote;

/**
 * Passes on the rows of one sheet that are not blank, with merged cells filled downwards, and notes at the end what a
 * reader of the sheet would not expect.
 */
final class SheetRows {

    private final String sheet;
    private final MergedCells merged;
    private final RowSink rows;
    private boolean begun;
    private long hidden;
    private long filled;

    SheetRows(String sheet, MergedCells merged, RowSink rows) {
        this.sheet = sheet;
        this.merged = merged;
        this.rows = rows;
    }

    /**
     * @param line from 1
     * @param isHidden whether the sheet does not show the row, because of a filter or by hand
     * @param cells changed where merged cells are filled
     */
    void row(long line, boolean isHidden, List<String> cells) {
        if (isBlank(cells)) {
            return;
        }
        if (!begun) {
            rows.sheet(sheet);
            begun = true;
        }
        filled += merged.fill(line, cells);
        hidden += isHidden ? 1 : 0;
        rows.row(line, cells.toArray(String[]::new));
    }

    void finish() {
        if (hidden > 0) {
            rows.note(FileNote.of("hidden-rows", "n", hidden, "sheet", sheet));
        }
        if (filled > 0) {
            rows.note(FileNote.of("merged-cells", "n", filled, "sheet", sheet));
        }
    }

    private static boolean isBlank(List<String> cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
