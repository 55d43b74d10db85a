package org.rida.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.console.confirmation.Confirmation;
import org.rida.database.ApplicationName;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.invitation.InvitationLists;
import org.rida.intake.mapping.Mappings;

/**
 * Formats texts, numbers and dates for templates, in the language and digits of the user. Template expressions can call
 * only public methods. One instance serves one request. Times are stored as instants and shown in the zone of the
 * organization.
 */
public final class PageFormatter {

    private static final String NONE = "–";
    /** As {@link InvitationLists} names the file that stands for a list. */
    private static final Pattern INVITATIONS =
            Pattern.compile(InvitationLists.MAPPING + " (\\d{4}-\\d{2}-\\d{2}) (\\d+)");

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

    private static final DateTimeFormatter SORTABLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

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
        if (ApplicationName.isProcess(name)) {
            return messages.format("console.actor.process");
        }
        return name.equals("schedule") ? messages.format("console.actor.schedule") : name;
    }

    /** A process of the server, beside others. */
    public String process(String name) {
        return ApplicationName.text(name, messages);
    }

    /** In the language of the user. */
    public Messages messages() {
        return messages;
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

    /** Two versions of a long sentence as one text; empty when they are short. */
    public List<ChangedWords.Passage> changed(BilingualText before, BilingualText after) {
        return ChangedWords.between(text(before), text(after));
    }

    /** @return the number with the thousands separator and the digits of the user */
    public String number(long n) {
        return messages.number(n);
    }

    /** Replaces Latin digits by those of the user; other characters remain as they are. */
    public String digits(String latin) {
        return messages.digits(latin);
    }

    /**
     * The language of a text that somebody entered in one language only, where it is not that of the page: a screen reader says it, and a
     * browser draws it, in its own.
     *
     * @return code of the language; null where it is that of the page
     */
    public @Nullable String otherLanguage(String entered) {
        Language written = ARABIC.matcher(entered).find() ? Language.AR : Language.EN;
        return written == messages.language() ? null : written.code();
    }

    /** The name of a file as it came; a list of people to ask, which comes from no file, in words. */
    public String fileName(String name) {
        Matcher list = INVITATIONS.matcher(name);
        return list.matches()
                ? messages.format(
                        "files.invitation-list",
                        "day",
                        dates.day(LocalDate.parse(list.group(1))),
                        "seed",
                        messages.digits(list.group(2)))
                : name;
    }

    /** Names of files or people one after the other, whatever their direction. */
    public String isolatedList(Collection<String> names) {
        return names.stream().map(this::isolated).collect(Collectors.joining(messages.format("list.separator")));
    }

    /** @return the Gregorian month with its name, such as "October 2026" */
    public String month(YearMonth month) {
        return dates.month(month);
    }

    /** The Hijri months that a Gregorian month overlaps. */
    public String hijriSpan(YearMonth first, YearMonth last) {
        return dates.hijriSpan(first.atDay(1), last.atEndOfMonth());
    }

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

    /** Day and time in the zone of the organization as ISO 8601 has them, by which tables sort; null when there is none. */
    public @Nullable String sortable(@Nullable Instant at) {
        return at == null ? null : SORTABLE.format(local(at));
    }

    /** Hour, minute and second in the zone of the organization, for lines of one run. */
    public String clock(Instant at) {
        ZonedDateTime local = local(at);
        return messages.digits("%02d:%02d:%02d".formatted(local.getHour(), local.getMinute(), local.getSecond()));
    }

    /** Seconds with one decimal below a minute, then minutes and seconds. */
    public String duration(Duration duration) {
        // what would be rounded to 60.0 seconds is a minute
        long seconds = duration.plusMillis(50).toSeconds();
        return seconds < 60
                ? messages.format("console.seconds", "n", messages.number(duration.toMillis() / 1000.0, 1))
                : messages.format("console.minutes", "m", seconds / 60, "s", seconds % 60);
    }

    /** What a time zone is called, such as "Arabian Time". */
    public String zone(ZoneId of) {
        return of.getDisplayName(
                TextStyle.FULL, Locale.forLanguageTag(messages.language().code()));
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

    /** How long ago something was, in whole days, or hours and minutes below two days; nothing ends in the future. */
    public String ago(Instant at, Instant now) {
        Duration passed = Duration.between(at, now).isNegative() ? Duration.ZERO : Duration.between(at, now);
        String unit = passed.toDays() >= 2 ? "days" : passed.toHours() >= 1 ? "hours" : "minutes";
        long n = passed.toDays() >= 2 ? passed.toDays() : passed.toHours() >= 1 ? passed.toHours() : passed.toMinutes();
        return messages.format("console.ago." + unit, "n", n);
    }

    /** As {@link Messages#size}. */
    public String size(long bytes) {
        return messages.size(bytes);
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

    /** The hidden field of a form that cannot be undone, see {@link Confirmation#digest(String)}. */
    public String confirmation(String address) {
        return Confirmation.digest(address);
    }

    /** The same with what the page shows, see {@link Confirmation#digest(String, Object)}. */
    public String confirmation(String address, Object shown) {
        return Confirmation.digest(address, shown);
    }

    /** In the zone of the organization. */
    public ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
