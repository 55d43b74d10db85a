package org.rida.intake.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.text.TextNormalizer;
import org.springframework.util.ConcurrentLruCache;

/**
 * Parses a cell as a day or moment in the organization's time zone, in ISO form. ISO is always tried first. Years
 * from 1800 on are Gregorian in a Hijri mapping, too, because real spreadsheet dates always are. Not thread-safe.
 */
public final class DateParser {

    private static final int CACHE_SIZE = 50_000;
    /** More than the mappings and guesses of an organization need; what was used longest ago goes. */
    private static final int MOST_BUILT = 100;

    private static final int MAX_EXAMPLES = 3;
    private static final int FIRST_LIKELY_YEAR = 1990;
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 10, 31);

    /** What was built before: it is the same for most columns of most files, and takes longer than reading a small file. */
    private static final ConcurrentLruCache<PatternSource, List<OrderedPattern>> BUILT =
            new ConcurrentLruCache<>(MOST_BUILT, DateParser::patterns);

    private final List<OrderedPattern> patterns;
    private final DateEvidence evidence;
    private final boolean hijri;
    private final @Nullable ZoneId sourceZone;
    private final IsoMoments isoMoments;
    /** Cell to day: a file has few distinct days. */
    private final Map<String, String> cache = new HashMap<>();

    /**
     * Reads by the formats as they are listed.
     *
     * @param formats tried in order, see {@link Mapping#dateFormats}
     * @param from zone of the sender's times; null when days count as written
     * @param to zone of the result
     */
    public DateParser(List<String> formats, Mapping.Calendar calendar, @Nullable ZoneId from, ZoneId to) {
        this(formats, DateOrder.AUTO, DateOrder.AUTO, calendar, from, to);
    }

    /**
     * Reads dates of an open order by the assumed one, and collects evidence.
     *
     * @param stated the order that the mapping states; {@link DateOrder#AUTO} leaves it to the formats: it is open
     *     for those of which both orders are listed
     * @param assumed for dates of an open order; {@link DateOrder#AUTO} for that of the first format listed
     */
    public DateParser(
            List<String> formats,
            DateOrder stated,
            DateOrder assumed,
            Mapping.Calendar calendar,
            @Nullable ZoneId from,
            ZoneId to) {
        this.hijri = calendar == Mapping.Calendar.HIJRI;
        DateOrder order = stated != DateOrder.AUTO
                ? stated
                : assumed != DateOrder.AUTO
                        ? assumed
                        : formats.stream()
                                .map(DatePattern::order)
                                .filter(o -> o != DateOrder.AUTO)
                                .findFirst()
                                .orElse(DateOrder.DAY_FIRST);
        this.evidence = new DateEvidence(order);
        this.patterns = BUILT.get(new PatternSource(List.copyOf(formats), stated, order, hijri));
        this.sourceZone = from;
        this.isoMoments = new IsoMoments(hijri, from, to);
    }

    /**
     * A format in the order by which it is read.
     *
     * @param order {@link DateOrder#AUTO} where there is no doubt, as with the name of a month or the year first
     * @param declared whether the mapping allows only this order
     * @param swapped the same with day and month exchanged; null where that is no format
     */
    private record OrderedPattern(
            DatePattern pattern, DateOrder order, boolean declared, @Nullable DatePattern swapped) {}

    /** What patterns are built from: see the constructor. */
    private record PatternSource(List<String> formats, DateOrder stated, DateOrder assumed, boolean hijri) {}

    private static List<OrderedPattern> patterns(PatternSource source) {
        List<String> formats = source.formats();
        DateOrder stated = source.stated();
        DateOrder assumed = source.assumed();
        boolean hijri = source.hijri();
        Map<String, OrderedPattern> patterns = new LinkedHashMap<>();
        for (String format : formats) {
            DateOrder order = DatePattern.order(format);
            if (order == DateOrder.AUTO) {
                DatePattern swapped =
                        DatePattern.isYearFirst(format) ? DatePattern.of(DatePattern.swapped(format), hijri) : null;
                patterns.putIfAbsent(format, new OrderedPattern(DatePattern.of(format, hijri), order, true, swapped));
                continue;
            }
            boolean both = formats.stream()
                    .anyMatch(f -> DatePattern.order(f) == order.other()
                            && DatePattern.form(f).equals(DatePattern.form(format)));
            boolean turn = order != assumed && (both || stated != DateOrder.AUTO);
            String read = turn ? DatePattern.swapped(format) : format;
            patterns.putIfAbsent(
                    read,
                    new OrderedPattern(
                            DatePattern.of(read, hijri),
                            turn ? assumed : order,
                            !both || stated != DateOrder.AUTO,
                            DatePattern.of(DatePattern.swapped(read), hijri)));
        }
        return List.copyOf(patterns.values());
    }

    /** What the dates so far say about their order. */
    public DateEvidence evidence() {
        return evidence;
    }

    /** The day as {@link #day(String)}, of the cell in a line. */
    @Nullable
    public String day(String cell, long line) {
        evidence.at(line);
        return day(cell);
    }

    /** The day as yyyy-MM-dd; null when the cell is no date. */
    @Nullable
    public String day(String cell) {
        if (!hijri && IsoDates.isPlainDay(cell)) {
            evidence.real(cell);
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
    public String moment(String cell, long line) {
        evidence.at(line);
        return moment(cell);
    }

    @Nullable
    private String moment(String cell) {
        if (!hijri && sourceZone == null && IsoDates.isPlainMoment(cell)) {
            boolean seconds = cell.length() == 19 && !cell.endsWith(":00");
            return cell.substring(0, 10) + 'T' + cell.substring(11, seconds ? 19 : 16);
        }
        LocalDateTime moment = read(cell);
        return moment == null ? null : moment.toString();
    }

    private @Nullable LocalDateTime read(String cell) {
        String digits = TextNormalizer.latinDigits(cell);
        String text = ArabicTimeWords.latin(MonthNames.latin(hijri ? MonthNames.hijriNumbers(digits) : digits));
        try {
            LocalDateTime iso = isoMoments.read(text);
            if (iso != null) {
                evidence.real(text);
                return iso;
            }
        } catch (DateTimeException e) {
            // has the form of ISO but is no such day: another format may still parse it
            if (IsoMoments.isSwapped(text)) {
                evidence.contrary(cell, DateOrder.AUTO, true);
            }
        }
        for (OrderedPattern ordered : patterns) {
            TemporalAccessor parsed = ordered.pattern().read(text);
            if (parsed != null) {
                if (ordered.swapped() != null && isLikely(parsed)) {
                    int[] written = ordered.pattern().dayAndMonth(text);
                    evidence.read(cell, ordered.order(), ordered.declared(), written[0], written[1]);
                    addReadings(ordered, parsed, text);
                }
                return isoMoments.inZone(parsed);
            }
        }
        unread(cell, text);
        return null;
    }

    /** Dates that come from empty cells are no evidence. */
    private static boolean isLikely(TemporalAccessor date) {
        return LocalDate.from(date).getYear() >= FIRST_LIKELY_YEAR;
    }

    private void addReadings(OrderedPattern ordered, TemporalAccessor parsed, String text) {
        TemporalAccessor other = ordered.swapped() != null && evidence.lacksReadings()
                ? ordered.swapped().read(text)
                : null;
        if (other != null) {
            evidence.readings(LocalDate.from(parsed) + " / " + LocalDate.from(other));
        }
    }

    /** Notes a cell that can only be read with day and month exchanged. */
    private void unread(String cell, String text) {
        for (OrderedPattern ordered : patterns) {
            TemporalAccessor other =
                    ordered.swapped() == null ? null : ordered.swapped().read(text);
            if (other != null && isLikely(other)) {
                evidence.contrary(cell, ordered.order().other(), ordered.declared());
                return;
            }
        }
    }

    /**
     * An example in each of the first formats, for messages. As a file holds them, so with Latin digits; in Arabic each by itself, from
     * left to right.
     */
    public BilingualText examples() {
        List<String> examples = patterns.isEmpty()
                ? List.of(EXAMPLE.toString())
                : patterns.stream()
                        .map(p -> p.pattern().example())
                        .distinct()
                        .limit(MAX_EXAMPLES)
                        .toList();
        return BilingualText.of(language -> examples.stream()
                .map(example -> language.rightToLeft() ? "\u2066" + example + "\u2069" : example)
                .collect(Collectors.joining(language.listSeparator())));
    }
}
