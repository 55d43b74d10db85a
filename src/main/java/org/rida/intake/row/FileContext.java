package org.rida.intake.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.UmmAlQura;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Mapping;
import org.rida.policy.Policy;

/**
 * What applies to all rows of the file being read: mapping, policy, key, the last valid day. Also collects the
 * latest day of its accepted rows. Not thread-safe.
 */
public final class FileContext {

    /** After ISO, for mappings without date formats. */
    private static final List<String> DEFAULT_DATE_FORMATS = List.of("d/M/y", "d-M-y", "y/M/d");

    private final Mapping mapping;
    private final Policy policy;
    private final PseudonymKey key;
    private final String lastDay;
    private @Nullable String latestDay;

    /** @param today the last valid day, unless the mapping states how far its files reach */
    public FileContext(Mapping mapping, Policy policy, PseudonymKey key, LocalDate today) {
        this.mapping = mapping;
        this.policy = policy;
        this.key = key;
        this.lastDay = (mapping.coversTo() == null ? today : mapping.coversTo()).toString();
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

    /** The last day on which an event may have happened, in ISO form. */
    String lastDay() {
        return lastDay;
    }

    /** A day in the calendar of the file, for messages; a Hijri day is followed by its ISO form. */
    String display(String isoDay) {
        return mapping.calendar() == Mapping.Calendar.HIJRI
                ? UmmAlQura.hijriDay(LocalDate.parse(isoDay)) + " (" + isoDay + ")"
                : isoDay;
    }

    /** @param fieldFormats of a field; without any those of the mapping apply */
    DateParser dates(List<String> fieldFormats) {
        List<String> formats = new ArrayList<>(fieldFormats.isEmpty() ? mapping.dateFormats() : fieldFormats);
        if (formats.isEmpty()) {
            formats.addAll(DEFAULT_DATE_FORMATS);
        }
        return new DateParser(
                formats,
                mapping.calendar(),
                mapping.zone(),
                policy.association().zone());
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
