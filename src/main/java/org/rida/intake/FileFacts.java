package org.rida.intake;

import org.rida.i18n.UmmAlQura;
import org.rida.policy.Policy;





import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for all rows of the file that is being read. */
final class FileFacts {

    private static final List<String> USUAL_FORMATS = List.of("d/M/y", "d-M-y", "y/M/d");

    private final Mapping mapping;
    private final Policy policy;
    private final DoorKey key;
    private final String lastDay;
    private @Nullable String latest;

    FileFacts(Mapping mapping, Policy policy, DoorKey key, LocalDate today) {
        this.mapping = mapping;
        this.policy = policy;
        this.key = key;
        this.lastDay = (mapping.coversTo() == null ? today : mapping.coversTo()).toString();
    }

    Mapping mapping() {
        return mapping;
    }

    Policy policy() {
        return policy;
    }

    DoorKey key() {
        return key;
    }

    /** The last day on which something may have happened, in ISO form. */
    String lastDay() {
        return lastDay;
    }

    /** A day in the calendar of the file, for messages; a Hijri one with its Gregorian day. */
    String shown(String isoDay) {
        return mapping.calendar() == Mapping.Calendar.HIJRI
                ? UmmAlQura.of(LocalDate.parse(isoDay)) + " (" + isoDay + ")"
                : isoDay;
    }

    DateText dates(List<String> own) {
        List<String> formats = new ArrayList<>(own.isEmpty() ? mapping.dateFormats() : own);
        if (formats.isEmpty()) {
            formats.addAll(USUAL_FORMATS);
        }
        return new DateText(
                formats,
                mapping.calendar(),
                mapping.zone(),
                policy.association().zone());
    }

    void sawDay(String day) {
        if (latest == null || day.compareTo(latest) > 0) {
            latest = day;
        }
    }

    /** The last day that the file tells about; null without any date. */
    @Nullable
    LocalDate coversTo() {
        return mapping.coversTo() != null ? mapping.coversTo() : latest == null ? null : LocalDate.parse(latest);
    }
}
