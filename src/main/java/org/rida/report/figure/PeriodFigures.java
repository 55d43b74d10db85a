package org.rida.report.figure;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
import org.rida.policy.Policy.Audience;
import org.rida.quality.Rebase;
import org.rida.quality.SeriesKey;
import org.rida.report.opinion.OpinionLedger;
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
    private final @Nullable OpinionLedger ledger;
    private final Audience audience;

    public PeriodFigures(FigureSources sources, DataCoverage coverage, Period period) {
        this(sources, coverage, FigureScope.of(period), Audience.QUALITY, null);
    }

    /** Of one value of a slice alone: what is cut once is not cut again. */
    public PeriodFigures(
            FigureSources sources,
            DataCoverage coverage,
            FigureScope place,
            Audience audience,
            @Nullable OpinionLedger ledger) {
        this(new CountCache(sources, coverage), place, audience, ledger);
    }

    private PeriodFigures(
            CountCache readings, FigureScope place, Audience audience, @Nullable OpinionLedger ledger) {
        this.readings = readings;
        this.policy = readings.sources().policy();
        this.place = place;
        this.audience = audience;
        this.ledger = ledger;
    }

    /** The same period's figures of one value of a slice. */
    public PeriodFigures in(Dimension other, String otherValue) {
        return at(place.in(other, otherValue));
    }

    /** The figures of another place, in the same report. */
    PeriodFigures at(FigureScope other) {
        return other.equals(place) ? this : readings.at(other, () -> new PeriodFigures(readings, other, audience, ledger));
    }

    /** The figures of everybody in another period. */
    public PeriodFigures at(Period other) {
        return at(FigureScope.of(other));
    }

    FigureScope place() {
        return place;
    }

    /** People's opinions as they may be shown; empty for readers who may see every answer. */
    public Optional<OpinionFigures> opinions() {
        return Optional.ofNullable(ledger).map(each -> new OpinionFigures(each, policy, place));
    }

    /**
     * Whether a figure must not be shown to the report's readers: of opinions when there are too few answers, of requests in what is made
     * for the public.
     */
    public boolean hides(Period at, Metric metric, @Nullable String of) {
        String population = OpinionFigures.population(metric, of, policy);
        if (population != null) {
            return opinions().map(shown -> shown.hides(at, population)).orElse(false);
        }
        if (requestMinimum() <= 1) {
            return false;
        }
        long n = figure(at, metric, of).denominator();
        return n > 0 && n < requestMinimum();
    }

    /** Whether too few mention a theme. */
    public boolean hidesTheme(Period at, String theme) {
        return opinions()
                .map(shown -> shown.hides(at, Population.theme(theme)))
                .orElse(false);
    }

    /** A figure of this place's period over other counts. */
    public Figure over(Metric metric, Counts counts) {
        return metric.figure(counts, target(period()));
    }

    /** From how many requests on a figure of them is shown. */
    public int requestMinimum() {
        return audience == Audience.PUBLIC ? policy.minimumAnswers().getOrDefault(audience, 1) : 1;
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

    /** The whole period's figure. */
    public Figure figure(Metric metric, @Nullable String of) {
        return figure(period(), metric, of);
    }

    Figure figure(YearMonth at, Metric metric, @Nullable String of) {
        return figure(Period.month(at), metric, of);
    }

    public Figure figure(Period at, Metric metric, @Nullable String of) {
        Metric told = headlineMetric(metric);
        Counts n = MetricPopulations.isCohort(told)
                ? followed(at)
                : opinionsOrCounted(at, told, MetricPopulations.population(told, of, basis()));
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
        if (ledger != null && OpinionFigures.population(told, of, policy) != null) {
            return opinionSeries(told, of, slice, value);
        }
        SortedMap<YearMonth, Counts> counted =
                readings.series(MetricPopulations.population(told, of, basis()), slice, value);
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        counted.headMap(month().plusMonths(1))
                .forEach((at, n) -> series.put(at, told.figure(n, target(Period.month(at)))));
        for (YearMonth at = readings.coverage().last().plusMonths(1); !at.isAfter(month()); at = at.plusMonths(1)) {
            series.put(at, told.figure(Counts.NONE, target(Period.month(at))));
        }
        return series;
    }

    /** Of a month that is not shown there is no value: nothing that is worked out of the series knows it. */
    private SortedMap<YearMonth, Figure> opinionSeries(
            Metric metric, @Nullable String of, Dimension slice, String value) {
        PeriodFigures whole = at(new FigureScope(period(), slice, value));
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        YearMonth first = requireNonNull(ledger).first();
        int minimum = policy.minimumAnswers().getOrDefault(audience, 1);
        readings.series(MetricPopulations.population(metric, of, basis()), slice, value)
                .headMap(first)
                .forEach((at, n) -> series.put(
                        at, metric.figure(n.total() < minimum ? Counts.NONE : n, target(Period.month(at)))));
        for (YearMonth at = first; !at.isAfter(month()); at = at.plusMonths(1)) {
            series.put(at, whole.figure(Period.month(at), metric, of));
        }
        return series;
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
        return metric.figure(opinions(at, Population.theme(theme)), target(at));
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
        return opinions(period(), Population.score(question));
    }

    private Counts opinionsOrCounted(Period at, Metric metric, String population) {
        return MetricPopulations.isOfAnswers(metric) || metric == Metric.THEME_MENTIONS
                ? opinions(at, population)
                : counted(at, population);
    }

    private Counts opinions(Period at, String population) {
        return opinions().map(shown -> shown.counts(at, population)).orElseGet(() -> counted(at, population));
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
