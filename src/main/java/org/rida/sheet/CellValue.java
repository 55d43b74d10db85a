package org.rida.sheet;

import java.time.LocalDate;
import java.time.YearMonth;
import org.rida.i18n.Language;
import org.rida.i18n.UmmAlQura;

/** What a cell holds: text that can never become a formula, or a real number or day with the way it is shown. */
public sealed interface CellValue {

    record TextValue(String text) implements CellValue {}

    record Whole(long number) implements CellValue {}

    /** @param places decimals shown; the cell keeps them all */
    record Decimal(double number, int places) implements CellValue {}

    /** A share 0..1 shown as a percentage. */
    record ShareValue(double share, int places) implements CellValue {}

    record DayValue(LocalDate day) implements CellValue {}

    /** A month: the cell holds its first day, so that it sorts and pivots. */
    record MonthValue(YearMonth month) implements CellValue {}

    record Nothing() implements CellValue {}

    record StyledValue(CellValue value, CellStyleName style) implements CellValue {}

    static CellValue nothing() {
        return new Nothing();
    }

    static CellValue text(String text) {
        return new TextValue(text);
    }

    static CellValue whole(long number) {
        return new Whole(number);
    }

    /** An infinite number or NaN, which a workbook cannot hold, is refused when it is written. */
    static CellValue decimal(double number, int places) {
        return new Decimal(number, places);
    }

    static CellValue share(double share, int places) {
        return new ShareValue(share, places);
    }

    static CellValue day(LocalDate day) {
        return new DayValue(day);
    }

    static CellValue month(YearMonth month) {
        return new MonthValue(month);
    }

    /** A day of the Umm al-Qura calendar as text that sorts: spreadsheets show their own Hijri formats a day off. */
    static CellValue hijri(LocalDate day, Language language) {
        return text(UmmAlQura.hijriDay(day) + (language == Language.AR ? "هـ" : " AH"));
    }

    default boolean isNumber() {
        return this instanceof Whole || this instanceof Decimal || this instanceof ShareValue;
    }

    /** What is written in words; empty for numbers and days. */
    default String text() {
        if (this instanceof StyledValue styled) {
            return styled.value().text();
        }
        return "";
    }

    default CellValue styled(CellStyleName style) {
        return new StyledValue(this, style);
    }
}
