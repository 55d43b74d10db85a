package org.rida.intake.mapping;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.rida.intake.text.TextNormalizer;

/** Joins the cells of a date that stands in three columns. */
public final class DateParts {

    private static final int LAST_OF_CENTURY = 99;

    private DateParts() {}

    /**
     * The date in ISO form, which every mapping reads; the cells as they are, with slashes between them, where they are no numbers.
     *
     * @param month its number, or its name in English or Arabic
     * @return empty when all cells are empty
     */
    public static String join(String year, String month, String day) {
        if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
            return "";
        }
        int y = number(year);
        int m = number(month) < 0 ? ofName(month) : number(month);
        int d = number(day);
        return y < 0 || m < 0 || d < 0
                ? year + "/" + month + "/" + day
                : "%04d-%02d-%02d".formatted(y <= LAST_OF_CENTURY ? 2000 + y : y, m, d);
    }

    /** The number of a month by its name; -1 for none. */
    public static int ofName(String month) {
        String name = MonthNames.latin(month).strip().toLowerCase(Locale.ROOT);
        for (Month each : Month.values()) {
            String full = each.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            if (name.length() >= 3 && full.startsWith(name)) {
                return each.getValue();
            }
        }
        String hijri = MonthNames.hijriNumbers(month).strip();
        return hijri.equals(month.strip()) ? -1 : number(hijri);
    }

    /** @return -1 for no whole number of at most four digits */
    private static int number(String cell) {
        String digits = TextNormalizer.latinDigits(cell).replaceFirst("[.,]0+$", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }
}
