package org.rida.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.masking.FigureScope;
import org.rida.report.masking.Guard;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Population;
import org.rida.tally.count.SliceFilter;

/**
 * The figures of a report: of one period and of everything or one value of one dimension. The objects of one draft share one
 * {@link FigureCalculator} and thus the same counts.
 */
public final class PeriodFigures {

    private final FigureSources sources;
    private final FigureCalculator calculator;
    private final FigureScope scope;
    private final SliceFilter filter;
    private final Guard guard;
    private final FigureMasks masks;
    private final ReportFlow flow;
    /** Shared by the draft, so that each scope keeps what it has computed. */
    private final Map<FigureScope, PeriodFigures> scopes;

    private final Map<SeriesRequest, Series> series = new HashMap<>();

    private record SeriesRequest(MetricRef metric, @Nullable Double target) {}

    /** The figures of everything in a period, unmasked. */
    public PeriodFigures(FigureSources sources, DataCoverage coverage, Period period) {
        this(sources, coverage, FigureScope.of(period), Guard.NONE);
    }

    /** The figures of a scope, masked by the guard. */
    public PeriodFigures(FigureSources sources, DataCoverage coverage, FigureScope scope, Guard guard) {
        this(sources, sources.calculator(coverage), scope, guard, new HashMap<>());
    }

    private PeriodFigures(
            FigureSources sources,
            FigureCalculator calculator,
            FigureScope scope,
            Guard guard,
            Map<FigureScope, PeriodFigures> scopes) {
        this.sources = sources;
        this.calculator = calculator;
        this.scope = scope;
        this.filter = SliceFilter.of(scope.slice(), scope.value());
        this.guard = guard;
        this.scopes = scopes;
        this.masks = new FigureMasks(this, guard);
        this.flow = new ReportFlow(scope.period(), calculator.counts(), sources.database());
        scopes.put(scope, this);
    }

    /** The same period's figures of one value of a dimension. */
    public PeriodFigures in(Dimension dimension, String value) {
        return at(scope.in(dimension, value));
    }

    /** The figures of another scope of the same draft. */
    PeriodFigures at(FigureScope other) {
        PeriodFigures known = scopes.get(other);
        return known == null ? new PeriodFigures(sources, calculator, other, guard, scopes) : known;
    }

    FigureScope scope() {
        return scope;
    }

    /** What of these figures may be shown. */
    public FigureMasks masks() {
        return masks;
    }

    /** Whether these are figures of one value of a dimension rather than of everything. */
    boolean isPart() {
        return !filter.isEverybody();
    }

    public Policy policy() {
        return calculator.policy();
    }

    public Period period() {
        return scope.period();
    }

    /** The last day of the period, or the last day that the inputs cover if that is earlier. */
    public LocalDate cutOff() {
        return calculator.coverage().cutOff(period());
    }

    /** The days that all figures are counted in, those of earlier periods too: of the clock in force when the period ends. */
    public Basis basis() {
        return calculator.basis(period());
    }

    /** The days within which a request is to be answered, in days of {@link #basis()}. */
    public int targetDays() {
        return calculator.targetDays(period());
    }

    /** The figure of the whole period. */
    public Figure figure(Metric metric, @Nullable String subject) {
        return figure(period(), metric, subject);
    }

    /** The figure of another period, in the days of this one. */
    public Figure figure(Period at, Metric metric, @Nullable String subject) {
        return calculator.figure(at, headline(metric, subject), filter, basis());
    }

    /**
     * One figure for each value of the dimension that occurs in the period.
     *
     * @throws Problem when these are figures of one value of a dimension already: reports break down by one dimension
     */
    public Map<String, Figure> bySlice(Metric metric, @Nullable String subject, Dimension by) {
        if (isPart()) {
            throw Problem.of("report.problem.cut-twice", "slice", scope.slice().code(), "by", by.code());
        }
        return calculator.bySlice(period(), headline(metric, subject), filter, by);
    }

    /**
     * The months up to the end of the period with their process limits.
     *
     * @param target in the metric's unit, a share between 0 and 1; null when the chart has none
     */
    public Series series(Metric metric, @Nullable String subject, @Nullable Double target) {
        // computed once for its chart, its card and the headline: the limits of all months are the draft's costly part
        return series.computeIfAbsent(
                new SeriesRequest(new MetricRef(metric, subject), target),
                r -> calculator.judged(period(), headline(metric, subject), r.metric(), filter, target));
    }

    /** The figure of the responses that mention a theme. */
    public Figure ofTheme(Period at, Metric metric, String theme) {
        Counts n = calculator.counts().counts(at, Population.theme(theme), filter);
        return calculator.figure(at, new MetricRef(metric, theme), n);
    }

    /**
     * How many days, of the basis that the figures lead with, the oldest open request is beyond its target day; empty when
     * none is. In calendar days its own clock version tells the target, in working days that of the period.
     */
    public OptionalLong daysBeyondTarget() {
        boolean working = basis() == Basis.WORKING;
        OptionalInt oldest = counted((working ? Population.OPEN_WORKING : Population.OPEN).code())
                .days()
                .max();
        if (oldest.isEmpty()) {
            return OptionalLong.empty();
        }
        int target = working
                ? targetDays()
                : policy().clockOn(cutOff().minusDays(oldest.getAsInt())).targetDays();
        return oldest.getAsInt() > target ? OptionalLong.of((long) oldest.getAsInt() - target) : OptionalLong.empty();
    }

    /** What passed each month from one stage to another, by days, up to the period's last month. */
    public SortedMap<YearMonth, DayCounts> stageDays(String stage) {
        SortedMap<YearMonth, DayCounts> days = new TreeMap<>();
        calculator
                .counts()
                .series(Population.STAGE.code() + stage, filter)
                .headMap(period().lastMonth().plusMonths(1))
                .forEach((at, n) -> days.put(at, n.days()));
        return days;
    }

    /** How many are open at the end of the period, by age in calendar days. */
    public DayCounts openByAge() {
        return counted(Population.OPEN.code()).days();
    }

    /** The period's cohort followed to the cut-off: buckets {@code answered:days} and {@code censored:days}. */
    public Counts followed() {
        return calculator.cohort(period(), filter).orElseThrow();
    }

    /** Whether the cohort is that of the last three months rather than of the period alone. */
    public boolean followsMonthsBefore() {
        return FigureCalculator.isSingleMonth(period());
    }

    /** Answers of the period to a question by score. */
    public Counts scores(String question) {
        return counted(Population.score(question));
    }

    /** The flow of everything in the period, also for the figures of one value of a dimension. */
    public ReportFlow flow() {
        return flow;
    }

    /** What changed of the period before since it was issued; empty for one value of a dimension. */
    public Optional<FlowRestatement> restatement(String report) {
        return isPart() ? Optional.empty() : flow.restatement(report);
    }

    private Counts counted(String population) {
        return calculator.counts().counts(period(), population, filter);
    }

    /**
     * The metric that stands in a report. Where nobody was invited there is no response rate; the share of those whose
     * response is linked to a request is reported in its place, under its own name.
     */
    private MetricRef headline(Metric metric, @Nullable String subject) {
        boolean linked = metric == Metric.RESPONSE_RATE
                && calculator
                                .counts()
                                .counts(period(), Population.INVITED.code())
                                .total()
                        == 0;
        return new MetricRef(linked ? Metric.RESPONSE_RATE_LINKED : metric, subject);
    }
}
