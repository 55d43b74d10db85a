package org.rida.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.chrono.HijrahChronology;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One way to write a date, as a mapping names it. */
record DateStyle(String name, Function<String, @Nullable TemporalAccessor> reader) {

    private static final String DAY_OF = "day-of ";
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400;

    /** @throws IllegalArgumentException when the format is none */
    static DateStyle of(String format, boolean hijri) {
        if (format.equals("excel")) {
            return new DateStyle(format, DateStyle::excelSerial);
        }
        if (format.startsWith(DAY_OF)) {
            YearMonth month = YearMonth.parse(format.substring(DAY_OF.length()).strip());
            return new DateStyle(format, text -> dayOf(month, text));
        }
        DateTimeFormatter formatter = formatter(format, hijri);
        return new DateStyle(format, text -> byPattern(formatter, text));
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
        // Hijri dates are checked here: 1447/02/30 is no day
        LocalDate.from(parsed);
        return parsed;
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
