package org.rida.intake.question;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What there are data of, before a file is merged.
 *
 * @param months of all rows that were sent, of whatever type
 * @param coversTo the newest day of the requests; null before the first
 */
public record KnownMonths(SortedSet<YearMonth> months, @Nullable LocalDate coversTo) {

    /** For a file that is looked at by itself. */
    public static final KnownMonths NONE = new KnownMonths(new TreeSet<>(), null);

    /** Months that are further apart have nothing to do with each other; a file may come late, or a month be missing. */
    private static final int NEAR = 3;

    /** The first and the last of months that are far from all known ones; there is no known one between them. */
    record DistantSpan(YearMonth first, YearMonth last) {}

    /** The later one of the newest day of the requests and another day. */
    public @Nullable LocalDate newest(@Nullable LocalDate other) {
        return coversTo == null || other != null && other.isAfter(coversTo) ? other : coversTo;
    }

    /** Whether there are data of a month or of one near it. */
    boolean isNear(YearMonth month) {
        return !months.subSet(month.minusMonths(NEAR), month.plusMonths(NEAR + 1))
                .isEmpty();
    }

    /**
     * The parts of a file that are far from all known months. Months that follow one another from a known month on are not far,
     * however many they are. Nothing is far where nothing is known. Parts between which there are no known months are one.
     */
    List<DistantSpan> distant(SortedSet<YearMonth> inFile) {
        List<DistantSpan> spans = new ArrayList<>();
        TreeSet<YearMonth> all = new TreeSet<>(months);
        all.addAll(inFile);
        while (!months.isEmpty() && !all.isEmpty()) {
            YearMonth first = all.pollFirst();
            YearMonth last = first;
            while (!all.isEmpty() && !last.plusMonths(NEAR).isBefore(all.first())) {
                last = all.pollFirst();
            }
            if (months.subSet(first, last.plusMonths(1)).isEmpty()) {
                DistantSpan before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                if (before != null && months.subSet(before.last(), first).isEmpty()) {
                    spans.set(spans.size() - 1, new DistantSpan(before.first(), last));
                } else {
                    spans.add(new DistantSpan(first, last));
                }
            }
        }
        return spans;
    }
}
