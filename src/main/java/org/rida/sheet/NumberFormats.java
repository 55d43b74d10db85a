package org.rida.sheet;

import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;

/** Number formats of one edition. The prefix names digits, calendar and language, so that a page looks alike everywhere. */
public final class NumberFormats {

    static final String GENERAL = "General";

    private final String numbers;
    private final String days;
    /** Arabic names of months are boxes in LibreOffice's cells, whatever the font; its charts show them. */
    private final boolean arabic;

    NumberFormats(WorkbookSettings settings) {
        arabic = settings.language() == Language.AR;
        boolean indic = arabic && settings.digits() == DigitSystem.ARABIC_INDIC;
        numbers = indic ? "[$-2000401]" : "";
        days = indic ? "[$-2010401]" : arabic ? "[$-1010401]" : "[$-409]";
    }

    String format(CellValue value) {
        if (value instanceof CellValue.Whole) {
            return whole();
        } else if (value instanceof CellValue.Decimal decimal) {
            return numbers + "#,##0" + places(decimal.places());
        } else if (value instanceof CellValue.ShareValue share) {
            return share(share.places());
        } else if (value instanceof CellValue.DayValue) {
            return days + "yyyy/mm/dd";
        } else if (value instanceof CellValue.MonthValue) {
            return arabic ? days + "yyyy/mm" : month();
        }
        return GENERAL;
    }

    public String whole() {
        return numbers + "#,##0";
    }

    public String share(int places) {
        return numbers + "0" + places(places) + "%";
    }

    public String month() {
        return days + "mmm yyyy";
    }

    private static String places(int places) {
        return places == 0 ? "" : "." + "0".repeat(places);
    }
}
