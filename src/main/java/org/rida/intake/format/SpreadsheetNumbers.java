package org.rida.intake.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Formats the numbers of spreadsheets as text: dates in ISO form, whole numbers without decimals, nothing in
 * scientific notation.
 */
final class SpreadsheetNumbers {

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
