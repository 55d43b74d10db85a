package org.rida.sheet;

import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** Puts a value into a cell. There is no way from here to a formula. */
final class CellWriter {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private final Styles styles;
    private final @Nullable SharedStrings shared;

    CellWriter(Styles styles) {
        this(styles, null);
    }

    /** @param shared of the workbook whose sheet this writes; null for rows that are streamed */
    CellWriter(Styles styles, @Nullable SharedStrings shared) {
        this.styles = styles;
        this.shared = shared;
    }

    void write(Row row, int column, CellValue value, CellStyleName style, Column.ColumnFit fit) {
        if (value instanceof CellValue.StyledValue styled) {
            write(row, column, styled.value(), styled.style(), fit);
            return;
        }
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.style(value, style, fit));
        fill(cell, value);
    }

    private void fill(Cell cell, CellValue value) {
        if (value instanceof CellValue.TextValue content) {
            text(cell, SafeText.escape(content.text()));
        } else if (value instanceof CellValue.Whole whole) {
            cell.setCellValue((double) whole.number());
        } else if (value instanceof CellValue.Decimal decimal) {
            cell.setCellValue(finite(cell, decimal.number()));
        } else if (value instanceof CellValue.ShareValue share) {
            cell.setCellValue(finite(cell, share.share()));
        } else if (value instanceof CellValue.DayValue day) {
            cell.setCellValue(day.day());
        } else if (value instanceof CellValue.MonthValue month) {
            LocalDate first = month.month().atDay(1);
            cell.setCellValue(first);
        }
    }

    private void text(Cell cell, String text) {
        if (shared != null && cell instanceof XSSFCell stored) {
            shared.put(stored, directed(text));
        } else {
            cell.setCellValue(text);
        }
    }

    /**
     * Digits have no direction and no script of their own: a cell that begins with them is set by some programs from the left, in a
     * font without Arabic. Numbers that somebody sends back are never written here.
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
