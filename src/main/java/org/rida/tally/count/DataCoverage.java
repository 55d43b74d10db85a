package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The months and days that the counts cover.
 *
 * @param first the earliest month with a row
 * @param coversTo the last day of the inputs' coverage
 */
public record DataCoverage(YearMonth first, LocalDate coversTo) {

    private static final String COUNTED =
            "select min(month) as first, max(cut_off) as covers_to from counted_month having count(*) > 0";

    /**
     * @param database with the counted months
     * @return empty before the first refresh
     */
    public static Optional<DataCoverage> of(DataSource database) {
        return JdbcClient.create(database)
                .sql(COUNTED)
                .query((row, n) -> new DataCoverage(
                        YearMonth.from(row.getObject("first", LocalDate.class)),
                        row.getObject("covers_to", LocalDate.class)))
                .optional();
    }

    /** The month of the last covered day; it may be incomplete. */
    public YearMonth last() {
        return YearMonth.from(coversTo);
    }

    /** The last day of the month, or of the coverage if that is earlier. */
    public LocalDate cutOff(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        return end.isBefore(coversTo) ? end : coversTo;
    }

    /** The period's last day, or that of the coverage if that is earlier. */
    public LocalDate cutOff(Period period) {
        return period.last().isBefore(coversTo) ? period.last() : coversTo;
    }

    /** Whether any day of the period is covered. */
    public boolean touches(Period period) {
        return !period.lastMonth().isBefore(first) && !period.first().isAfter(coversTo);
    }

    /** Whether the whole month is covered. */
    public boolean complete(YearMonth month) {
        return !month.atEndOfMonth().isAfter(coversTo);
    }

    /** Whether the month has counts, complete or not. */
    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last());
    }
}
