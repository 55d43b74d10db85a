package org.rida.console.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.rida.console.PageFormatter;
import org.rida.job.definition.MonthParameter;

/** Times as the audit log keeps them. */
final class RecordedTime {

    static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String RANGE = "..";

    private RecordedTime() {}

    /** Months, days and moments, or from one to another, as the reader writes them; numbers in the reader's digits. */
    static String words(String value, PageFormatter words) {
        int range = value.indexOf(RANGE);
        if (range > 0) {
            return words(value.substring(0, range), words) + " – "
                    + words(value.substring(range + RANGE.length()), words);
        }
        try {
            if (MONTH.matcher(value).matches()) {
                return words.month(YearMonth.parse(value));
            }
            if (DAY.matcher(value).matches()) {
                return words.day(LocalDate.parse(value));
            }
            if (MOMENT.matcher(value).matches()) {
                return words.moment(Instant.parse(value));
            }
        } catch (DateTimeException e) {
            return value;
        }
        return NUMBER.matcher(value).matches()
                ? words.digits(value)
                : value.equals(MonthParameter.LATEST) || value.equals("last-month")
                        ? words.translate("audit.month." + value)
                        : value;
    }
}
