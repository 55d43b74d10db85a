package org.rida.intake.format;

import java.math.BigDecimal;
import java.math.MathContext;
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

    /** Excel keeps so many digits of a number and shows zeros for the others. */
    private static final int MAX_DIGITS = 15;

    /** What a number format takes literally, or as its colour, condition or fill: none of it scales the number. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|[_*].");

    private static final Pattern CALENDAR = Pattern.compile("^((?:\\[[^\\]]*])*)[Bb][12]");

    private SpreadsheetNumbers() {}

    /** How a cell's number format shows its number. */
    enum NumberStyle {
        PLAIN,
        DATE,
        /** A stored 1 is shown as 100%. */
        PERCENT
    }

    /**
     * @param raw as stored in the XML; returned unchanged when it is no number
     * @param from1904 whether days count from 1904 instead of 1900
     */
    static String text(String raw, NumberStyle style, boolean from1904) {
        try {
            return switch (style) {
                case DATE -> date(Double.parseDouble(raw), from1904);
                case PERCENT -> percent(raw);
                case PLAIN -> plain(raw);
            };
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    static String text(double value, NumberStyle style, boolean from1904) {
        return text(Double.toString(value), style, from1904);
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
     * How a number format shows numbers.
     *
     * @param code may begin with B1 or B2, which choose the Gregorian or the Hijri calendar for what is shown
     */
    static NumberStyle style(int format, @Nullable String code) {
        if (code == null) {
            return NumberStyle.PLAIN;
        }
        if (DateUtil.isADateFormat(format, CALENDAR.matcher(code).replaceFirst("$1"))) {
            return NumberStyle.DATE;
        }
        return LITERAL.matcher(code).replaceAll("").indexOf('%') >= 0 ? NumberStyle.PERCENT : NumberStyle.PLAIN;
    }

    /**
     * A date, with the time to the nearest second unless it is midnight. The last half second of a day remains in it.
     * Serials below 1 are times of day and remain numbers.
     */
    private static String date(double value, boolean from1904) {
        if (value < 1 || !DateUtil.isValidExcelDate(value)) {
            return plain(Double.toString(value));
        }
        LocalDateTime exact = DateUtil.getLocalDateTime(value, from1904, false);
        LocalDateTime rounded = DateUtil.getLocalDateTime(value, from1904, true);
        LocalDateTime moment =
                (rounded.toLocalDate().equals(exact.toLocalDate()) ? rounded : exact).truncatedTo(ChronoUnit.SECONDS);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    private static String percent(String raw) {
        return plain(new BigDecimal(raw.strip())
                        .movePointRight(2)
                        .round(new MathContext(MAX_DIGITS))
                        .toPlainString())
                + "%";
    }

    /**
     * Short plain digits are returned as they are, without the cost of a conversion. A whole number whose digits after
     * the fifteenth are all zero has most likely lost them; scientific notation marks it as truncated.
     */
    private static String plain(String raw) {
        if (raw.length() < 16 && raw.indexOf('.') < 0 && raw.indexOf('E') < 0) {
            return raw;
        }
        BigDecimal number = new BigDecimal(raw.strip());
        BigDecimal fewer = number.stripTrailingZeros();
        if (fewer.precision() - fewer.scale() > MAX_DIGITS && fewer.precision() <= MAX_DIGITS) {
            return new BigDecimal(fewer.unscaledValue(), fewer.precision() - 1).toPlainString() + "E+"
                    + (fewer.precision() - fewer.scale() - 1);
        }
        if (number.scale() <= 0) {
            return number.toPlainString();
        }
        return fewer.scale() < 0 ? fewer.setScale(0).toPlainString() : fewer.toPlainString();
    }
}
