package org.rida.sheet;

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
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.rida.sheet.chart.ChartPaint;

/** Creates the cell styles of one workbook, each combination once: a workbook breaks beyond about 64,000 of them. */
final class Styles {

    /** Installed on practically every computer and with properly joined Arabic letters. */
    private static final String FONT = "Arial";

    /** Distance between a number and the text in the next column. */
    private static final short INDENT = 1;

    /** Everything that makes two cell formats different. */
    private record StyleKey(
            String format,
            CellStyleName styleName,
            Column.ColumnFit fit,
            boolean quoted,
            boolean number,
            ReadingOrder order) {}

    private final XSSFWorkbook workbook;
    private final WorkbookSettings settings;
    private final NumberFormats formats;
    private final Map<StyleKey, XSSFCellStyle> styles = new HashMap<>();
    private final Map<CellStyleName, XSSFFont> fonts = new HashMap<>();

    Styles(XSSFWorkbook workbook, WorkbookSettings settings) {
        this.workbook = workbook;
        this.settings = settings;
        this.formats = new NumberFormats(settings);
        setStandardFont();
    }

    /** Number formats of the workbook, which charts use, too. */
    NumberFormats formats() {
        return formats;
    }

    Language language() {
        return settings.language();
    }

    /**
     * The cell format for a value, created on first use.
     *
     * @param value decides number format, quoting and alignment
     * @param styleName font and fill
     * @param fit whether long text wraps
     */
    XSSFCellStyle style(CellValue value, CellStyleName styleName, Column.ColumnFit fit) {
        boolean quoted = value instanceof CellValue.TextValue content && SafeText.needsQuote(content.text());
        boolean number = value.isNumber();
        StyleKey key = new StyleKey(formats.format(value), styleName, fit, quoted, number, order(value));
        return styles.computeIfAbsent(key, this::make);
    }

    private XSSFCellStyle make(StyleKey key) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(fonts.computeIfAbsent(key.styleName, this::font));
        style.setDataFormat(workbook.createDataFormat().getFormat(key.format));
        style.setWrapText(key.fit == Column.ColumnFit.WRAP && key.format.equals(NumberFormats.GENERAL));
        style.setQuotePrefixed(key.quoted);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(alignment(key));
        style.setReadingOrder(key.order);
        decorate(style, key.styleName);
        return style;
    }

    /**
     * In both languages the sign of a negative number is at its left; percent signs and month names follow the
     * direction of the page.
     */
    private ReadingOrder order(CellValue value) {
        boolean plainNumber = value instanceof CellValue.Whole
                || value instanceof CellValue.Ordinal
                || value instanceof CellValue.Decimal
                || value instanceof CellValue.MomentValue
                || value instanceof CellValue.DayValue;
        return settings.language().rightToLeft() && !plainNumber
                ? ReadingOrder.RIGHT_TO_LEFT
                : ReadingOrder.LEFT_TO_RIGHT;
    }

    /**
     * Text is aligned to the beginning of the line, numbers always to the right, so that digits of the same value are
     * below each other.
     */
    private HorizontalAlignment alignment(StyleKey key) {
        boolean atRight =
                settings.language().rightToLeft() || key.number || key.styleName == CellStyleName.HEADER_OF_NUMBERS;
        return atRight ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
    }

    private void decorate(XSSFCellStyle style, CellStyleName styleName) {
        switch (styleName) {
            case HEADER, HEADER_OF_NUMBERS -> {
                fill(style, Palette.TEAL);
                style.setIndention(INDENT);
            }
            case PANEL -> fill(style, Palette.PANEL);
            case TITLE, HEADING, LINK, NOTE, BODY, STAMP -> {}
            default -> {
                style.setBorderBottom(BorderStyle.THIN);
                style.setBottomBorderColor(colour(Palette.LINE));
                style.setIndention(INDENT);
            }
        }
    }

    private static void fill(XSSFCellStyle style, Palette colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private XSSFFont font(CellStyleName styleName) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) styleName.points);
        font.setBold(styleName.weight == CellStyleName.Weight.BOLD);
        font.setColor(colour(styleName.colour));
        return font;
    }

    /** Column widths are measured in characters of font 0. */
    private void setStandardFont() {
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName(FONT);
        standard.setFontHeightInPoints((short) CellStyleName.PLAIN.points);
    }

    private static XSSFColor colour(Palette colour) {
        return new XSSFColor(ChartPaint.bytes(colour), null);
    }
}
