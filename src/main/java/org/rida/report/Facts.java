package org.rida.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Target;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Period;
import org.rida.policy.Period.Kind;
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
import org.rida.tally.PeriodCounts;
import org.rida.tally.Population;
import org.rida.wording.Problem;

/** The figures of one period and of the months before it, at hand for the blocks of a report. */
final class Facts {

    private static final int COHORT_MONTHS = 3;

    private final FigureSources sources;
    private final Policy policy;
    private final MonthCounts months;
    private final PeriodCounts counts;
    private final Cohort cohort;
    private final Rebases rebases;
    private final Coverage coverage;
    private final Period period;
    private final Guard guard;
    private final Masks masks;
    private final Slice slice;
    private final String value;
    /** Blocks ask the same again, in each language: what was read once is not read again. */
    private final Map<List<@Nullable Object>, Object> asked = new HashMap<>();

    Facts(FigureSources sources, Coverage coverage, Period period) {
        this(sources, coverage, Place.of(period), Guard.NONE);
    }

    /** Of one value of a slice alone: what is cut once is not cut again. */
    Facts(FigureSources sources, Coverage coverage, Place place, Guard guard) {
        this(sources, coverage, place, guard, new PeriodCounts(sources.database(), sources.policy(), coverage));
    }

    private Facts(FigureSources sources, Coverage coverage, Place place, Guard guard, PeriodCounts counts) {
        this.guard = guard;
        this.slice = place.slice();
        this.value = place.value();
        this.period = place.period();
        this.masks = new Masks(this, guard);
        this.sources = sources;
        this.policy = sources.policy();
        this.months = sources.counts();
        this.counts = counts;
        this.cohort = sources.cohort();
        this.rebases = sources.rebases();
        this.coverage = coverage;
    }

    /** The same period's figures of one value of a slice. */
    Facts in(Slice other, String otherValue) {
        return at(place().in(other, otherValue));
    }

    /** The figures of another place, in the same report. */
    Facts at(Place other) {
        return once(() -> new Facts(sources, coverage, other, guard, counts), "facts", other);
    }

    Place place() {
        return new Place(period, slice, value);
    }

    /** What of them may be shown. */
    Masks masks() {
        return masks;
    }

    /** Whether these are figures of one value of a slice. */
    boolean isPart() {
        return slice != Slice.ALL;
    }

    Policy policy() {
        return policy;
    }

    Period period() {
        return period;
    }

    /** The last month of the period. */
    YearMonth month() {
        return period.lastMonth();
    }

    /** The last day of the period, or the last day that the inputs cover if that is earlier. */
    LocalDate cutOff() {
        return coverage.cutOff(period);
    }

    /** Which days the figures lead with: the clock's version in force at the end of the period says so, for all of them. */
    Basis basis() {
        return policy.clockOn(period.last()).headline();
    }

    int targetDays() {
        return target(period).days();
    }

    /** The whole period's figure. */
    Figure figure(Metric metric, @Nullable String of) {
        return figure(period, metric, of);
    }

    Figure figure(YearMonth at, Metric metric, @Nullable String of) {
        return figure(Period.month(at), metric, of);
    }

    Figure figure(Period at, Metric metric, @Nullable String of) {
        Metric told = told(metric);
        Counts n = CountedIn.isCohort(told)
                ? followed(at)
                : counted(at, CountedIn.population(told, of, basis()), slice, value);
        return told.figure(n, target(at));
    }

    /** One figure per value of the slice that occurs in the period. */
    Map<String, Figure> bySlice(Metric metric, @Nullable String of, Slice by) {
        return bySlice(period, metric, of, by);
    }

    Map<String, Figure> bySlice(Period at, Metric metric, @Nullable String of, Slice by) {
        refuseToCutTwice(by);
        Metric told = told(metric);
        return figures(
                told,
                at,
                CountedIn.isCohort(told)
                        ? cohort.bySlice(cohortFrom(at), at.last(), coverage.cutOff(at), basis(), by)
                        : slices(at, CountedIn.population(told, of, basis()), by));
    }

    /** One figure per pair of values that occurs in the period: by the first slice's, then by the second's. */
    SortedMap<String, Map<String, Figure>> byPair(Metric metric, @Nullable String of, Slice one, Slice other) {
        refuseToCutTwice(one);
        SortedMap<String, Map<String, Figure>> figures = new TreeMap<>();
        counts.byPair(period, CountedIn.population(told(metric), of, basis()), one, other)
                .forEach((key, n) -> figures.put(key, figures(told(metric), period, n)));
        return figures;
    }

    /** Every month from the first that has data to the period's last; a month without data holds a figure without value. */
    SortedMap<YearMonth, Figure> series(Metric metric, @Nullable String of) {
        return series(metric, of, slice, value);
    }

    /** The same for one value of a slice. */
    SortedMap<YearMonth, Figure> series(Metric metric, @Nullable String of, Slice slice, String value) {
        Metric told = told(metric);
        YearMonth first = coverage.first();
        String population = CountedIn.population(told, of, basis());
        Map<YearMonth, Counts> found =
                once(() -> months.series(first, month(), population, slice, value), "series", population, slice, value);
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        for (YearMonth at = first; !at.isAfter(month()); at = at.plusMonths(1)) {
            series.put(at, told.figure(found.getOrDefault(at, Counts.NONE), target(Period.month(at))));
        }
        return series;
    }

    /** The months from which on people decided that the series be judged anew. */
    SortedMap<YearMonth, Rebase> rebases(Metric metric, @Nullable String of) {
        return rebases(metric, of, slice, value);
    }

    SortedMap<YearMonth, Rebase> rebases(Metric metric, @Nullable String of, Slice slice, String value) {
        return rebases.inForce(new SeriesKey(metric, of, slice, value));
    }

    /** The period's figure of one value of a slice. */
    Figure figure(Metric metric, @Nullable String of, Slice slice, String value) {
        Metric told = told(metric);
        return told.figure(counted(period, CountedIn.population(told, of, basis()), slice, value), target(period));
    }

    /** Answers of one value of a slice to a question, by score. */
    Counts scores(String question, Slice slice, String value) {
        return counted(period, Population.score(question), slice, value);
    }

    /** What a metric is over the responses that mention a theme. */
    Figure ofTheme(Period at, Metric metric, String theme) {
        return metric.figure(counted(at, Population.theme(theme), slice, value), target(at));
    }

    /** How many are open at the end of the period, by age in calendar days. */
    DayCounts openByAge() {
        return counted(period, Population.OPEN.code(), slice, value).days();
    }

    /** Those received in the last months, followed to the cut-off: {@code answered:days} and {@code censored:days}. */
    Counts followed() {
        return followed(period);
    }

    @SuppressWarnings("unchecked") // each kind of question has its kind of answer
    private <T> T once(Supplier<T> answer, @Nullable Object... question) {
        List<@Nullable Object> key = Arrays.asList(question);
        Object known = asked.get(key);
        if (known == null) {
            known = answer.get();
            asked.put(key, known);
        }
        return (T) known;
    }

    private Counts counted(Period at, String population, Slice by, String of) {
        return once(() -> counts.of(at, population, by, of), "of", at, population, by, of);
    }

    private Map<String, Counts> slices(Period at, String population, Slice by) {
        return once(() -> counts.bySlice(at, population, by), "slices", at, population, by);
    }

    private Counts followed(Period at) {
        return once(() -> follow(at), "followed", at);
    }

    private Counts follow(Period at) {
        return cohort.bySlice(cohortFrom(at), at.last(), coverage.cutOff(at), basis(), slice)
                .getOrDefault(value, Counts.NONE);
    }

    private void refuseToCutTwice(Slice by) {
        if (isPart()) {
            throw Problem.of("report.problem.cut-twice", "slice", slice.code(), "by", by.code());
        }
    }

    /** @throws Problem when the period, or a month of it, does not reconcile: the figures must not go out then */
    FlowIdentity flow() {
        return once(this::reconciled, "flow");
    }

    /** Whether it balances or not. */
    FlowIdentity flowAsCounted() {
        return Flow.of(counts, period);
    }

    /** What changed of the period before since it was issued; empty for one value of a slice. */
    Optional<Restated> restated(String report) {
        return isPart()
                ? Optional.empty()
                : once(() -> Restated.before(report, this, sources.database()), "restated", report);
    }

    private FlowIdentity reconciled() {
        if (period.isWholeMonths()) {
            for (YearMonth at = period.firstMonth(); !at.isAfter(month()); at = at.plusMonths(1)) {
                if (coverage.contains(at)) {
                    balanced(Period.month(at));
                }
            }
        }
        return balanced(period);
    }

    private FlowIdentity balanced(Period at) {
        FlowIdentity balance = Flow.of(counts, at);
        if (!balance.balanced()) {
            throw Problem.of("problem.unbalanced", "month", at.lastMonth(), "equation", balance);
        }
        return balance;
    }

    /** Answers of the period to a question by score, for distributions. */
    Counts scores(String question) {
        return counted(period, Population.score(question), slice, value);
    }

    /** Where nobody was invited, what is known of those who answered stands in, under its own name. */
    private Metric told(Metric metric) {
        return metric == Metric.RESPONSE_RATE
                        && counted(period, Population.INVITED.code(), Slice.ALL, Slice.EVERYTHING)
                                        .total()
                                == 0
                ? Metric.RESPONSE_RATE_LINKED
                : metric;
    }

    /** Whether those are followed who were received in the last three months, rather than in the period alone. */
    boolean followsMonthsBefore() {
        return isSingleMonth(period);
    }

    private static boolean isSingleMonth(Period at) {
        return at.kind() == Kind.MONTH || at.kind() == Kind.HIJRI_MONTH;
    }

    /** A month alone has too few to follow. */
    private static LocalDate cohortFrom(Period at) {
        return isSingleMonth(at)
                ? at.lastMonth().minusMonths(COHORT_MONTHS - 1L).atDay(1)
                : at.first();
    }

    private Map<String, Figure> figures(Metric metric, Period at, Map<String, Counts> counted) {
        Map<String, Figure> figures = new TreeMap<>();
        counted.forEach((key, n) -> figures.put(key, metric.figure(n, target(at))));
        return figures;
    }

    private Target target(Period at) {
        ClockVersion clock = policy.clockOn(at.first());
        return new Target(basis() == Basis.WORKING ? clock.targetWorkingDays() : clock.targetDays());
    }
}
