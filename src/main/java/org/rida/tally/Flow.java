package org.rida.tally;

import org.rida.policy.Dimension;
import org.rida.policy.Period;






import java.time.YearMonth;
import javax.sql.DataSource;

/** The month's flow from the stored counts, which are made by separate queries and must agree. */
public class Flow {

    private final MonthCounts counts;

    public Flow(DataSource database) {
        this.counts = new MonthCounts(database);
    }

    public FlowIdentity of(YearMonth month) {
        return of(month, Dimension.ALL, Dimension.EVERYTHING);
    }

    /** For the slices that are fixed at receipt: not for outcome, mode or timeliness. */
    public FlowIdentity of(YearMonth month, Dimension slice, String value) {
        return new FlowIdentity(
                month,
                total(month.minusMonths(1), Population.OPEN, slice, value),
                counts.of(month, Population.RECEIVED.code(), slice, value).in("promised"),
                total(month, Population.REOPENED, slice, value),
                total(month, Population.ANSWERED, slice, value),
                total(month, Population.LEFT, slice, value),
                total(month, Population.OPEN, slice, value));
    }

    /** Of a whole period: what was open before its first day, what came and went in it, what was open after its last. */
    public static FlowIdentity of(PeriodCounts counts, Period period) {
        return new FlowIdentity(
                period.lastMonth(),
                counts.openBefore(period, Dimension.ALL, Dimension.EVERYTHING).total(),
                counts.of(period, Population.RECEIVED.code()).in("promised"),
                counts.of(period, Population.REOPENED.code()).total(),
                counts.of(period, Population.ANSWERED.code()).total(),
                counts.of(period, Population.LEFT.code()).total(),
                counts.of(period, Population.OPEN.code()).total());
    }

    private long total(YearMonth month, Population population, Dimension slice, String value) {
        return counts.of(month, population.code(), slice, value).total();
    }
}
