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

/** What templates say, in the visitor's language and digits. Their expressions call public methods only. */
public final class PageFormatter {

    private static final String NOTHING = "–";

    private final Messages wording;
    private final DateFormatter dates;
    private final ZoneId zone;

    PageFormatter(Messages wording, ZoneId zone) {
        this.wording = wording;
        this.dates = new DateFormatter(wording);
        this.zone = zone;
    }

    public String translate(String key, Object... namesAndValues) {
        return wording.format(key, namesAndValues);
    }

    /** The word for a code; a code without a word is shown as it is. */
    public String named(String prefix, String code) {
        return wording.contains(prefix + code) ? wording.format(prefix + code) : code;
    }

    public String text(BilingualText text) {
        return text.in(wording.language());
    }

    public String number(long n) {
        return wording.number(n);
    }

    /** Any text whose digits shall follow the page. */
    public String digits(String latin) {
        return wording.digits(latin);
    }

    public String month(YearMonth month) {
        return dates.month(month);
    }

    public String hijriSpan(YearMonth month) {
        return dates.hijriSpan(month);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : dates.day(day);
    }

    public String hijri(@Nullable LocalDate day) {
        return day == null ? "" : dates.hijriDay(day);
    }

    public String day(@Nullable Instant at) {
        return at == null ? NOTHING : day(local(at).toLocalDate());
    }

    public String hijri(@Nullable Instant at) {
        return at == null ? "" : hijri(local(at).toLocalDate());
    }

    /** Day, hour and minute in the association's zone. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return NOTHING;
        }
        ZonedDateTime local = local(at);
        return wording.format(
                "console.moment",
                "day",
                dates.day(local.toLocalDate()),
                "time",
                "%02d:%02d".formatted(local.getHour(), local.getMinute()));
    }

    public String lasted(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? wording.format("console.seconds", "n", wording.number(duration.toMillis() / 1000.0, 1))
                : wording.format("console.minutes", "m", seconds / 60, "s", seconds % 60);
    }

    /** How long something took; nothing while it has no end. */
    public String between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : lasted(Duration.between(from, to));
    }

    /** A share 0..1 as a whole percentage. */
    public String percent(double share) {
        return wording.percent(share);
    }

    /** What a row was counted as: in words, or the number of days or the score that it is. */
    public String lineage(String bucket) {
        String key = "lineage.bucket." + bucket;
        return wording.contains(key) ? wording.format(key) : wording.digits(bucket);
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
