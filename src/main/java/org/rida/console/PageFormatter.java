package org.rida.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.intake.mapping.Mappings;

/**
 * Formats texts, numbers and dates for templates, in the language and digits of the user. Template expressions can call
 * only public methods. One instance serves one request. Times are stored as instants and shown in the zone of the
 * organization.
 */
public final class PageFormatter {

    private static final String NONE = "–";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    /** As {@link org.rida.database.ApplicationName} forms the name of a process. */
    private static final Pattern PROCESS = Pattern.compile("rida \\d+ [0-9a-f]+");

    private final Messages messages;
    private final DateFormatter dates;
    private final ZoneId zone;

    public PageFormatter(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.dates = new DateFormatter(messages);
        this.zone = zone;
    }

    /**
     * @param namesAndValues arguments of the message: a name, its value, the next name, and so on
     * @throws IllegalArgumentException when a language has no such message
     */
    public String translate(String key, Object... namesAndValues) {
        return messages.format(key, namesAndValues);
    }

    /**
     * The text for a code of a closed list, such as the state of a run.
     *
     * @param prefix of the message key, with the dot at its end
     * @return the code itself when there is no such message, so that a code of a later version is still shown
     */
    public String named(String prefix, String code) {
        return messages.named(prefix, code);
    }

    /** Who did something: the name of a person as it is; a schedule and a process of the server in words. */
    public String actor(String name) {
        if (PROCESS.matcher(name).matches()) {
            return messages.format("console.actor.process");
        }
        return name.equals("schedule") ? messages.format("console.actor.schedule") : name;
    }

    /** The name of a file inside a sentence: its letters and signs keep their order, whichever way the sentence runs. */
    public String isolated(String name) {
        return "\u2068" + name + "\u2069";
    }

    /** What a mapping reads, in words; the name of a mapping that somebody added as it is. */
    public String mapping(String name) {
        String described = Mappings.fileOf(name);
        String words = named("mapping.", described);
        return described.equals(name) ? words : translate("setup.of-register", "mapping", words);
    }

    /** The text in the language of the user. */
    public String text(BilingualText text) {
        return text.in(messages.language());
    }

    /** @return the number with the thousands separator and the digits of the user */
    public String number(long n) {
        return messages.number(n);
    }

    /** Replaces Latin digits by those of the user; other characters remain as they are. */
    public String digits(String latin) {
        return messages.digits(latin);
    }

    /** @return the Gregorian month with its name, such as "October 2026" */
    public String month(YearMonth month) {
        return dates.month(month);
    }

    /** The Hijri months that a Gregorian month overlaps. */
    public String hijriSpan(YearMonth month) {
        return dates.hijriSpan(month);
    }

    /** @return a dash when there is no day */
    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : dates.day(day);
    }

    /** @return the same day in the calendar of Umm al-Qura; empty when there is no day */
    public String hijri(@Nullable LocalDate day) {
        return day == null ? "" : dates.hijriDay(day);
    }

    /** @return the day on which the instant falls in the zone of the organization; a dash when there is none */
    public String day(@Nullable Instant at) {
        return at == null ? NONE : day(local(at).toLocalDate());
    }

    /** The day of the instant in the calendar of Umm al-Qura; empty when there is none. */
    public String hijri(@Nullable Instant at) {
        return at == null ? "" : hijri(local(at).toLocalDate());
    }

    /** Day, hour and minute in the zone of the organization, on the clock of 24 hours; a dash when there is none. */
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

    /** Hour, minute and second in the zone of the organization, for lines of one run. */
    public String clock(Instant at) {
        ZonedDateTime local = local(at);
        return messages.digits("%02d:%02d:%02d".formatted(local.getHour(), local.getMinute(), local.getSecond()));
    }

    /** Seconds with one decimal below a minute, then minutes and seconds. */
    public String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? messages.format("console.seconds", "n", messages.number(duration.toMillis() / 1000.0, 1))
                : messages.format("console.minutes", "m", seconds / 60, "s", seconds % 60);
    }

    /**
     * The time from start to end; empty when either is missing.
     *
     * @param from start; null while something has not begun
     * @param to end; null while it lasts
     */
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

    /** The value of a detail of an audit entry: codes of closed lists in words, months by name, counts in the digits of the user. */
    public String detail(String key, String value) {
        return switch (key) {
            case "mapping" -> mapping(value);
            case "role" -> named("role.", value);
            case "step" -> named("audit.step.", value);
            case "rows" -> digits(value);
            case "month" -> MONTH.matcher(value).matches() ? month(YearMonth.parse(value)) : value;
            default -> value;
        };
    }

    /** The hidden field of a form that cannot be undone, see {@link Confirmation#digest(String)}. */
    public String confirmation(String address) {
        return Confirmation.digest(address);
    }

    /** The same with what the page shows, see {@link Confirmation#digest(String, Object)}. */
    public String confirmation(String address, Object shown) {
        return Confirmation.digest(address, shown);
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
