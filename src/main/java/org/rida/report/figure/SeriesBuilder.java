package org.rida.report.figure;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.xmr.Observation;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.opinion.OpinionLedger;
import org.rida.tally.count.SliceFilter;

/**
 * The figures of a scope month by month or quarter by quarter, up to the end of its period, with their process limits. Each series is
 * computed once for its chart, its card and the headline: the limits of all months are the draft's costly part.
 */
final class SeriesBuilder {

    private final PeriodFigures figures;
    private final FigureCalculator calculator;
    private final SliceFilter filter;
    private final Audience audience;
    private final @Nullable OpinionLedger ledger;
    private final Map<SeriesRequest, Series> months = new HashMap<>();
    private final Map<SeriesRequest, Optional<Series>> quarters = new HashMap<>();

    private record SeriesRequest(MetricRef metric, @Nullable Double target) {}

    /** @param ledger of what was issued of people's opinions; null for readers who may see every answer */
    SeriesBuilder(
            PeriodFigures figures,
            FigureCalculator calculator,
            SliceFilter filter,
            Audience audience,
            @Nullable OpinionLedger ledger) {
        this.figures = figures;
        this.calculator = calculator;
        this.filter = filter;
        this.audience = audience;
        this.ledger = ledger;
    }

    /**
     * @param headline the metric that stands in the report
     * @param metric the metric that was asked for
     */
    Series byMonth(MetricRef headline, MetricRef metric, @Nullable Double target) {
        return months.computeIfAbsent(
                new SeriesRequest(metric, target),
                request -> byMonth(request, calculator.series(figures.period(), headline, filter)));
    }

    /** @param counted all months, also those that must not be shown */
    private Series byMonth(SeriesRequest request, SortedMap<YearMonth, Figure> counted) {
        SortedMap<YearMonth, Figure> shown = new TreeMap<>(counted);
        if (ledger != null && isOpinion(request.metric())) {
            // of a month that is not shown there is no value: nothing that is worked out of the series knows it
            int minimum = figures.policy().minimumAnswers().getOrDefault(audience, 1);
            shown.replaceAll((at, figure) -> at.isBefore(ledger.first())
                    ? figure.denominator() < minimum ? none(at, request.metric()) : figure
                    : figure(Period.month(at), request.metric()));
        }
        return judged(request, 1, counted, shown);
    }

    /**
     * Of opinions that are too few in most months of a chart; empty where they are not, and before a quarter is over.
     *
     * @param chart how many months the chart has
     */
    Optional<Series> byQuarter(MetricRef headline, MetricRef metric, @Nullable Double target, int chart) {
        return isOpinion(metric) && isMostlyTooFew(headline, chart)
                ? quarters.computeIfAbsent(new SeriesRequest(metric, target), request -> byQuarter(headline, request))
                : Optional.empty();
    }

    private Optional<Series> byQuarter(MetricRef headline, SeriesRequest request) {
        SortedMap<YearMonth, Figure> counted = new TreeMap<>();
        SortedMap<YearMonth, Figure> shown = new TreeMap<>();
        for (YearMonth last = endOfFirstQuarter();
                !last.isAfter(figures.period().lastMonth())
                        && calculator.coverage().complete(last);
                last = last.plusMonths(Series.QUARTER)) {
            Period quarter = quarter(last);
            counted.put(last, calculator.figure(quarter, headline, filter, figures.basis()));
            shown.put(last, figure(quarter, request.metric()));
        }
        return shown.isEmpty() ? Optional.empty() : Optional.of(judged(request, Series.QUARTER, counted, shown));
    }

    /** The last month of the first quarter that is whole in what is counted, and in what was issued. */
    private YearMonth endOfFirstQuarter() {
        YearMonth covered = calculator.coverage().first();
        YearMonth first = ledger == null || ledger.first().isBefore(covered) ? covered : ledger.first();
        YearMonth begun = quarter(first).firstMonth();
        return begun.plusMonths((begun.equals(first) ? 1L : 2L) * Series.QUARTER - 1);
    }

    /** The quarter of the policy's calendar up to a month. */
    private Period quarter(YearMonth month) {
        return figures.policy().period(Period.PeriodKind.QUARTER, month);
    }

    private boolean isMostlyTooFew(MetricRef headline, int chart) {
        List<Figure> counted = List.copyOf(
                calculator.series(figures.period(), headline, filter).values());
        return Observation.isMostlyTooFew(counted.subList(Math.max(0, counted.size() - chart), counted.size()).stream()
                .map(Series::observation)
                .toList());
    }

    private Series judged(
            SeriesRequest request, int step, SortedMap<YearMonth, Figure> counted, SortedMap<YearMonth, Figure> shown) {
        shown.replaceAll((at, figure) -> figures.told(figure));
        return calculator.judged(
                request.metric(),
                step,
                shown,
                at -> Objects.requireNonNull(shown.get(at)).value().isEmpty()
                        && Objects.requireNonNull(counted.get(at)).value().isPresent(),
                filter,
                request.target());
    }

    private boolean isOpinion(MetricRef ref) {
        return OpinionFigures.population(ref.metric(), ref.subject(), figures.policy()) != null;
    }

    private Figure figure(Period at, MetricRef ref) {
        return figures.figure(at, ref.metric(), ref.subject());
    }

    private Figure none(YearMonth at, MetricRef ref) {
        return calculator.figure(Period.month(at), ref, Counts.NONE);
    }
}
