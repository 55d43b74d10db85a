package org.rida.sheet;

import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

/**
 * Number format codes for one combination of language and digits. The locale prefix fixes digits, calendar and month
 * names, so that the workbook looks the same whatever the reader's regional settings are.
 */
public final class NumberFormats {

    static final String GENERAL = "General";

    private final String numbers;
    private final String days;
    /** LibreOffice shows Arabic month names in cells as boxes in any font, so months in Arabic cells are numeric. */
    private final boolean arabic;

    // locale identifiers: 401 is Arabic (Saudi Arabia), 409 English (United States); the first digits select the
    // digits' shape and the calendar
    NumberFormats(WorkbookSettings settings) {
        arabic = settings.language() == Language.AR;
        boolean indic = arabic && settings.digits() == DigitSystem.ARABIC_INDIC;
        numbers = indic ? "[$-2000401]" : "";
        days = indic ? "[$-2010401]" : arabic ? "[$-1010401]" : "[$-409]";
    }

    /** The format code for a value; {@code General} for text and empty cells. */
    String format(CellValue value) {
        if (value instanceof CellValue.Whole) {
            return whole();
        } else if (value instanceof CellValue.Decimal decimal) {
            return numbers + "#,##0" + places(decimal.places());
        } else if (value instanceof CellValue.ShareValue share) {
            return share(share.places());
        } else if (value instanceof CellValue.ShareOfCounts share) {
            return share(share.places());
        } else if (value instanceof CellValue.DayValue) {
            return days + "yyyy/mm/dd";
        } else if (value instanceof CellValue.MomentValue) {
            return days + "yyyy/mm/dd hh:mm";
        } else if (value instanceof CellValue.Ordinal) {
            return numbers + "0";
        } else if (value instanceof CellValue.MonthValue) {
            return arabic ? days + "yyyy/mm" : month();
        }
        return GENERAL;
    }

    /** Whole numbers with thousands separators. */
    public String whole() {
        return numbers + "#,##0";
    }

    /**
     * Percentages.
     *
     * @param places decimals shown, 0 or more
     */
    public String share(int places) {
        return numbers + "0" + places(places) + "%";
    }

    /** Month name and year, as on the axis of a chart. */
    public String month() {
        return days + "mmm yyyy";
    }

    private static String places(int places) {
        return places == 0 ? "" : "." + "0".repeat(places);
    }
}
