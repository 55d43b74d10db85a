package org.rida.intake.mapping;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.rida.intake.text.TextNormalizer;

/**
 * Recognizes the most frequent ISO dates without parsing them, which is most of the work of a file, and makes them of the cells of three
 * columns.
 */
public final class IsoDates {

    private static final int LAST_OF_CENTURY = 99;

    /** Earlier years are those of the Hijri calendar. */
    static final int FIRST_GREGORIAN_YEAR = 1800;

    private IsoDates() {}

    /**
     * Whether the cell is yyyy-MM-dd with a day up to the 28th, which exists in every month. False does not mean
     * that it is no date.
     */
    static boolean isPlainDay(String cell) {
        return cell.length() == 10 && startsWithPlainDay(cell);
    }

    private static boolean startsWithPlainDay(String cell) {
        if (cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return false;
        }
        int month = number(cell, 5, 7);
        int day = number(cell, 8, 10);
        return number(cell, 0, 4) >= FIRST_GREGORIAN_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= 28;
    }

    /**
     * Whether the cell is such a day with a time as {@link DateParser#moment} writes it, or with a space instead of
     * the T.
     */
    static boolean isPlainMoment(String cell) {
        int length = cell.length();
        return (length == 16 || (length == 19 && cell.charAt(16) == ':' && isWithin(number(cell, 17, 19), 59)))
                && (cell.charAt(10) == 'T' || cell.charAt(10) == ' ')
                && cell.charAt(13) == ':'
                && startsWithPlainDay(cell)
                && isWithin(number(cell, 11, 13), 23)
                && isWithin(number(cell, 14, 16), 59);
    }

    private static boolean isWithin(int value, int highest) {
        return value >= 0 && value <= highest;
    }

    /** The decimal number of some characters; -1 when one of them is no digit. */
    static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * Joins the cells of a date that stands in three columns: the date in ISO form, which every mapping reads; the cells as they are, with
     * slashes between them, where they are no numbers.
     *
     * @param month its number, or its name in English or Arabic
     * @return empty when all cells are empty
     */
    public static String join(String year, String month, String day) {
        if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
            return "";
        }
        int y = shortNumber(year);
        int m = shortNumber(month) < 0 ? month(month) : shortNumber(month);
        int d = shortNumber(day);
        return y < 0 || m < 0 || d < 0
                ? year + "/" + month + "/" + day
                : "%04d-%02d-%02d".formatted(y <= LAST_OF_CENTURY ? 2000 + y : y, m, d);
    }

    /** The number of a month by its name; -1 for none. */
    public static int month(String month) {
        String name = MonthNames.latin(month).strip().toLowerCase(Locale.ROOT);
        for (Month each : Month.values()) {
            String full = each.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            if (name.length() >= 3 && full.startsWith(name)) {
                return each.getValue();
            }
        }
        String hijri = MonthNames.hijriNumbers(month).strip();
        return hijri.equals(month.strip()) ? -1 : shortNumber(hijri);
    }

    /** @return -1 for no whole number of at most four digits */
    private static int shortNumber(String cell) {
        String digits = TextNormalizer.latinDigits(cell).replaceFirst("[.,]0+$", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }
}
