package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The merged areas of a sheet that cover several rows. Only the first cell of an area has a value; people who see the
 * sheet read it in every row of the area.
 */
final class MergedCells {

    static final MergedCells NONE = new MergedCells(List.of());

    private final List<CellRangeAddress> areas = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    MergedCells(List<CellRangeAddress> all) {
        for (CellRangeAddress area : all) {
            if (area.getLastRow() > area.getFirstRow()) {
                areas.add(area);
                values.add("");
            }
        }
    }

    /**
     * Fills the empty cells of a row that belong to an area with the area's value. Rows must come in order.
     *
     * @param line from 1
     * @return how many cells were filled
     */
    int fill(long line, List<String> cells) {
        int filled = 0;
        for (int i = 0; i < areas.size(); i++) {
            CellRangeAddress area = areas.get(i);
            int column = area.getFirstColumn();
            if (line - 1 == area.getFirstRow()) {
                values.set(i, column < cells.size() ? cells.get(column) : "");
            } else if (line - 1 > area.getFirstRow()
                    && line - 1 <= area.getLastRow()
                    && !values.get(i).isBlank()) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                if (cells.get(column).isEmpty()) {
                    cells.set(column, values.get(i));
                    filled++;
                }
            }
        }
        return filled;
    }
}
