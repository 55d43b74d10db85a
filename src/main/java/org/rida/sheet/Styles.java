package org.rida.sheet;

import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.sheet.chart.ChartPaint;













import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.ReadingOrder;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of one workbook, each made once: a workbook breaks beyond some 64,000 of them. */
final class Styles {

    /** There on every desk, with well-joined Arabic. */
    private static final String FONT = "Arial";

    /** Between a number and the words beside it. */
    private static final short ROOM = 1;

    private record StyleKey(String format, CellStyleName ink, Column.ColumnFit fit, boolean quoted, boolean number, ReadingOrder order) {}

    private final XSSFWorkbook workbook;
    private final WorkbookSettings edition;
    private final NumberFormats formats;
    private final Map<StyleKey, XSSFCellStyle> made = new HashMap<>();
    private final Map<CellStyleName, XSSFFont> fonts = new HashMap<>();

    Styles(XSSFWorkbook workbook, WorkbookSettings edition) {
        this.workbook = workbook;
        this.edition = edition;
        this.formats = new NumberFormats(edition);
        setStandardFont();
    }

    NumberFormats formats() {
        return formats;
    }

    Language language() {
        return edition.language();
    }

    XSSFCellStyle style(CellValue value, CellStyleName ink, Column.ColumnFit fit) {
        boolean quoted = value instanceof CellValue.TextValue words && SafeText.needsQuote(words.text());
        boolean number = value.isNumber();
        StyleKey key = new StyleKey(formats.format(value), ink, fit, quoted, number, order(value));
        return made.computeIfAbsent(key, this::make);
    }

    private XSSFCellStyle make(StyleKey key) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(fonts.computeIfAbsent(key.ink, this::font));
        style.setDataFormat(workbook.createDataFormat().getFormat(key.format));
        style.setWrapText(key.fit == Column.ColumnFit.WRAP && key.format.equals(NumberFormats.GENERAL));
        style.setQuotePrefixed(key.quoted);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(alignment(key));
        style.setReadingOrder(key.order);
        dress(style, key.ink);
        return style;
    }

    /** The sign of a negative number stands at its left in both languages; percent signs and months follow the page. */
    private ReadingOrder order(CellValue value) {
        boolean plainNumber =
                value instanceof CellValue.Whole || value instanceof CellValue.Decimal || value instanceof CellValue.DayValue;
        return edition.language().rightToLeft() && !plainNumber
                ? ReadingOrder.RIGHT_TO_LEFT
                : ReadingOrder.LEFT_TO_RIGHT;
    }

    /** Words where the line begins; numbers always at the right, so that units stand below units. */
    private HorizontalAlignment alignment(StyleKey key) {
        boolean atRight = edition.language().rightToLeft() || key.number || key.ink == CellStyleName.HEADER_OF_NUMBERS;
        return atRight ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
    }

    private void dress(XSSFCellStyle style, CellStyleName ink) {
        switch (ink) {
            case HEADER, HEADER_OF_NUMBERS -> {
                fill(style, Palette.TEAL);
                style.setIndention(ROOM);
            }
            case PANEL -> fill(style, Palette.PANEL);
            case TITLE, HEADING, LINK, NOTE, BODY, STAMP -> {}
            default -> {
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(colour(Palette.LINE));
                style.setIndention(ROOM);
            }
        }
    }

    private static void fill(XSSFCellStyle style, Palette colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private XSSFFont font(CellStyleName ink) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) ink.points);
        font.setBold(ink.weight == CellStyleName.Weight.BOLD);
        font.setColor(colour(ink.colour));
        return font;
    }

    /** Font 0 is what column widths are measured in. */
    private void setStandardFont() {
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName(FONT);
        standard.setFontHeightInPoints((short) CellStyleName.PLAIN.points);
    }

    private static XSSFColor colour(Palette colour) {
        return new XSSFColor(ChartPaint.bytes(colour), null);
    }
}
