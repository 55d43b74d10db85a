package org.rida.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Target;
import org.rida.policy.Policy;
import org.rida.policy.Slice;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.tally.Cohort;
import org.rida.tally.Coverage;
import org.rida.tally.Flow;
import org.rida.tally.FlowIdentity;
import org.rida.tally.MonthCounts;
import org.rida.wording.Problem;

/** The figures of one month and of the months before it, at hand for the blocks of a report. */
final class Facts {

    private static final int COHORT_MONTHS = 3;

    private final FigureSources sources;
    private final Policy policy;
    private final MonthCounts counts;
    private final Cohort cohort;
    private final Rebases rebases;
    private final Coverage coverage;
    private final Flow flow;
    private final YearMonth month;
    private final Slice slice;
    private final String value;

    Facts(FigureSources sources, Coverage coverage, YearMonth month) {
        this(sources, coverage, month, Slice.ALL, Slice.EVERYTHING);
    }

    /** Of one value of a slice alone: what is cut once is not cut again. */
    Facts(FigureSources sources, Coverage coverage, YearMonth month, Slice slice, String value) {
        this.sources = sources;
        this.slice = slice;
        this.value = value;
        this.policy = sources.policy();
        this.counts = sources.counts();
        this.cohort = sources.cohort();
        this.rebases = sources.rebases();
        this.coverage = coverage;
        this.flow = new Flow(sources.database());
        this.month = month;
    }

    /** The same month's figures of one value of a slice. */
    Facts in(Slice other, String otherValue) {
        return new Facts(sources, coverage, month, other, otherValue);
    }

    /** Whether these are figures of one value of a slice. */
    boolean isPart() {
        return slice != Slice.ALL;
    }

    Policy policy() {
        return policy;
    }

    YearMonth month() {
        return month;
    }

    /** The last day of the month, or the last day that the inputs cover if that is earlier. */
    LocalDate cutOff() {
        return coverage.cutOff(month);
    }

    /** The whole month's figure. */
    Figure figure(Metric metric, @Nullable String of) {
        return figure(month, metric, of);
    }

    Figure figure(YearMonth at, Metric metric, @Nullable String of) {
        return figure(metric, counts(at, metric, of), at);
    }

    /** One figure per value of the slice that occurs in the month. */
    Map<String, Figure> bySlice(Metric metric, @Nullable String of, Slice by) {
        if (slice != Slice.ALL) {
            throw Problem.of("report.problem.cut-twice", "slice", slice.code(), "by", by.code());
        }
        Map<String, Figure> figures = new TreeMap<>();
        counts.bySlice(month, CountedIn.population(metric, of), by)
                .forEach((value, n) -> figures.put(value, figure(metric, n, month)));
        return figures;
    }

    /** Every month from the first that has data to this one; a month without data holds a figure without value. */
    SortedMap<YearMonth, Figure> series(Metric metric, @Nullable String of) {
        YearMonth first = coverage.first();
        Map<YearMonth, Counts> found = counts.series(first, month, CountedIn.population(metric, of), slice, value);
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        for (YearMonth at = first; !at.isAfter(month); at = at.plusMonths(1)) {
            series.put(at, figure(metric, found.getOrDefault(at, Counts.NONE), at));
        }
        return series;
    }

    /** The months from which on people decided that the series be judged anew. */
    SortedMap<YearMonth, Rebase> rebases(Metric metric, @Nullable String of) {
        return rebases.inForce(new SeriesKey(metric, of, slice, value));
    }

    /** What a metric is over the responses that mention a theme. */
    Figure ofTheme(YearMonth at, Metric metric, String theme) {
        return figure(metric, counts.of(at, CountedIn.population(Metric.THEME_MENTIONS, theme), slice, value), at);
    }

    /** How many are open at the end of the month, by age in days. */
    DayCounts openByAge() {
        return counts.of(month, CountedIn.population(Metric.OPEN, null), slice, value)
                .days();
    }

    /** Those received in the last months, followed to the cut-off: {@code answered:days} and {@code censored:days}. */
    Counts followed() {
        return counts(month, Metric.ANSWERED_BY_TARGET_KM, null);
    }

    int targetDays() {
        return policy.clockOn(month.atDay(1)).targetDays();
    }

    /** @throws Problem when the month does not reconcile: the figures must not go out then */
    FlowIdentity flow() {
        FlowIdentity balance = flow.of(month);
        if (!balance.balanced()) {
            throw Problem.of("problem.unbalanced", "month", month, "equation", balance);
        }
        return balance;
    }

    /** Answers of the month to a question by score, for distributions. */
    Counts scores(String question) {
        return counts.of(month, CountedIn.score(question), slice, value);
    }

    private Counts counts(YearMonth at, Metric metric, @Nullable String of) {
        return CountedIn.isCohort(metric)
                ? cohort.bySlice(
                                at,
                                COHORT_MONTHS,
                                coverage.cutOff(at),
                                policy.clockOn(at.atDay(1)).headline(),
                                slice)
                        .getOrDefault(value, Counts.NONE)
                : counts.of(at, CountedIn.population(metric, of), slice, value);
    }

    private Figure figure(Metric metric, Counts n, YearMonth at) {
        return metric.figure(n, new Target(policy.clockOn(at.atDay(1)).targetDays()));
    }
}
