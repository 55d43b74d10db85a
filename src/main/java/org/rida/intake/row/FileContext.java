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

/** What holds for all rows of the file that is being read. */
public final class FileContext {

    private static final List<String> USUAL_FORMATS = List.of("d/M/y", "d-M-y", "y/M/d");

    private final Mapping mapping;
    private final Policy policy;
    private final PseudonymKey key;
    private final String lastDay;
    private @Nullable String latest;

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

    /** The last day on which something may have happened, in ISO form. */
    String lastDay() {
        return lastDay;
    }

    /** A day in the calendar of the file, for messages; a Hijri one with its Gregorian day. */
    String shown(String isoDay) {
        return mapping.calendar() == Mapping.Calendar.HIJRI
                ? UmmAlQura.hijriDay(LocalDate.parse(isoDay)) + " (" + isoDay + ")"
                : isoDay;
    }

    DateParser dates(List<String> own) {
        List<String> formats = new ArrayList<>(own.isEmpty() ? mapping.dateFormats() : own);
        if (formats.isEmpty()) {
            formats.addAll(USUAL_FORMATS);
        }
        return new DateParser(
                formats,
                mapping.calendar(),
                mapping.zone(),
                policy.association().zone());
    }

    public void sawDay(String day) {
        if (latest == null || day.compareTo(latest) > 0) {
            latest = day;
        }
    }

    /** The last day that the file tells about; null without any date. */
    @Nullable
    public LocalDate coversTo() {
        return mapping.coversTo() != null ? mapping.coversTo() : latest == null ? null : LocalDate.parse(latest);
    }
}
