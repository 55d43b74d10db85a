package org.rida.sheet;

import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** Writes values into cells. The only formulas divide counts of the same row; no text becomes part of one. */
final class CellWriter {

    /** U+200F. */
    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private final Styles styles;
    private final @Nullable SharedStrings shared;

    CellWriter(Styles styles) {
        this(styles, null);
    }

    /**
     * @param styles of the workbook
     * @param shared string table of the workbook; null for streamed rows, which hold their text in the cell
     */
    CellWriter(Styles styles, @Nullable SharedStrings shared) {
        this.styles = styles;
        this.shared = shared;
    }

    /**
     * Creates the cell and writes the value with its style.
     *
     * @param column counted from 0
     * @param style applies unless the value is a {@link CellValue.StyledValue}
     * @throws IllegalArgumentException naming sheet and cell when a number is infinite or NaN
     */
    void write(Row row, int column, CellValue value, CellStyleName style, Column.ColumnFit fit) {
        if (value instanceof CellValue.StyledValue styled) {
            write(row, column, styled.value(), styled.style(), fit);
            return;
        }
        Cell cell = row.createCell(column);
        // the format of the value decides the style, so a cell never shows a date as a number
        cell.setCellStyle(styles.style(value, style, fit));
        fill(cell, value);
    }

    private void fill(Cell cell, CellValue value) {
        if (value instanceof CellValue.TextValue content) {
            text(cell, SafeText.escape(content.text()));
        } else if (value instanceof CellValue.Whole whole) {
            cell.setCellValue((double) whole.number());
        } else if (value instanceof CellValue.Ordinal ordinal) {
            cell.setCellValue((double) ordinal.number());
        } else if (value instanceof CellValue.MomentValue moment) {
            cell.setCellValue(moment.moment());
        } else if (value instanceof CellValue.Decimal decimal) {
            cell.setCellValue(finite(cell, decimal.number()));
        } else if (value instanceof CellValue.ShareValue share) {
            cell.setCellValue(finite(cell, share.share()));
        } else if (value instanceof CellValue.ShareOfCounts share) {
            cell.setCellFormula(quotient(cell.getRowIndex(), share));
            cell.setCellValue(finite(cell, share.share()));
        } else if (value instanceof CellValue.DayValue day) {
            cell.setCellValue(day.day());
        } else if (value instanceof CellValue.MonthValue month) {
            LocalDate first = month.month().atDay(1);
            cell.setCellValue(first);
        }
    }

    private static String quotient(int row, CellValue.ShareOfCounts share) {
        String first = name(row, share.counts().first());
        String last = name(row, share.counts().last());
        return (first.equals(last) ? first : "SUM(" + first + ":" + last + ")") + "/" + name(row, share.whole());
    }

    private static String name(int row, int column) {
        return new CellAddress(row, column).formatAsString();
    }

    private void text(Cell cell, String text) {
        if (shared != null && cell instanceof XSSFCell stored) {
            shared.put(stored, directed(text));
        } else {
            cell.setCellValue(text);
        }
    }

    /**
     * Arabic-Indic digits have no direction of their own: some programs align a cell that begins with them to the
     * left, in a font without Arabic. A right-to-left mark prevents that. Streamed cells are not marked, since people
     * send those workbooks back and the mark would become part of the value.
     */
    private String directed(String text) {
        boolean digitFirst = !text.isEmpty() && text.charAt(0) >= '\u0660' && text.charAt(0) <= '\u0669';
        return digitFirst && styles.language().rightToLeft() ? RIGHT_TO_LEFT_MARK + text : text;
    }

    private static double finite(Cell cell, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("sheet \"%s\" cell %s: expected a number, found %s"
                    .formatted(cell.getSheet().getSheetName(), cell.getAddress(), number));
        }
        return number;
    }
}
