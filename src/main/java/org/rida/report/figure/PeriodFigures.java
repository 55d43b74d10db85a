package org.rida.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.quality.Rebase;
import org.rida.quality.SeriesKey;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.Guard;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.Population;

/** The figures of one period and of the months before it, at hand for the blocks of a report. */
public final class PeriodFigures {

    private static final int COHORT_MONTHS = 3;

    private final CountCache readings;
    private final Policy policy;
    private final FigureScope place;
    private final Guard guard;
    private final FigureMasks masks;

    public PeriodFigures(FigureSources sources, DataCoverage coverage, Period period) {
        this(sources, coverage, FigureScope.of(period), Guard.NONE);
    }

    /** Of one value of a slice alone: what is cut once is not cut again. */
    public PeriodFigures(FigureSources sources, DataCoverage coverage, FigureScope place, Guard guard) {
        this(new CountCache(sources, coverage), place, guard);
    }

    private PeriodFigures(CountCache readings, FigureScope place, Guard guard) {
        this.readings = readings;
        this.policy = readings.sources().policy();
        this.place = place;
        this.guard = guard;
        this.masks = new FigureMasks(this, guard);
    }

    /** The same period's figures of one value of a slice. */
    public PeriodFigures in(Dimension other, String otherValue) {
        return at(place.in(other, otherValue));
    }

    /** The figures of another place, in the same report. */
    PeriodFigures at(FigureScope other) {
        return other.equals(place) ? this : readings.at(other, () -> new PeriodFigures(readings, other, guard));
    }

    FigureScope place() {
        return place;
    }

    /** What of them may be shown. */
    public FigureMasks masks() {
        return masks;
    }

    /** Whether these are figures of one value of a slice. */
    boolean isPart() {
        return place.slice() != Dimension.ALL;
    }

    public Policy policy() {
        return policy;
    }

    public Period period() {
        return place.period();
    }

    /** The last month of the period. */
    YearMonth month() {
        return period().lastMonth();
    }

    /** The last day of the period, or the last day that the inputs cover if that is earlier. */
    public LocalDate cutOff() {
        return readings.coverage().cutOff(period());
    }

    /** Which days the figures lead with: the clock's version in force at the end of the period says so, for all of them. */
    public Basis basis() {
        return policy.clockOn(period().last()).headline();
    }

    public int targetDays() {
        return target(period()).days();
    }

    /** Whether the inputs cover the whole month. */
    boolean covers(YearMonth at) {
        return readings.coverage().complete(at);
    }

    /** The whole period's figure. */
    public Figure figure(Metric metric, @Nullable String of) {
        return figure(period(), metric, of);
    }

    Figure figure(YearMonth at, Metric metric, @Nullable String of) {
        return figure(Period.month(at), metric, of);
    }

    /** Without a value, of counts too, when the inputs cover no day of the period. */
    public Figure figure(Period at, Metric metric, @Nullable String of) {
        Metric told = headlineMetric(metric);
        if (!readings.coverage().touches(at)) {
            return withoutData(told);
        }
        Counts n = MetricPopulations.isCohort(told)
                ? followed(at)
                : counted(at, MetricPopulations.population(told, of, basis()));
        return told.figure(n, target(at));
    }

    /** One figure per value of the slice that occurs in the period. */
    public Map<String, Figure> bySlice(Metric metric, @Nullable String of, Dimension by) {
        return bySlice(period(), metric, of, by);
    }

    Map<String, Figure> bySlice(Period at, Metric metric, @Nullable String of, Dimension by) {
        refuseToCutTwice(by);
        Metric told = headlineMetric(metric);
        return figures(
                told,
                at,
                MetricPopulations.isCohort(told)
                        ? followed(at, by)
                        : readings.bySlice(at, MetricPopulations.population(told, of, basis()), by));
    }

    /** One figure per pair of values that occurs in the period: by the first slice's, then by the second's. */
    SortedMap<String, Map<String, Figure>> byPair(Metric metric, @Nullable String of, Dimension one, Dimension other) {
        refuseToCutTwice(one);
        SortedMap<String, Map<String, Figure>> figures = new TreeMap<>();
        readings.byPair(period(), MetricPopulations.population(headlineMetric(metric), of, basis()), one, other)
                .forEach((key, n) -> figures.put(key, figures(headlineMetric(metric), period(), n)));
        return figures;
    }

    /** Every month from the first that has data to the period's last; a month without data holds a figure without value. */
    SortedMap<YearMonth, Figure> series(Metric metric, @Nullable String of) {
        return series(metric, of, place.slice(), place.value());
    }

    /** The same for one value of a slice. */
    SortedMap<YearMonth, Figure> series(Metric metric, @Nullable String of, Dimension slice, String value) {
        Metric told = headlineMetric(metric);
        SortedMap<YearMonth, Counts> counted =
                readings.series(MetricPopulations.population(told, of, basis()), slice, value);
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        counted.headMap(month().plusMonths(1))
                .forEach((at, n) -> series.put(at, told.figure(n, target(Period.month(at)))));
        for (YearMonth at = readings.coverage().last().plusMonths(1); !at.isAfter(month()); at = at.plusMonths(1)) {
            series.put(at, withoutData(told));
        }
        return series;
    }

    private static Figure withoutData(Metric metric) {
        return new Figure(metric, OptionalDouble.empty(), Optional.empty(), 0, 0);
    }

    /** The months from which on people decided that the series be judged anew. */
    SortedMap<YearMonth, Rebase> rebases(Metric metric, @Nullable String of) {
        return rebases(metric, of, place.slice(), place.value());
    }

    SortedMap<YearMonth, Rebase> rebases(Metric metric, @Nullable String of, Dimension slice, String value) {
        return readings.rebases(new SeriesKey(metric, of, slice, value));
    }

    /** The period's figure of one value of a slice. */
    Figure figure(Metric metric, @Nullable String of, Dimension slice, String value) {
        Metric told = headlineMetric(metric);
        return told.figure(
                readings.counts(period(), MetricPopulations.population(told, of, basis()), slice, value),
                target(period()));
    }

    /** Answers of one value of a slice to a question, by score. */
    Counts scores(String question, Dimension slice, String value) {
        return readings.counts(period(), Population.score(question), slice, value);
    }

    /** What a metric is over the responses that mention a theme. */
    public Figure ofTheme(Period at, Metric metric, String theme) {
        return metric.figure(counted(at, Population.theme(theme)), target(at));
    }

    /**
     * How many days, of the basis that the figures lead with, the oldest open request is beyond its target day; empty when
     * none is. In calendar days its own clock version tells the target, in working days that of the period.
     */
    public OptionalLong daysBeyondTarget() {
        boolean working = basis() == Basis.WORKING;
        OptionalInt oldest = counted(period(), (working ? Population.OPEN_WORKING : Population.OPEN).code())
                .days()
                .max();
        if (oldest.isEmpty()) {
            return OptionalLong.empty();
        }
        int target = working
                ? targetDays()
                : policy.clockOn(cutOff().minusDays(oldest.getAsInt())).targetDays();
        return oldest.getAsInt() > target ? OptionalLong.of((long) oldest.getAsInt() - target) : OptionalLong.empty();
    }

    /** What passed each month from one stage to another, by days, up to the period's last month. */
    public SortedMap<YearMonth, DayCounts> stageDays(String stage) {
        SortedMap<YearMonth, DayCounts> days = new TreeMap<>();
        readings.series(Population.STAGE.code() + stage, place.slice(), place.value())
                .headMap(month().plusMonths(1))
                .forEach((at, n) -> days.put(at, n.days()));
        return days;
    }

    /** How many are open at the end of the period, by age in calendar days. */
    public DayCounts openByAge() {
        return counted(period(), Population.OPEN.code()).days();
    }

    /** Those received in the last months, followed to the cut-off: {@code answered:days} and {@code censored:days}. */
    public Counts followed() {
        return followed(period());
    }

    private Counts counted(Period at, String population) {
        return readings.counts(at, population, place.slice(), place.value());
    }

    private Counts followed(Period at) {
        return followed(at, place.slice()).getOrDefault(place.value(), Counts.NONE);
    }

    private SortedMap<String, Counts> followed(Period at, Dimension by) {
        return readings.followed(cohortFrom(at), at.last(), readings.coverage().cutOff(at), basis(), by);
    }

    private void refuseToCutTwice(Dimension by) {
        if (isPart()) {
            throw Problem.of("report.problem.cut-twice", "slice", place.slice().code(), "by", by.code());
        }
    }

    /** @throws Problem when the period, or a month of it, does not reconcile: the figures must not go out then */
    public FlowBalance flow() {
        return once(() -> reconciliation().reconcile(period()), "flow");
    }

    /** Whether it balances or not. */
    FlowBalance flowAsCounted() {
        return Flow.balance(readings.counts(), period());
    }

    /** What is worked out of the figures of this place is worked out once. */
    <T> T once(Supplier<T> answer, @Nullable Object... question) {
        return readings.once(answer, place, Arrays.asList(question));
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(readings.counts(), readings.coverage());
    }

    /** What changed of the period before since it was issued; empty for one value of a slice. */
    public Optional<FlowRestatement> restated(String report) {
        return isPart()
                ? Optional.empty()
                : once(
                        () -> FlowRestatement.before(
                                report, this, readings.sources().database()),
                        "restated",
                        report);
    }

    /** Answers of the period to a question by score, for distributions. */
    public Counts scores(String question) {
        return counted(period(), Population.score(question));
    }

    /** Where nobody was invited, what is known of those who answered stands in, under its own name. */
    private Metric headlineMetric(Metric metric) {
        return metric == Metric.RESPONSE_RATE
                        && readings.counts(period(), Population.INVITED.code(), Dimension.ALL, Dimension.EVERYTHING)
                                        .total()
                                == 0
                ? Metric.RESPONSE_RATE_LINKED
                : metric;
    }

    /** Whether those are followed who were received in the last three months, rather than in the period alone. */
    public boolean followsMonthsBefore() {
        return isSingleMonth(period());
    }

    private static boolean isSingleMonth(Period at) {
        return at.kind() == PeriodKind.MONTH || at.kind() == PeriodKind.HIJRI_MONTH;
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

    private AnswerTarget target(Period at) {
        ClockVersion clock = policy.clockOn(at.first());
        return new AnswerTarget(basis() == Basis.WORKING ? clock.targetWorkingDays() : clock.targetDays());
    }
}
