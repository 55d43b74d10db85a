package org.rida.intake.mapping;

import org.rida.i18n.UmmAlQura;













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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a date, as a mapping names it.
 *
 * @param example a day written so, for messages
 */
record DatePattern(String name, String example, Function<String, @Nullable TemporalAccessor> reader) {

    private static final String DAY_OF = "day-of ";
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400;
    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 10, 31, 9, 30, 0, 0, ZoneId.of("Asia/Riyadh"));
    private static final Set<TemporalField> TIME_FIELDS =
            Arrays.stream(ChronoField.values()).filter(ChronoField::isTimeBased).collect(Collectors.toSet());

    /** @throws IllegalArgumentException when the format is none */
    static DatePattern of(String format, boolean hijri) {
        if (format.equals("excel")) {
            return new DatePattern(format, "46326", DatePattern::excelSerial);
        }
        if (format.startsWith(DAY_OF)) {
            YearMonth month = YearMonth.parse(format.substring(DAY_OF.length()).strip());
            return new DatePattern(format, "17", text -> dayOf(month, text));
        }
        DateTimeFormatter formatter = formatter(format, hijri);
        String example = formatter.format(EXAMPLE);
        return hijri
                ? new DatePattern(format, example, text -> byHijriPattern(formatter, text))
                : new DatePattern(format, example, text -> byPattern(formatter, text));
    }

    @Nullable
    TemporalAccessor read(String text) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static TemporalAccessor byPattern(DateTimeFormatter formatter, String text) {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate.from(parsed);
        return parsed;
    }

    /** The formatter takes the numbers apart; which days there are is the official table's to say, not the JDK's. */
    private static @Nullable TemporalAccessor byHijriPattern(DateTimeFormatter formatter, String text) {
        ParsePosition end = new ParsePosition(0);
        TemporalAccessor numbers = formatter.parseUnresolved(text, end);
        if (numbers == null || end.getIndex() < text.length()) {
            return null;
        }
        LocalDate day = UmmAlQura.day(
                numbers.get(ChronoField.YEAR),
                numbers.get(ChronoField.MONTH_OF_YEAR),
                numbers.get(ChronoField.DAY_OF_MONTH));
        LocalTime time = formatter.withResolverFields(TIME_FIELDS).parse(text).query(TemporalQueries.localTime());
        return time == null ? day : day.atTime(time);
    }

    private static @Nullable TemporalAccessor excelSerial(String text) {
        double serial = Double.parseDouble(text.replace(',', '.'));
        if (serial < 1 || serial > 100_000) {
            return null;
        }
        LocalDateTime moment = EXCEL_DAY_ZERO
                .plusDays((long) serial)
                .atStartOfDay()
                .plusSeconds(Math.round((serial - Math.floor(serial)) * SECONDS_A_DAY));
        return serial == Math.floor(serial) ? moment.toLocalDate() : moment;
    }

    private static TemporalAccessor dayOf(YearMonth month, String text) {
        return month.atDay(Integer.parseInt(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text));
    }

    private static DateTimeFormatter formatter(String pattern, boolean hijri) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withChronology(hijri ? HijrahChronology.INSTANCE : IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
