package org.rida.tally.count;

import java.time.YearMonth;
import javax.sql.DataSource;
import org.rida.policy.Dimension;
import org.rida.policy.Period;

/**
 * Reads the flow of a month from the stored counts. Separate queries make these, so the balance checks them. An imbalance
 * means a fault of the counting, never of the data.
 */
public class Flow {

    private final MonthCounts counts;

    public Flow(DataSource database) {
        this.counts = new MonthCounts(database);
    }

    /** The balance of all promised requests. */
    public FlowBalance balance(YearMonth month) {
        return balance(month, Dimension.ALL, Dimension.EVERYTHING);
    }

    /**
     * For the dimensions that are fixed at receipt: not for outcome, mode or timeliness.
     *
     * @param dimension that the value belongs to
     * @param value one of its values
     */
    public FlowBalance balance(YearMonth month, Dimension dimension, String value) {
        return new FlowBalance(
                month,
                total(month.minusMonths(1), Population.OPEN, dimension, value),
                counts.counts(month, Population.RECEIVED.code(), dimension, value)
                        .in("promised"),
                total(month, Population.REOPENED, dimension, value),
                total(month, Population.ANSWERED, dimension, value),
                total(month, Population.LEFT, dimension, value),
                total(month, Population.OPEN, dimension, value));
    }

    /**
     * Of a whole period: what was open before its first day, what came and went in it, what was open after its last.
     *
     * @param counts of the period
     * @param period whole months or others
     */
    public static FlowBalance balance(PeriodCounts counts, Period period) {
        return new FlowBalance(
                period.lastMonth(),
                counts.openBefore(period).total(),
                counts.counts(period, Population.RECEIVED.code()).in("promised"),
                counts.counts(period, Population.REOPENED.code()).total(),
                counts.counts(period, Population.ANSWERED.code()).total(),
                counts.counts(period, Population.LEFT.code()).total(),
                counts.counts(period, Population.OPEN.code()).total());
    }

    private long total(YearMonth month, Population population, Dimension dimension, String value) {
        return counts.counts(month, population.code(), dimension, value).total();
    }
}
