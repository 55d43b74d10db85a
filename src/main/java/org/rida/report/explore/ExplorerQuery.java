package org.rida.report.explore;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.report.figure.MetricRef;
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
}
