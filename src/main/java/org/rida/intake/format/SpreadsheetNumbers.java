package org.rida.intake.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Formats the numbers of spreadsheets as text: dates in ISO form, whole numbers without decimals, nothing in
 * scientific notation.
 */
public final class SpreadsheetNumbers {

    private static final Pattern CALENDAR = Pattern.compile("^((?:\\[[^\\]]*])*)[Bb][12]");

    private SpreadsheetNumbers() {}

    /**
     * @param raw as stored in the XML; returned unchanged when it is no number
     * @param date whether the cell's style is a date format
     * @param from1904 whether days count from 1904 instead of 1900
     */
    static String text(String raw, boolean date, boolean from1904) {
        try {
            return date ? date(Double.parseDouble(raw), from1904) : plain(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    static String text(double value, boolean date, boolean from1904) {
        return date ? date(value, from1904) : plain(Double.toString(value));
    }

    /**
     * The day, in ISO form, of a cell with a bare day number from 20,000 to 99,999 (1954 to 2173); the cell as it is when
     * it holds anything else. Years and days of a month have fewer digits.
     */
    public static String dayOfSerial(String cell, boolean from1904) {
        if (cell.length() < 5 || cell.charAt(0) < '2' || cell.charAt(0) > '9') {
            return cell;
        }
        for (int i = 0; i < cell.length(); i++) {
            if (i == 5 ? cell.charAt(i) != '.' : cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return cell;
            }
        }
        return date(Double.parseDouble(cell), from1904);
    }

    /**
     * Whether a number format shows dates.
     *
     * @param code may begin with B1 or B2, which choose the Gregorian or the Hijri calendar for what is shown
     */
    static boolean isDate(int format, @Nullable String code) {
        return code != null
                && DateUtil.isADateFormat(format, CALENDAR.matcher(code).replaceFirst("$1"));
    }

    /** A date, with the time unless it is midnight. Serials below 1 are times of day and remain numbers. */
    private static String date(double value, boolean from1904) {
        if (value < 1 || !DateUtil.isValidExcelDate(value)) {
            return plain(Double.toString(value));
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true).truncatedTo(ChronoUnit.SECONDS);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** Short plain digits are returned as they are, without the cost of a conversion. */
    private static String plain(String raw) {
        if (raw.length() < 16 && raw.indexOf('.') < 0 && raw.indexOf('E') < 0) {
            return raw;
        }
        BigDecimal number = new BigDecimal(raw.strip());
        if (number.scale() <= 0) {
            return number.toPlainString();
        }
        BigDecimal fewer = number.stripTrailingZeros();
        return fewer.scale() < 0 ? fewer.setScale(0).toPlainString() : fewer.toPlainString();
    }
}
