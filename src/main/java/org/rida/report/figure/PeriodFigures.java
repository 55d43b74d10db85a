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
import org.rida.metric.Unit;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.opinion.OpinionLedger;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.PeriodCounts;
import org.rida.tally.count.Population;
import org.rida.tally.count.PopulationGroup;
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
    private final Audience audience;
    private final @Nullable OpinionLedger ledger;
    private final ReportFlow flow;
    /** Shared by the draft, so that each scope keeps what it has computed. */
    private final Map<FigureScope, PeriodFigures> scopes;

    private final SeriesBuilder series;
    private @Nullable QueueFigures queue;
    private @Nullable RespondentFigures respondents;

    /** The figures of everything in a period, for readers who may see every answer. */
    public PeriodFigures(FigureSources sources, DataCoverage coverage, Period period) {
        this(sources, coverage, FigureScope.of(period), Audience.QUALITY, null);
    }

    /**
     * The figures of a scope as an audience may see them.
     *
     * @param ledger of what was issued of people's opinions; null for readers who may see every answer
     */
    public PeriodFigures(
            FigureSources sources,
            DataCoverage coverage,
            FigureScope scope,
            Audience audience,
            @Nullable OpinionLedger ledger) {
        this(sources, sources.calculator(coverage), scope, audience, ledger, new HashMap<>());
    }

    private PeriodFigures(
            FigureSources sources,
            FigureCalculator calculator,
            FigureScope scope,
            Audience audience,
            @Nullable OpinionLedger ledger,
            Map<FigureScope, PeriodFigures> scopes) {
        this.sources = sources;
        this.calculator = calculator;
        this.scope = scope;
        this.filter = SliceFilter.of(scope.dimension(), scope.value());
        this.audience = audience;
        this.ledger = ledger;
        this.scopes = scopes;
        this.flow = new ReportFlow(scope.period(), calculator.counts(), sources.database());
        this.series = new SeriesBuilder(this, calculator, filter, audience, ledger);
        scopes.put(scope, this);
    }

    /** The same period's figures of one value of a dimension. */
    public PeriodFigures in(Dimension dimension, String value) {
        return at(scope.in(dimension, value));
    }

    /** The figures of another scope of the same draft. */
    PeriodFigures at(FigureScope other) {
        PeriodFigures known = scopes.get(other);
        return known == null ? new PeriodFigures(sources, calculator, other, audience, ledger, scopes) : known;
    }

    /** The figures of everybody in another period. */
    public PeriodFigures at(Period other) {
        return at(FigureScope.of(other));
    }

    /** People's opinions as they may be shown; empty for readers who may see every answer. */
    public Optional<OpinionFigures> opinions() {
        return Optional.ofNullable(ledger).map(each -> new OpinionFigures(each, policy(), scope));
    }

    /**
     * Whether a figure must not be shown to the report's readers: of opinions when there are too few answers, of requests in what is made
     * for the public.
     */
    public boolean hides(Period at, Metric metric, @Nullable String subject) {
        String population = OpinionFigures.population(metric, subject, policy());
        if (population != null) {
            return opinions().map(shown -> shown.hides(at, population)).orElse(false);
        }
        if (requestMinimum() <= 1) {
            return false;
        }
        long n = figure(at, metric, subject).denominator();
        return n > 0 && n < requestMinimum();
    }

    /** Whether a figure is published of such a period at all: opinions only in the association's calendar. */
    public boolean publishes(Period at, Metric metric, @Nullable String subject) {
        return publishesOpinions(at) || OpinionFigures.population(metric, subject, policy()) == null;
    }

    /** Whether opinions of such a period are published at all. */
    public boolean publishesOpinions(Period at) {
        return ledger == null || OpinionFigures.isPublished(at);
    }

    /** Whether the figures are of one value of a dimension, such as a department. */
    public boolean isOfPart() {
        return scope.dimension() != Dimension.ALL;
    }

    /** How many answers stand behind a figure of opinions, shown or not; of a part those of all parts, among which it is shown. */
    public int answers(Period at, Metric metric, @Nullable String subject) {
        String population = OpinionFigures.population(metric, subject, policy());
        return population == null
                ? 0
                : opinions().map(shown -> shown.answers(at, population)).orElse(0);
    }

    /** Whether too few mention a theme. */
    public boolean hidesTheme(Period at, String theme) {
        return opinions().map(shown -> shown.hides(at, Population.theme(theme))).orElse(false);
    }

    /** From how many requests on a figure of them is shown. */
    public int requestMinimum() {
        return audience == Audience.PUBLIC ? policy().minimumAnswers().getOrDefault(audience, 1) : 1;
    }

    /** A figure of the period over other counts. */
    public Figure over(Metric metric, @Nullable String subject, Counts counts) {
        return told(calculator.figure(period(), new MetricRef(metric, subject), counts));
    }

    /** A figure as the readers are told it: the public learns of no single day or score, behind which may be one person. */
    Figure told(Figure figure) {
        return audience == Audience.PUBLIC ? figure.withoutCounts() : figure;
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

    /**
     * The last day of the period, or the last day that the requests cover if that is earlier; of a period after that day the
     * last day of its answers.
     */
    public LocalDate cutOff() {
        return coversRequests() ? calculator.coverage().cutOff(period()) : answersCutOff();
    }

    /** The last day of the period, or the last day whose answers to the survey are counted if that is earlier. */
    public LocalDate answersCutOff() {
        return calculator.coverage().cutOff(period(), PopulationGroup.SURVEY);
    }

    /** Whether requests of the period are counted, rather than only answers to the survey. */
    public boolean coversRequests() {
        return coversRequests(period());
    }

    /** Whether requests of any day of another period are counted. */
    public boolean coversRequests(Period other) {
        return calculator.coverage().touches(other);
    }

    /**
     * Whether a figure of an earlier period may stand beside the report's own. A number of requests or of mentions is counted over the
     * whole period: where the inputs begin later, fewer months would look like fewer people. A share, a median and what was open on a
     * last day may.
     */
    public boolean isComparable(Period earlier, Metric metric) {
        return metric.unit() != Unit.COUNT
                || metric == Metric.OPEN
                || metric == Metric.OPEN_BEYOND_TARGET
                || metric == Metric.DECLARED_PROMISE_BEYOND
                || !earlier.firstMonth().isBefore(firstMonth());
    }

    /** The populations that figures of this draft were computed from so far, with the first month of each. */
    public SortedMap<String, YearMonth> reads() {
        return calculator.counts().reads();
    }

    /** The first month of opinions that were read one by one; those that are published are weighed against those of all months. */
    public YearMonth opinionsFrom() {
        return ledger == null ? period().firstMonth() : PeriodCounts.EVER;
    }

    /** The month with which the inputs begin. */
    public YearMonth firstMonth() {
        return calculator.coverage().first();
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
        String population = OpinionFigures.population(metric, subject, policy());
        return told(
                ledger == null || population == null
                        ? calculator.figure(at, headline(metric, subject), filter, basis())
                        : calculator.figure(
                                at,
                                new MetricRef(metric, subject),
                                opinions().orElseThrow().counts(at, population)));
    }

    /**
     * One figure for each value of the dimension that occurs in the period.
     *
     * @throws Problem when these are figures of one value of a dimension already: reports break down by one dimension
     */
    public Map<String, Figure> bySlice(Metric metric, @Nullable String subject, Dimension by) {
        if (isPart()) {
            throw Problem.of(
                    "report.problem.cut-twice", "slice", scope.dimension().code(), "by", by.code());
        }
        Map<String, Figure> figures = calculator.bySlice(period(), headline(metric, subject), filter, by);
        figures.replaceAll((value, figure) -> told(figure));
        return figures;
    }

    /**
     * The months up to the end of the period with their process limits.
     *
     * @param target in the metric's unit, a share between 0 and 1; null when the chart has none
     */
    public Series series(Metric metric, @Nullable String subject, @Nullable Double target) {
        return series.byMonth(headline(metric, subject), new MetricRef(metric, subject), target);
    }

    /**
     * As {@link #series}, by quarter of the policy's calendar, of opinions that are too few in most months of a chart; empty where they
     * are not, and before a quarter is over.
     *
     * @param months of the chart
     */
    public Optional<Series> quarters(Metric metric, @Nullable String subject, @Nullable Double target, int months) {
        return series.byQuarter(headline(metric, subject), new MetricRef(metric, subject), target, months);
    }

    /** The figure of the responses that mention a theme. */
    public Figure ofTheme(Period at, Metric metric, String theme) {
        Counts n = opinions(at, Population.theme(theme));
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

    /** The period's cohort followed to the cut-off: buckets {@code answered:days}, {@code left:days} and {@code censored:days}. */
    public Counts followed() {
        return calculator.cohort(period(), filter).orElseThrow();
    }

    /** Whether the cohort is that of the last three months rather than of the period alone. */
    public boolean followsMonthsBefore() {
        return FigureCalculator.isSingleMonth(period());
    }

    /** Answers of the period to a question by score. */
    public Counts scores(String question) {
        return opinions(period(), Population.score(question));
    }

    /** What the queue at the period's cut-off takes to keep the promise. */
    public QueueFigures queue() {
        if (queue == null) {
            queue = new QueueFigures(sources.database(), policy(), calculator.coverage(), cutOff(), filter);
            queue.weeks().stream().findFirst().map(YearMonth::from).ifPresent(from -> calculator
                    .counts()
                    .alsoReads(from, PeriodCounts.FLOW));
        }
        return queue;
    }

    /** Who answered and who was asked in the period. */
    public RespondentFigures respondents() {
        if (respondents == null) {
            respondents = new RespondentFigures(this, sources, calculator.coverage());
        }
        return respondents;
    }

    /** The flow of everything in the period, also for the figures of one value of a dimension. */
    public ReportFlow flow() {
        return flow;
    }

    /** What changed of the period before since it was issued; empty for one value of a dimension. */
    public Optional<FlowRestatement> restatement(String report) {
        return isPart() ? Optional.empty() : flow.restatement(report);
    }

    private Counts opinions(Period at, String population) {
        return opinions()
                .map(shown -> shown.counts(at, population))
                .orElseGet(() -> calculator.counts().counts(at, population, filter));
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
