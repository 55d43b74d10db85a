package org.rida.sheet;

import org.rida.i18n.Language;
import org.rida.i18n.UmmAlQura;



import java.time.LocalDate;
import java.time.YearMonth;

/** What a cell holds: text that can never become a formula, or a real number or day with the way it is shown. */
public sealed interface Value {

    record Words(String text) implements Value {}

    record Whole(long number) implements Value {}

    /** @param places decimals shown; the cell keeps them all */
    record Decimal(double number, int places) implements Value {}

    /** A share 0..1 shown as a percentage. */
    record Share(double share, int places) implements Value {}

    record Day(LocalDate day) implements Value {}

    /** A month: the cell holds its first day, so that it sorts and pivots. */
    record Month(YearMonth month) implements Value {}

    record Nothing() implements Value {}

    record Inked(Value value, Ink ink) implements Value {}

    static Value nothing() {
        return new Nothing();
    }

    static Value words(String text) {
        return new Words(text);
    }

    static Value whole(long number) {
        return new Whole(number);
    }

    /** An infinite number or NaN, which a workbook cannot hold, is refused when it is written. */
    static Value decimal(double number, int places) {
        return new Decimal(number, places);
    }

    static Value share(double share, int places) {
        return new Share(share, places);
    }

    static Value day(LocalDate day) {
        return new Day(day);
    }

    static Value month(YearMonth month) {
        return new Month(month);
    }

    /** A day of the Umm al-Qura calendar as text that sorts: spreadsheets show their own Hijri formats a day off. */
    static Value hijri(LocalDate day, Language language) {
        return words(UmmAlQura.of(day) + (language == Language.AR ? "هـ" : " AH"));
    }

    default boolean isNumber() {
        return this instanceof Whole || this instanceof Decimal || this instanceof Share;
    }

    /** What is written in words; empty for numbers and days. */
    default String text() {
        if (this instanceof Inked inked) {
            return inked.value().text();
        }
        return "";
    }

    default Value in(Ink ink) {
        return new Inked(this, ink);
    }
}
