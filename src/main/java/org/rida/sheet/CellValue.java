package org.rida.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.rida.i18n.Language;
import org.rida.i18n.UmmAlQura;

/**
 * The content of a cell: text that never becomes a formula, or a real number or date together with its number format.
 */
public sealed interface CellValue {

    /**
     * Text; written through {@link SafeText}.
     *
     * @param text any; what could be read as a formula is escaped when written
     */
    record TextValue(String text) implements CellValue {}

    /**
     * A whole number, shown with thousands separators.
     *
     * @param number beyond 2^53 spreadsheets round it
     */
    record Whole(long number) implements CellValue {}

    /**
     * A number shown with a fixed number of decimals.
     *
     * @param number finite; the cell holds it unrounded
     * @param places decimals shown, 0 or more
     */
    record Decimal(double number, int places) implements CellValue {}

    /**
     * A share shown as a percentage.
     *
     * @param share 0 to 1; the cell holds it unrounded
     * @param places decimals of the percentage shown, 0 or more
     */
    record ShareValue(double share, int places) implements CellValue {}

    /**
     * A share that the spreadsheet divides itself, from counts in the same row. Made from positions only, so that no
     * text ever becomes part of a formula.
     *
     * @param share what the division gives, 0 to 1, stored beside the formula for programs that do not calculate
     * @param places decimals of the percentage shown, 0 or more
     * @param counts first and last column whose sum is the numerator, counted from 0
     * @param whole column of the denominator, which is not 0
     */
    record ShareOfCounts(double share, int places, ColumnSpan counts, int whole) implements CellValue {}

    /** Neighbouring columns, both included, counted from 0. */
    record ColumnSpan(int first, int last) {}

    /** A day in the Gregorian calendar, held as a real date. */
    record DayValue(LocalDate day) implements CellValue {}

    /** A day and its time, held as a real date, to the minute. */
    record MomentValue(LocalDateTime moment) implements CellValue {}

    /** A number by which something is called, such as that of a run: it sorts as a number, and has no separators. */
    record Ordinal(long number) implements CellValue {}

    /** A month, held as the date of its first day, so that it sorts and groups in pivot tables. */
    record MonthValue(YearMonth month) implements CellValue {}

    /** An empty cell. Charts leave a gap for it, whereas they draw text as zero. */
    record Nothing() implements CellValue {}

    /** A value that overrides the style of its row. */
    record StyledValue(CellValue value, CellStyleName style) implements CellValue {}

    /** An empty cell. */
    static CellValue nothing() {
        return new Nothing();
    }

    /** @param text any characters */
    static CellValue text(String text) {
        return new TextValue(text);
    }

    /** @param number shown with thousands separators */
    static CellValue whole(long number) {
        return new Whole(number);
    }

    /** A number with a fixed number of decimals. Infinity and NaN are rejected when the cell is written. */
    static CellValue decimal(double number, int places) {
        return new Decimal(number, places);
    }

    /**
     * @param share 0 to 1
     * @param places decimals of the percentage shown
     */
    static CellValue share(double share, int places) {
        return new ShareValue(share, places);
    }

    /**
     * @param share numerator / denominator, 0 to 1
     * @param numerator column of the count, from 0
     * @param denominator column of what it is a part of, from 0
     */
    static CellValue shareOf(double share, int numerator, int denominator) {
        return new ShareOfCounts(share, 0, new ColumnSpan(numerator, numerator), denominator);
    }

    /** @param day of the Gregorian calendar */
    static CellValue day(LocalDate day) {
        return new DayValue(day);
    }

    /** @param moment of the Gregorian calendar, in the zone of the organization */
    static CellValue moment(LocalDateTime moment) {
        return new MomentValue(moment);
    }

    /** @param number that names something */
    static CellValue ordinal(long number) {
        return new Ordinal(number);
    }

    /** @param month of the Gregorian calendar */
    static CellValue month(YearMonth month) {
        return new MonthValue(month);
    }

    /**
     * A day of the Umm al-Qura calendar as sortable text. It is no real date, because the Hijri formats of spreadsheet
     * programs can be a day off.
     *
     * @param language decides the letters of the era
     */
    static CellValue hijri(LocalDate day, Language language) {
        return text(UmmAlQura.hijriDay(day) + (language == Language.AR ? "هـ" : " AH"));
    }

    /** Whether the value is a number that is aligned to the right. Dates are not. */
    default boolean isNumber() {
        return this instanceof Whole
                || this instanceof Ordinal
                || this instanceof Decimal
                || this instanceof ShareValue
                || this instanceof ShareOfCounts;
    }

    /** The value's text, from which row heights are estimated; empty for numbers and dates. */
    default String text() {
        if (this instanceof StyledValue styled) {
            return styled.value().text();
        }
        return "";
    }

    /** The same value in another style than its row's. */
    default CellValue styled(CellStyleName style) {
        return new StyledValue(this, style);
    }
}
