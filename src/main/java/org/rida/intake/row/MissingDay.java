package org.rida.intake.row;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.UmmAlQura;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.text.TextNormalizer;

/**
 * A day that its month does not have, such as the 30th of a Hijri month of 29 days: its form is right, so that an example of the form
 * would not help whoever corrects it.
 *
 * @param year of the Umm al-Qura calendar below 1800, as in {@link DateParser}
 */
record MissingDay(int year, int month) {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ].*)?");
    private static final int FIRST_HIJRI_YEAR = 1300;
    private static final int LAST_HIJRI_YEAR = 1600;
    private static final int FIRST_GREGORIAN_YEAR = 1800;
    private static final int LONGEST_MONTH = 31;
    private static final int MONTHS = 12;

    /** Of a cell that could not be read as a day; empty where it is wrong in another way, too. */
    static Optional<MissingDay> of(String cell) {
        String text = TextNormalizer.latinDigits(cell.strip());
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3));
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        return yearLast.matches()
                ? of(number(yearLast, 3), number(yearLast, 2), number(yearLast, 1))
                        .or(() -> of(number(yearLast, 3), number(yearLast, 1), number(yearLast, 2)))
                : Optional.empty();
    }

    private static Optional<MissingDay> of(int year, int month, int day) {
        boolean known = month >= 1
                && month <= MONTHS
                && (year >= FIRST_GREGORIAN_YEAR || year >= FIRST_HIJRI_YEAR && year <= LAST_HIJRI_YEAR);
        return known && day <= LONGEST_MONTH && day > new MissingDay(year, month).length()
                ? Optional.of(new MissingDay(year, month))
                : Optional.empty();
    }

    /** How many days the month has. */
    int length() {
        return isHijri()
                ? UmmAlQura.lengthOfMonth(year, month)
                : YearMonth.of(year, month).lengthOfMonth();
    }

    /** What to enter, and why not this day. */
    BilingualText hint(BilingualText expected) {
        return BilingualText.of(language -> {
            Messages messages = new Messages(language, DigitSystem.EUROPEAN);
            String name = isHijri()
                    ? messages.format(
                            "date.hijri-month", "month", messages.format("date.hijri." + month), "year", year + "")
                    : new DateFormatter(messages).month(YearMonth.of(year, month));
            return messages.format(
                    "intake.date.month-length", "expected", expected.in(language), "month", name, "n", length());
        });
    }

    private boolean isHijri() {
        return year < FIRST_GREGORIAN_YEAR;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
