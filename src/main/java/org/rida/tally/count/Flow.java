package org.rida.tally.count;

import java.time.YearMonth;
import javax.sql.DataSource;
import org.rida.policy.Dimension;
import org.rida.policy.Period;

/** Reads the flow of a month from the stored counts. Separate queries make these, so the balance checks them. */
public class Flow {

    private final MonthCounts counts;

    public Flow(DataSource database) {
        this.counts = new MonthCounts(database);
    }

    public FlowBalance balance(YearMonth month) {
        return balance(month, Dimension.ALL, Dimension.EVERYTHING);
    }

    /** For the slices that are fixed at receipt: not for outcome, mode or timeliness. */
    public FlowBalance balance(YearMonth month, Dimension slice, String value) {
        return new FlowBalance(
                month,
                total(month.minusMonths(1), Population.OPEN, slice, value),
                counts.counts(month, Population.RECEIVED.code(), slice, value).in("promised"),
                total(month, Population.REOPENED, slice, value),
                total(month, Population.ANSWERED, slice, value),
                total(month, Population.LEFT, slice, value),
                total(month, Population.OPEN, slice, value));
    }

    /** Of a whole period: what was open before its first day, what came and went in it, what was open after its last. */
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

    private long total(YearMonth month, Population population, Dimension slice, String value) {
        return counts.counts(month, population.code(), slice, value).total();
    }
}
