package org.rida.intake.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahChronology;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.UmmAlQura;

/**
 * A date format as a mapping names it: {@code excel} for day serials, {@code day-of 2013-05} for bare days of a
 * month, or a pattern of {@link DateTimeFormatter}.
 *
 * @param example a day in this format, for messages
 * @param formatter null for a format that is no pattern
 * @param reader parses a text; null or an exception when it does not have the format
 */
record DatePattern(
        String name,
        String example,
        @Nullable DateTimeFormatter formatter,
        Function<String, @Nullable TemporalAccessor> reader) {

    /** Two numbers whose order is open: not the name of a month, and not a year before them. */
    private static final Pattern DAY_BEFORE_MONTH = Pattern.compile("^[^yudM]*d{1,2}[^yudM]+M{1,2}(?!M).*$");

    private static final Pattern MONTH_BEFORE_DAY = Pattern.compile("^[^yudM]*M{1,2}(?!M)[^yudM]+d{1,2}(?!d).*$");

    private static final Pattern YEAR_FIRST = Pattern.compile("^[yu]+[^a-zA-Z]+M{1,2}[^a-zA-Z]+d{1,2}(?![a-zA-Z]).*$");

    /** The day and the month of a pattern, for the exchange of the two. */
    private static final Pattern DAY_OR_MONTH = Pattern.compile("d+|M+");

    private static final Pattern DAYS_OR_MONTHS = Pattern.compile("[dM]+");
    private static final Pattern YEARS = Pattern.compile("[yu]+");
    private static final Pattern TWO_DIGITS_OF_A_TIME = Pattern.compile("([Hhms])\\1");

    private static final String DAY_OF = "day-of ";
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400;
    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 10, 31, 9, 30, 0, 0, ZoneId.of("Asia/Riyadh"));
    private static final Set<TemporalField> TIME_FIELDS =
            Arrays.stream(ChronoField.values()).filter(ChronoField::isTimeBased).collect(Collectors.toSet());

    /**
     * @param hijri whether a pattern is of the Umm al-Qura calendar
     * @throws IllegalArgumentException when the pattern is invalid
     * @throws DateTimeException when the month of {@code day-of} is invalid
     */
    static DatePattern of(String format, boolean hijri) {
        if (format.equals("excel")) {
            return new DatePattern(format, "46326", null, DatePattern::excelSerial);
        }
        if (format.startsWith(DAY_OF)) {
            YearMonth month = YearMonth.parse(format.substring(DAY_OF.length()).strip());
            return new DatePattern(format, "17", null, text -> dayOf(month, text));
        }
        DateTimeFormatter formatter = formatter(format, hijri);
        String example = formatter.format(EXAMPLE);
        return hijri
                ? new DatePattern(format, example, formatter, text -> byHijriPattern(formatter, text))
                : new DatePattern(format, example, formatter, text -> byPattern(formatter, text));
    }

    /** {@link DateOrder#AUTO} for a pattern that leaves no doubt. */
    static DateOrder order(String format) {
        if (format.startsWith(DAY_OF)) {
            return DateOrder.AUTO;
        }
        return DAY_BEFORE_MONTH.matcher(format).matches()
                ? DateOrder.DAY_FIRST
                : MONTH_BEFORE_DAY.matcher(format).matches() ? DateOrder.MONTH_FIRST : DateOrder.AUTO;
    }

    /** Whether year, month and day follow each other as numbers. */
    static boolean isYearFirst(String format) {
        return YEAR_FIRST.matcher(format).matches();
    }

    /** A pattern with day and month exchanged. */
    static String swapped(String format) {
        return DAY_OR_MONTH.matcher(format).replaceAll(m -> (m.group().charAt(0) == 'd' ? "M" : "d")
                .repeat(m.group().length()));
    }

    /** Equal for patterns that differ in nothing but the order of day and month and the number of letters. */
    static String form(String format) {
        String days = DAYS_OR_MONTHS.matcher(format).replaceAll("#");
        return TWO_DIGITS_OF_A_TIME.matcher(YEARS.matcher(days).replaceAll("y")).replaceAll("$1");
    }

    /** The date, with or without a time and zone; null when the text does not have the format. */
    @Nullable
    TemporalAccessor read(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The numbers of the day and the month as written in a text of this format. */
    int[] dayAndMonth(String text) {
        TemporalAccessor numbers = Objects.requireNonNull(formatter).parseUnresolved(text, new ParsePosition(0));
        return new int[] {
            Objects.requireNonNull(numbers).get(ChronoField.DAY_OF_MONTH), numbers.get(ChronoField.MONTH_OF_YEAR)
        };
    }

    /**
     * A pattern of a time alone parses but yields no day: the query throws. Text of another form, which is frequent
     * where several patterns are tried, is noticed without the cost of an exception.
     */
    private static @Nullable TemporalAccessor byPattern(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        if (formatter.parseUnresolved(text, end) == null || end.getIndex() < text.length()) {
            return null;
        }
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate.from(parsed);
        return parsed;
    }

    /**
     * The formatter only splits the text into numbers; which days exist is decided by the official table and not by
     * that of the JDK. Gregorian years are those of real dates, see {@link DateParser}.
     */
    private static @Nullable TemporalAccessor byHijriPattern(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        TemporalAccessor numbers = formatter.parseUnresolved(text, end);
        if (numbers == null || end.getIndex() < text.length()) {
            return null;
        }
        int year = numbers.get(ChronoField.YEAR);
        int month = numbers.get(ChronoField.MONTH_OF_YEAR);
        int dayOfMonth = numbers.get(ChronoField.DAY_OF_MONTH);
        LocalDate day = year < IsoDates.FIRST_GREGORIAN_YEAR
                ? UmmAlQura.day(year, month, dayOfMonth)
                : LocalDate.of(year, month, dayOfMonth);
        LocalTime time = formatter.withResolverFields(TIME_FIELDS).parse(text).query(TemporalQueries.localTime());
        return time == null ? day : day.atTime(time);
    }

    /** Days since 1899-12-30 with the time as fraction; null outside of 1 to 100,000, which reaches to 2173. */
    private static @Nullable TemporalAccessor excelSerial(String text) {
        double serial = Double.parseDouble(text.replace(',', '.'));
        if (serial < 1 || serial > 100_000) {
            return null;
        }
        LocalDateTime moment = EXCEL_DAY_ZERO
                .plusDays((long) serial)
                .atStartOfDay()
                .plusSeconds(
                        Math.min((long) SECONDS_A_DAY - 1, Math.round((serial - Math.floor(serial)) * SECONDS_A_DAY)));
        return serial == Math.floor(serial) ? moment.toLocalDate() : moment;
    }

    private static TemporalAccessor dayOf(YearMonth month, String text) {
        return month.atDay(Integer.parseInt(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text));
    }

    /**
     * Strict resolution needs {@code u} for the year: {@code y} is a year of an era. Names of Hijri months arrive as
     * numbers, see {@link MonthNames}.
     */
    private static DateTimeFormatter formatter(String format, boolean hijri) {
        String pattern = hijri ? format.replaceAll("M{3,}", "M") : format;
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withChronology(hijri ? HijrahChronology.INSTANCE : IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
