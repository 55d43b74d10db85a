package org.rida.report.explore;

import org.rida.policy.Dimension;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;













import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of a measure.
 *
 * @param last the last month of the span; null for the last one that has data
 * @param months how many, up to that month
 * @param by whose groups stand side by side
 * @param first one of these groups, to be compared with the second; null without a comparison
 */
public record ExplorerQuery(
        MetricRef measure,
        SliceFilter cut,
        @Nullable YearMonth last,
        int months,
        Dimension breakdown,
        @Nullable String first,
        @Nullable String second) {}
