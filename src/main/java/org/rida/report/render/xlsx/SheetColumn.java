package org.rida.report.render.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.sheet.CellValue;

/**
 * A column of a table's sheet. What the printed page writes in one cell for the eye has columns of its own here: both
 * ends of an interval, and the two counts of a share, which the share is divided from.
 *
 * @param source column of the printed table, counted from 0
 */
record SheetColumn(int source, Part part) {

    /** Which number of a cell the column shows. */
    enum Part {
        LABEL,
        VALUE,
        LOW,
        HIGH,
        NUMERATOR,
        DENOMINATOR
    }

    /**
     * In the order of the printed table. Columns without numbers of their own repeat the preceding ones and are left
     * out, as are those in which nothing stands.
     */
    static List<SheetColumn> of(Block.TableData table) {
        List<SheetColumn> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).drawing().hasNumbers() && !isBlank(table, i)) {
                for (Part part : parts(table, i)) {
                    columns.add(new SheetColumn(i, part));
                }
            }
        }
        return columns;
    }

    private static boolean isBlank(Block.TableData table, int column) {
        return column > 0
                && !table.rows().isEmpty()
                && cells(table, column).stream()
                        .allMatch(cell -> cell.state() == Cell.CellState.WORDS
                                && cell.text().isEmpty());
    }

    private static List<Part> parts(Block.TableData table, int column) {
        if (column == 0) {
            return List.of(Part.LABEL);
        } else if (cells(table, column).stream().anyMatch(Cell::isInterval)) {
            return cells(table, column).stream().anyMatch(SheetColumn::isDifference)
                    ? List.of(Part.VALUE, Part.LOW, Part.HIGH)
                    : List.of(Part.LOW, Part.HIGH);
        } else if (cells(table, column).stream().anyMatch(SheetColumn::isCounts)) {
            return List.of(Part.NUMERATOR, Part.DENOMINATOR);
        }
        boolean counts = cells(table, column).stream().anyMatch(Cell::isQuotient) && countsOf(table, column) == column;
        return counts ? List.of(Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR) : List.of(Part.VALUE);
    }

    /** The column of a table that has the counts of all shares of another; that one itself when there is none. */
    static int countsOf(Block.TableData table, int shares) {
        return IntStream.range(1, table.columns().size())
                .filter(i -> cells(table, i).stream().anyMatch(SheetColumn::isCounts))
                .filter(i -> table.rows().stream()
                        .allMatch(row ->
                                fits(row.cells().get(shares - 1), row.cells().get(i - 1))))
                .findFirst()
                .orElse(shares);
    }

    /** A share of few is written as counts already and has none beside it. */
    private static boolean fits(Cell share, Cell counts) {
        return !share.isQuotient()
                || share.isOfFew()
                || Objects.equals(share.numerator(), counts.numerator())
                        && Objects.equals(share.denominator(), counts.denominator());
    }

    private static boolean isDifference(Cell cell) {
        return cell.isInterval() && cell.value() != null;
    }

    private static boolean isCounts(Cell cell) {
        return cell.state() == Cell.CellState.WORDS && cell.denominator() != null;
    }

    private static List<Cell> cells(Block.TableData table, int column) {
        return table.rows().stream().map(row -> row.cells().get(column - 1)).toList();
    }

    /** The number of a cell that this column shows. */
    CellValue value(Block.TableData table, Block.TableRow row, List<SheetColumn> all, WorkbookText labels) {
        if (part == Part.LABEL) {
            return CellValue.text(labels.format(row.label()));
        }
        Cell cell = table.shown(source, row);
        return switch (part) {
            case LABEL, VALUE -> share(table, cell, all, labels);
            case LOW ->
                cell.isInterval() || all.contains(new SheetColumn(source, Part.VALUE))
                        ? labels.bound(cell.unit(), cell.low())
                        : words(cell, labels);
            case HIGH -> labels.bound(cell.unit(), cell.high());
            case NUMERATOR -> counts(cell) ? WorkbookText.wholeOrNothing(cell.numerator()) : CellValue.nothing();
            case DENOMINATOR -> counts(cell) ? WorkbookText.wholeOrNothing(cell.denominator()) : CellValue.nothing();
        };
    }

    private static boolean counts(Cell cell) {
        return isCounts(cell) || cell.isQuotient();
    }

    /** The mark of a joined row; nothing where there is no interval. */
    private static CellValue words(Cell cell, WorkbookText labels) {
        return cell.text().isEmpty() ? CellValue.nothing() : labels.value(cell);
    }

    private CellValue share(Block.TableData table, Cell cell, List<SheetColumn> all, WorkbookText labels) {
        if (isDifference(cell)) {
            return labels.bound(cell.unit(), cell.value());
        }
        if (!cell.isQuotient() || cell.isOfFew()) {
            return labels.value(cell);
        }
        int counts = countsOf(table, source);
        int numerator = all.indexOf(new SheetColumn(counts, Part.NUMERATOR));
        return new CellValue.ShareOfCounts(
                Objects.requireNonNull(cell.value()),
                Objects.requireNonNullElse(cell.decimals(), 0),
                new CellValue.ColumnSpan(numerator, numerator),
                all.indexOf(new SheetColumn(counts, Part.DENOMINATOR)));
    }
}
