package org.rida.report.explore;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Figure;
import org.rida.metric.Unit;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;

/**
 * What the explorer is to show.
 *
 * @param measure the metric, with its question, theme or pair of stages
 * @param filter the cases that are counted
 * @param since the first month of the span; null for a span of so many months. Ignored when it is after the last
 * @param last the last month of the span; null for the last one that has data
 * @param months the length of the span without a first month, at least 1; months before the first with data are left out
 * @param breakdown the dimension whose values are shown side by side
 * @param first the value of the breakdown to compare with the second; null without a comparison
 * @param second the other value; null without a comparison
 * @param earlier the time that the months are compared with; null without such a comparison
 */
public record ExplorerQuery(
        MetricRef measure,
        SliceFilter filter,
        @Nullable YearMonth since,
        @Nullable YearMonth last,
        int months,
        Dimension breakdown,
        @Nullable String first,
        @Nullable String second,
        @Nullable EarlierTime earlier) {

    /** Without a comparison with an earlier time. */
    public ExplorerQuery(
            MetricRef measure,
            SliceFilter filter,
            @Nullable YearMonth since,
            @Nullable YearMonth last,
            int months,
            Dimension breakdown,
            @Nullable String first,
            @Nullable String second) {
        this(measure, filter, since, last, months, breakdown, first, second, null);
    }

    /** The same query up to another month. */
    ExplorerQuery until(YearMonth month) {
        return new ExplorerQuery(measure, filter, since, month, months, breakdown, first, second, earlier);
    }

    /** What each month of a span is compared with. */
    public enum EarlierTime {
        /** The months before the span, as many as it has. */
        BEFORE,
        /** The same months of the year before. */
        YEAR,
        /** The same Hijri months of the Hijri year before: Ramadan with Ramadan. */
        HIJRI;

        /** As in addresses and keys of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for an unknown code. */
        public static Optional<EarlierTime> find(String code) {
            return Arrays.stream(values())
                    .filter(time -> time.code().equals(code))
                    .findFirst();
        }
    }

    /** Which months the explorer shows of a query, and which have values at all. */
    static final class ShownMonths {

        private ShownMonths() {}

        /**
         * The months of the query as far as they are covered; up to the last covered month when it names none. Answers to the
         * survey may go on after the last month of the requests.
         */
        static Period span(ExplorerQuery query, DataCoverage coverage) {
            YearMonth covered = coverage.last(FigureCalculator.coveredWith(query.measure()));
            YearMonth wanted = query.last() == null ? covered : query.last();
            YearMonth last = wanted.isBefore(coverage.first()) || wanted.isAfter(covered) ? covered : wanted;
            YearMonth first = query.since() == null || query.since().isAfter(last)
                    ? last.minusMonths(query.months() - 1L)
                    : query.since();
            return Period.span(first.isBefore(coverage.first()) ? coverage.first() : first, last);
        }

        /** The months in which the measure has a value for the filter; of a count, one above 0. */
        static SortedSet<YearMonth> withValues(ExplorerQuery query, FigureCalculator figures) {
            DataCoverage coverage = figures.coverage();
            Period all = Period.span(coverage.first(), coverage.last(FigureCalculator.coveredWith(query.measure())));
            Series series = figures.judged(all, query.measure(), query.filter(), null);
            SortedSet<YearMonth> found = new TreeSet<>();
            for (int i = 0; i < series.months().size(); i++) {
                if (hasValue(series.figures().get(i))) {
                    found.add(series.months().get(i));
                }
            }
            return found;
        }

        private static boolean hasValue(Figure figure) {
            return figure.value().isPresent()
                    && (figure.metric().unit() != Unit.COUNT || figure.value().getAsDouble() > 0);
        }
    }
}
