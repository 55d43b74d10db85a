package org.rida.intake.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.UmmAlQura;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/**
 * What applies to all rows of the file being read: mapping, policy, key, the last valid day. Also collects the
 * latest day of its accepted rows. Not thread-safe.
 */
public final class FileContext {

    /** After ISO, for mappings without date formats: those whose order is open in both orders. */
    private static final List<String> DEFAULT_DATE_FORMATS = defaultFormats();

    /** Fields of Kobo and ODK whose times are UTC, whatever the form's own time zone. */
    private static final Set<String> UTC_HEADERS = Set.of("_submission_time", "SubmissionDate");

    /** A header that says the zone itself, such as Typeform's "Submit Date (UTC)" or "Time (GMT+3)". */
    private static final Pattern ZONE_IN_HEADER =
            Pattern.compile("\\b(UTC|GMT)(?:([+-]\\d{1,2}(?::\\d{2})?)(?!\\d)|\\b(?![+-]?\\d))");

    private final Mapping mapping;
    private final Policy policy;
    private final PseudonymKey key;
    private final ErasedNumbers erased;
    private final String lastDay;
    private final String lastUpdate;
    private final String form;
    private final Map<String, DateOrder> orders;
    private AnswerTokens tokens = AnswerTokens.NONE;
    private Map<Long, WaitingRow> waiting = Map.of();
    private Set<String> waitingKeys = Set.of();
    private @Nullable String latestDay;

    /** @param today the last valid day, unless the mapping states how far its files reach */
    public FileContext(Mapping mapping, Policy policy, PseudonymKey key, LocalDate today) {
        this(mapping, policy, key, new ErasedNumbers(key, Set.of()), today, "", Map.of());
    }

    /**
     * @param erased numbers whose rows are stored without the person
     * @param file its name
     * @param orders field name to the order of its dates, where an earlier reading of the same file found it out
     */
    public FileContext(
            Mapping mapping,
            Policy policy,
            PseudonymKey key,
            ErasedNumbers erased,
            LocalDate today,
            String file,
            Map<String, DateOrder> orders) {
        this.form = formName(file);
        this.orders = orders;
        this.mapping = mapping;
        this.policy = policy;
        this.key = key;
        this.erased = erased;
        this.lastUpdate = today.plusDays(1).toString();
        this.lastDay = (mapping.coversTo() == null ? today : mapping.coversTo()).toString();
    }

    /** Tokens of lists that were drawn; without them tokens are left unread, as where nothing is stored. */
    public void setTokens(AnswerTokens issued) {
        tokens = issued;
    }

    /**
     * @param rows that wait for a correction, by their id
     * @param keys of all rows that wait for one
     */
    public void setWaitingRows(Map<Long, WaitingRow> rows, Set<String> keys) {
        waiting = rows;
        waitingKeys = keys;
    }

    /** The row that a row of this file corrects; null for one that corrects none. */
    @Nullable
    WaitingRow waitingRow(long rejectedId) {
        return waiting.get(rejectedId);
    }

    /** Whether a number is that of another row which still waits for its correction. */
    boolean isAwaited(String key) {
        return waitingKeys.contains(key);
    }

    /** The number of the response by the token that it came with, of the rows so far. */
    public Map<String, String> answersByToken() {
        return tokens.answers();
    }

    AnswerTokens tokens() {
        return tokens;
    }

    public Mapping mapping() {
        return mapping;
    }

    public Policy policy() {
        return policy;
    }

    public PseudonymKey key() {
        return key;
    }

    ErasedNumbers erased() {
        return erased;
    }

    /** The last day on which an event may have happened, in ISO form. */
    String lastDay() {
        return lastDay;
    }

    /**
     * The last day on which a version may have been written, in ISO form: tomorrow, since the clock of the sender may be in
     * another time zone. It does not depend on the day up to which the file reaches.
     */
    String lastUpdate() {
        return lastUpdate;
    }

    /** A day in the calendar of the file, for messages; a Hijri day is followed by the Gregorian one. */
    BilingualText display(String isoDay) {
        return mapping.calendar() == Mapping.Calendar.HIJRI
                ? BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                        .format(
                                "intake.date.hijri-day",
                                "hijri",
                                UmmAlQura.hijriDay(LocalDate.parse(isoDay)).toString(),
                                "gregorian",
                                language.rightToLeft() ? isoDay.replace('-', '/') : isoDay))
                : BilingualText.same(isoDay);
    }

    /** Whether nothing is known yet about the order of dates in the file. */
    boolean isFirstReading() {
        return orders.isEmpty();
    }

    /** The name of the form that the file belongs to: that of the file without digits and what stands in brackets. */
    String form() {
        return form;
    }

    private static String formName(String file) {
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return TextNormalizer.fold(stem.replaceAll("[(\\[].*?[)\\]]", " ").replaceAll("\\d+", " "));
    }

    private static List<String> defaultFormats() {
        List<String> formats = new ArrayList<>();
        List<String> days = List.of("d/M/y", "M/d/y", "d-M-y", "M-d-y", "y/M/d", "d.M.y", "M.d.y");
        for (String time : List.of("", " H:mm[:ss]", " h:mm[:ss] a")) {
            days.forEach(day -> formats.add(day + time));
        }
        formats.addAll(List.of("d MMMM y", "d MMM y", "EEEE d MMMM y", "MMMM d, y"));
        return List.copyOf(formats);
    }

    /**
     * @param field whose dates are read
     * @param header of its column
     */
    DateParser dates(Mapping.FieldMapping field, String header) {
        List<String> formats =
                new ArrayList<>(field.dateFormats().isEmpty() ? mapping.dateFormats() : field.dateFormats());
        if (formats.isEmpty()) {
            formats.addAll(DEFAULT_DATE_FORMATS);
        }
        return new DateParser(
                formats,
                mapping.dateOrder(),
                orders.getOrDefault(field.field(), DateOrder.AUTO),
                mapping.calendar(),
                mapping.zone() == null ? zoneOf(header) : mapping.zone(),
                policy.association().zone());
    }

    /** The zone of the times below a header that says one; else null. */
    private static @Nullable ZoneId zoneOf(String header) {
        if (UTC_HEADERS.contains(header)) {
            return ZoneOffset.UTC;
        }
        Matcher zone = ZONE_IN_HEADER.matcher(header);
        if (!zone.find()) {
            return null;
        }
        try {
            return zone.group(2) == null ? ZoneOffset.UTC : ZoneId.of(zone.group());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @param day the latest event of an accepted row, in ISO form */
    public void addDay(String day) {
        if (latestDay == null || day.compareTo(latestDay) > 0) {
            latestDay = day;
        }
    }

    /** The last day that the file has data of: the mapping's, else the latest day so far; null without any date. */
    @Nullable
    public LocalDate coversTo() {
        return mapping.coversTo() != null ? mapping.coversTo() : latestDay == null ? null : LocalDate.parse(latestDay);
    }
}
