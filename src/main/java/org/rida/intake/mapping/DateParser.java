package org.rida.intake.mapping;

import org.rida.i18n.UmmAlQura;













import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell as a day of the association's zone, in ISO form. ISO is always understood; a year from 1800 on is
 * Gregorian in a Hijri mapping, too, since real spreadsheet dates arrive so.
 */
public final class DateParser {

    private static final int REMEMBERED = 50_000;
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 10, 31);

    private final List<DatePattern> styles;
    private final boolean hijri;
    private final @Nullable ZoneId from;
    private final ZoneId to;
    /** The same few days come again and again. */
    private final Map<String, String> days = new HashMap<>();

    public DateParser(List<String> formats, Mapping.Calendar calendar, @Nullable ZoneId from, ZoneId to) {
        this.hijri = calendar == Mapping.Calendar.HIJRI;
        this.styles = formats.stream().map(f -> DatePattern.of(f, hijri)).toList();
        this.from = from;
        this.to = to;
    }

    /** The day as yyyy-MM-dd; null when the cell is no date. */
    @Nullable
    public String day(String cell) {
        if (!hijri && IsoDates.isPlainDay(cell)) {
            return cell;
        }
        String known = days.get(cell);
        if (known != null) {
            return known;
        }
        LocalDateTime moment = read(cell);
        String day = moment == null ? null : moment.toLocalDate().toString();
        if (day != null && days.size() < REMEMBERED) {
            days.put(cell, day);
        }
        return day;
    }

    /** The moment as yyyy-MM-ddTHH:mm:ss; null when the cell is no date. */
    @Nullable
    public String moment(String cell) {
        if (!hijri && from == null && IsoDates.isPlainMoment(cell)) {
            boolean seconds = cell.length() == 19 && !cell.endsWith(":00");
            return cell.substring(0, 10) + 'T' + cell.substring(11, seconds ? 19 : 16);
        }
        LocalDateTime moment = read(cell);
        return moment == null ? null : moment.toString();
    }

    private @Nullable LocalDateTime read(String cell) {
        String text = ArabicTimeWords.latin(TextNormalizer.latinDigits(cell));
        try {
            LocalDateTime iso = iso(text);
            if (iso != null) {
                return iso;
            }
        } catch (DateTimeException e) {
            // looks like ISO and is none of its days: another format may still know it
        }
        for (DatePattern style : styles) {
            TemporalAccessor parsed = style.read(text);
            if (parsed != null) {
                return inZone(parsed);
            }
        }
        return null;
    }

    private @Nullable LocalDateTime iso(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        LocalDate date = isoDay(text.substring(0, 10));
        if (date == null || text.length() == 10) {
            return date == null ? null : date.atStartOfDay();
        }
        char separator = text.charAt(10);
        if (separator != 'T' && separator != ' ') {
            return null;
        }
        return isoTime(date, text.substring(11).strip());
    }

    private @Nullable LocalDate isoDay(String text) {
        int year = IsoDates.number(text, 0, 4);
        int month = IsoDates.number(text, 5, 7);
        int day = IsoDates.number(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        return hijri && year < IsoDates.FIRST_GREGORIAN_YEAR
                ? UmmAlQura.day(year, month, day)
                : LocalDate.of(year, month, day);
    }

    private LocalDateTime isoTime(LocalDate date, String time) {
        int zoneAt = zoneAt(time);
        if (zoneAt < 0) {
            return inZone(LocalDateTime.of(date, LocalTime.parse(time)));
        }
        LocalTime clock = LocalTime.parse(time.substring(0, zoneAt).strip());
        return inZone(OffsetDateTime.of(date, clock, ZoneOffset.of(time.substring(zoneAt))));
    }

    private static int zoneAt(String time) {
        for (int i = 0; i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return -1;
    }

    /** Without a source zone in the mapping the day counts as it is written. */
    private LocalDateTime inZone(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atStartOfDay();
        }
        LocalDateTime written = LocalDateTime.of(date, time);
        if (from == null) {
            return written;
        }
        ZoneId own = parsed.query(TemporalQueries.zone());
        return ZonedDateTime.of(written, own == null ? from : own)
                .withZoneSameInstant(to)
                .toLocalDateTime();
    }

    /** For messages: days as a person of this file would write them. */
    public String example() {
        return styles.isEmpty()
                ? EXAMPLE.toString()
                : String.join(
                        ", ", styles.stream().map(DatePattern::example).distinct().toList());
    }
}
