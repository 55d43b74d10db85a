package org.rida.console.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.console.PageFormatter;
import org.rida.sheet.CellValue;

/**
 * A column of an exported list: numbers and days are values that a spreadsheet sums and sorts, whatever words the page has
 * for them, and each calendar has a column of its own.
 *
 * @param header in the language of the reader
 * @param cell of a row
 * @param width in characters
 */
public record RowColumn<T>(
        Function<PageFormatter, String> header, BiFunction<T, PageFormatter, CellValue> cell, int width) {

    private static final int TEXT_WIDTH = 22;
    private static final int VALUE_WIDTH = 14;
    private static final int MOMENT_WIDTH = 19;

    /** Words as the page has them. */
    public static <T> RowColumn<T> text(String title, BiFunction<T, PageFormatter, String> text) {
        return of(title, TEXT_WIDTH, (row, format) -> CellValue.text(text.apply(row, format)));
    }

    /** A count. */
    public static <T> RowColumn<T> whole(String title, Function<T, ? extends @Nullable Number> number) {
        return of(title, VALUE_WIDTH, (row, format) -> {
            Number value = number.apply(row);
            return value == null ? CellValue.nothing() : CellValue.whole(value.longValue());
        });
    }

    /** A number by which the row is called. */
    public static <T> RowColumn<T> ordinal(String title, Function<T, Long> number) {
        return of(title, VALUE_WIDTH, (row, format) -> CellValue.ordinal(number.apply(row)));
    }

    /** The time between two moments in seconds; empty when either is missing. */
    public static <T> RowColumn<T> seconds(
            String title, Function<T, @Nullable Instant> from, Function<T, @Nullable Instant> to) {
        return of(title, VALUE_WIDTH, (row, format) -> {
            Instant begin = from.apply(row);
            Instant end = to.apply(row);
            return begin == null || end == null
                    ? CellValue.nothing()
                    : CellValue.decimal(ChronoUnit.MILLIS.between(begin, end) / 1000.0, 1);
        });
    }

    /** A Gregorian day. */
    public static <T> RowColumn<T> day(String title, Function<T, @Nullable LocalDate> day) {
        return of(title, VALUE_WIDTH, (row, format) -> {
            LocalDate value = day.apply(row);
            return value == null ? CellValue.nothing() : CellValue.day(value);
        });
    }

    /** Day and time in the zone of the organization. */
    public static <T> RowColumn<T> moment(String title, Function<T, @Nullable Instant> moment) {
        return of(title, MOMENT_WIDTH, (row, format) -> {
            Instant value = moment.apply(row);
            return value == null
                    ? CellValue.nothing()
                    : CellValue.moment(format.local(value).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
        });
    }

    /** The day of a column in the calendar of Umm al-Qura, where the page tells both. */
    public static <T> RowColumn<T> hijri(String title, Function<T, @Nullable LocalDate> day) {
        return hijriOf(title, (row, format) -> day.apply(row));
    }

    /** As {@link #hijri}, the day on which a moment falls in the zone of the organization. */
    public static <T> RowColumn<T> hijriMoment(String title, Function<T, @Nullable Instant> moment) {
        return hijriOf(title, (row, format) -> {
            Instant value = moment.apply(row);
            return value == null ? null : format.local(value).toLocalDate();
        });
    }

    private static <T> RowColumn<T> hijriOf(String title, BiFunction<T, PageFormatter, @Nullable LocalDate> day) {
        return new RowColumn<>(
                format -> format.translate("rows.hijri", "column", format.translate(title)),
                (row, format) -> {
                    LocalDate value = day.apply(row, format);
                    return value == null
                            ? CellValue.nothing()
                            : CellValue.hijri(value, format.messages().language());
                },
                VALUE_WIDTH);
    }

    private static <T> RowColumn<T> of(String title, int width, BiFunction<T, PageFormatter, CellValue> cell) {
        return new RowColumn<>(format -> format.translate(title), cell, width);
    }
}
