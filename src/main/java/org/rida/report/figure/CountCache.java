package org.rida.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.quality.Rebase;
import org.rida.quality.SeriesKey;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.PeriodCounts;

/**
 * What one draft reads: each question is put to the database once, whichever place, block and language asks it, so that every
 * figure of the draft is made of the same counts.
 */
final class CountCache {

    private final FigureSources sources;
    private final DataCoverage coverage;
    private final PeriodCounts counts;
    private final Map<List<@Nullable Object>, Object> asked = new HashMap<>();
    private final Map<FigureScope, PeriodFigures> places = new HashMap<>();

    CountCache(FigureSources sources, DataCoverage coverage) {
        this.sources = sources;
        this.coverage = coverage;
        this.counts = new PeriodCounts(sources.database(), sources.policy(), coverage);
    }

    FigureSources sources() {
        return sources;
    }

    DataCoverage coverage() {
        return coverage;
    }

    PeriodCounts counts() {
        return counts;
    }

    /** The figures of every place that the draft looks at, one object for each. */
    PeriodFigures at(FigureScope place, Supplier<PeriodFigures> facts) {
        PeriodFigures known = places.get(place);
        if (known == null) {
            known = facts.get();
            places.put(place, known);
        }
        return known;
    }

    /** One value of a slice; of a month that a chart has read already, from the chart's series. */
    @SuppressWarnings("unchecked") // what series() remembers
    Counts counts(Period at, String population, Dimension slice, String value) {
        Map<YearMonth, Counts> series = (Map<YearMonth, Counts>) asked.get(List.of("series", population, slice, value));
        return series != null && isMonth(at) && series.containsKey(at.lastMonth())
                ? series.get(at.lastMonth())
                : counts.counts(at, population, slice, value);
    }

    SortedMap<String, Counts> bySlice(Period at, String population, Dimension slice) {
        return counts.bySlice(at, population, slice);
    }

    SortedMap<String, SortedMap<String, Counts>> byPair(Period at, String population, Dimension one, Dimension other) {
        return counts.byPair(at, population, one, other);
    }

    /** Every month that the counts know; one without rows holds no counts. */
    SortedMap<YearMonth, Counts> series(String population, Dimension slice, String value) {
        return once(
                () -> sources.counts().series(coverage.first(), coverage.last(), population, slice, value),
                "series",
                population,
                slice,
                value);
    }

    /** Those received from the first day to the last, followed to the cut-off, by the value of a slice. */
    SortedMap<String, Counts> followed(
            LocalDate first, LocalDate last, LocalDate cutOff, Basis basis, Dimension slice) {
        return once(
                () -> sources.cohort().bySlice(first, last, cutOff, basis, slice),
                "followed",
                first,
                last,
                cutOff,
                basis,
                slice);
    }

    SortedMap<YearMonth, Rebase> rebases(SeriesKey series) {
        return once(() -> sources.rebases().inForce(), "rebases").getOrDefault(series, new TreeMap<>());
    }

    @SuppressWarnings("unchecked") // each kind of question has its kind of answer
    <T> T once(Supplier<T> answer, @Nullable Object... question) {
        @Nullable T known = (T) asked.get(Arrays.asList(question));
        if (known == null) {
            known = answer.get();
            asked.put(Arrays.asList(question), known);
        }
        return known;
    }

    private static boolean isMonth(Period at) {
        return at.isWholeMonths() && at.firstMonth().equals(at.lastMonth());
    }
}
