package org.rida.report.masking;

import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;













import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an edition has shown and masked of the cells that were judged together: kept with its figures, so that later editions
 * give nothing of it away. Names only; the counts stay in the database.
 *
 * @param audience who reads the edition
 * @param family what is counted, such as {@code score:overall}
 * @param slice all, or what the place is one value of
 */
public record Disclosed(
        Audience audience,
        String family,
        LocalDate first,
        LocalDate last,
        Dimension slice,
        String value,
        SortedSet<String> shown,
        SortedSet<String> masked) {

    static Disclosed of(Audience audience, String family, FigureScope place, Tables tables, Masking masking) {
        SortedSet<String> shown = new TreeSet<>(tables.cells().keySet());
        SortedSet<String> masked = new TreeSet<>(masking.primary());
        masked.addAll(masking.secondary());
        shown.removeAll(masked);
        return new Disclosed(
                audience,
                family,
                place.period().first(),
                place.period().last(),
                place.slice(),
                place.value(),
                shown,
                masked);
    }

    /** Where, whatever kind of period it was called. */
    record At(LocalDate first, LocalDate last, Dimension slice, String value) {

        static At of(FigureScope place) {
            return new At(place.period().first(), place.period().last(), place.slice(), place.value());
        }
    }

    At at() {
        return new At(first, last, slice, value);
    }

    boolean isReadBy(Audience reader) {
        return audience == Audience.PUBLIC || reader == Audience.BOARD;
    }

    /** What is shown by one is known. */
    static Set<String> shown(Iterable<Disclosed> all) {
        Set<String> shown = new TreeSet<>();
        all.forEach(each -> shown.addAll(each.shown));
        return shown;
    }

    /** What the editions for the public mask, the board may know. */
    static Set<String> masked(Iterable<Disclosed> all, Audience reader) {
        Set<String> masked = new TreeSet<>();
        all.forEach(each -> {
            if (reader == Audience.PUBLIC || each.audience == reader) {
                masked.addAll(each.masked);
            }
        });
        return masked;
    }
}
