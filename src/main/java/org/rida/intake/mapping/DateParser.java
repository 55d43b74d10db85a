package org.rida.intake.mapping;

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
import org.rida.i18n.UmmAlQura;

/**
 * Parses a cell as a day or moment in the organization's time zone, in ISO form. ISO is always tried first. Years
 * from 1800 on are Gregorian in a Hijri mapping, too, because real spreadsheet dates always are. Not thread-safe.
 */
public final class DateParser {

    private static final int CACHE_SIZE = 50_000;
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 10, 31);

    private final List<DatePattern> patterns;
    private final boolean hijri;
    private final @Nullable ZoneId sourceZone;
    private final ZoneId targetZone;
    /** Cell to day: a file has few distinct days. */
    private final Map<String, String> cache = new HashMap<>();

    /**
     * @param formats tried in order, see {@link Mapping#dateFormats}
     * @param from zone of the sender's times; null when days count as written
     * @param to zone of the result
     */
    public DateParser(List<String> formats, Mapping.Calendar calendar, @Nullable ZoneId from, ZoneId to) {
        this.hijri = calendar == Mapping.Calendar.HIJRI;
        this.patterns = formats.stream().map(f -> DatePattern.of(f, hijri)).toList();
        this.sourceZone = from;
        this.targetZone = to;
    }

    /** The day as yyyy-MM-dd; null when the cell is no date. */
    @Nullable
    public String day(String cell) {
        if (!hijri && IsoDates.isPlainDay(cell)) {
            return cell;
        }
        String known = cache.get(cell);
        if (known != null) {
            return known;
        }
        LocalDateTime moment = read(cell);
        String day = moment == null ? null : moment.toLocalDate().toString();
        if (day != null && cache.size() < CACHE_SIZE) {
            cache.put(cell, day);
        }
        return day;
    }

    /** The moment as yyyy-MM-ddTHH:mm, with seconds unless they are zero; null when the cell is no date. */
    @Nullable
    public String moment(String cell) {
        if (!hijri && sourceZone == null && IsoDates.isPlainMoment(cell)) {
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
            // has the form of ISO but is no such day: another format may still parse it
        }
        for (DatePattern pattern : patterns) {
            TemporalAccessor parsed = pattern.read(text);
            if (parsed != null) {
                return inZone(parsed);
            }
        }
        return null;
    }

    /**
     * Null when the text does not have the form of ISO.
     *
     * @throws DateTimeException when it has, and is no valid day or time
     */
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

    /** Where the offset begins in a time; -1 without one. */
    private static int zoneAt(String time) {
        for (int i = 0; i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Converts from the offset of the text or the sender's zone. Without a zone in the mapping, and for a day
     * without time, the day counts as written.
     */
    private LocalDateTime inZone(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atStartOfDay();
        }
        LocalDateTime written = LocalDateTime.of(date, time);
        if (sourceZone == null) {
            return written;
        }
        ZoneId own = parsed.query(TemporalQueries.zone());
        return ZonedDateTime.of(written, own == null ? sourceZone : own)
                .withZoneSameInstant(targetZone)
                .toLocalDateTime();
    }

    /** An example in each format, for messages. */
    public String example() {
        return patterns.isEmpty()
                ? EXAMPLE.toString()
                : String.join(
                        ", ",
                        patterns.stream().map(DatePattern::example).distinct().toList());
    }
}
