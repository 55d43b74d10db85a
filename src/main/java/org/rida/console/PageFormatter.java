package org.rida.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;

/**
 * Formats texts, numbers and dates for templates, in the language and digits of the user. Template expressions can call only
 * public methods.
 */
public final class PageFormatter {

    private static final String NONE = "–";

    private final Messages messages;
    private final DateFormatter dates;
    private final ZoneId zone;

    PageFormatter(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.dates = new DateFormatter(messages);
        this.zone = zone;
    }

    public String translate(String key, Object... namesAndValues) {
        return messages.format(key, namesAndValues);
    }

    /** The text for a code; the code itself when there is none. */
    public String named(String prefix, String code) {
        return messages.contains(prefix + code) ? messages.format(prefix + code) : code;
    }

    public String text(BilingualText text) {
        return text.in(messages.language());
    }

    public String number(long n) {
        return messages.number(n);
    }

    /** Replaces Latin digits by those of the user. */
    public String digits(String latin) {
        return messages.digits(latin);
    }

    public String month(YearMonth month) {
        return dates.month(month);
    }

    /** The Hijri months that a Gregorian month overlaps. */
    public String hijriSpan(YearMonth month) {
        return dates.hijriSpan(month);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : dates.day(day);
    }

    public String hijri(@Nullable LocalDate day) {
        return day == null ? "" : dates.hijriDay(day);
    }

    public String day(@Nullable Instant at) {
        return at == null ? NONE : day(local(at).toLocalDate());
    }

    public String hijri(@Nullable Instant at) {
        return at == null ? "" : hijri(local(at).toLocalDate());
    }

    /** Day, hour and minute in the zone of the organization. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return NONE;
        }
        ZonedDateTime local = local(at);
        return messages.format(
                "console.moment",
                "day",
                dates.day(local.toLocalDate()),
                "time",
                "%02d:%02d".formatted(local.getHour(), local.getMinute()));
    }

    /** Seconds with one decimal below a minute, then minutes and seconds. */
    public String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? messages.format("console.seconds", "n", messages.number(duration.toMillis() / 1000.0, 1))
                : messages.format("console.minutes", "m", seconds / 60, "s", seconds % 60);
    }

    /** The time from start to end; empty when either is missing. */
    public String between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : duration(Duration.between(from, to));
    }

    /** @param share 0 to 1 */
    public String percent(double share) {
        return messages.percent(share);
    }

    /** The bucket that a row was counted in: its text, or the number of days or the score. */
    public String lineage(String bucket) {
        String key = "lineage.bucket." + bucket;
        return messages.contains(key) ? messages.format(key) : messages.digits(bucket);
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
