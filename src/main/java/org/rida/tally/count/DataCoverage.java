package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.database.PerRequest;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The months and days that the counts cover. Requests decide: after their last day nothing is known of what was received,
 * answered or left open. Answers to the survey are counted up to their own last day, which may be later.
 *
 * @param first the earliest month with a row
 * @param coversTo the last day of the requests' coverage
 * @param answersTo the last day of the answers' coverage, not before {@code coversTo}
 */
public record DataCoverage(YearMonth first, LocalDate coversTo, LocalDate answersTo) {

    private static final String COUNTED =
            """
            select min(month) as first, max(cut_off) as covers_to, max(greatest(cut_off, answers_cut_off)) as answers_to
            from counted_month having max(cut_off) is not null
            """;

    /** Where answers end with the requests. */
    public DataCoverage(YearMonth first, LocalDate coversTo) {
        this(first, coversTo, coversTo);
    }

    /**
     * @param database with the counted months
     * @return empty before the first refresh
     */
    public static Optional<DataCoverage> of(DataSource database) {
        return PerRequest.once(DataCoverage.class, database, () -> JdbcClient.create(database)
                .sql(COUNTED)
                .query((row, n) -> new DataCoverage(
                        YearMonth.from(row.getObject("first", LocalDate.class)),
                        row.getObject("covers_to", LocalDate.class),
                        row.getObject("answers_to", LocalDate.class)))
                .optional());
    }

    /** The month of the last covered day; it may be incomplete. */
    public YearMonth last() {
        return YearMonth.from(coversTo);
    }

    /** The month of the last covered day of a group of populations. */
    public YearMonth last(PopulationGroup group) {
        return YearMonth.from(to(group));
    }

    /** The last covered day of a group of populations. */
    public LocalDate to(PopulationGroup group) {
        return group == PopulationGroup.SURVEY ? answersTo : coversTo;
    }

    /** The last day of the month, or of the coverage if that is earlier. */
    public LocalDate cutOff(YearMonth month) {
        return earlier(month.atEndOfMonth(), coversTo);
    }

    /** The period's last day, or that of the coverage if that is earlier. */
    public LocalDate cutOff(Period period) {
        return earlier(period.last(), coversTo);
    }

    /** As {@link #cutOff(Period)}, for a group of populations. */
    public LocalDate cutOff(Period period, PopulationGroup group) {
        return earlier(period.last(), to(group));
    }

    /** Whether the requests of any day of the period are covered. */
    public boolean touches(Period period) {
        return touches(period, PopulationGroup.RECEIVED);
    }

    /** Whether any day of the period is covered for a group of populations. */
    public boolean touches(Period period, PopulationGroup group) {
        return !period.lastMonth().isBefore(first) && !period.first().isAfter(to(group));
    }

    /** Whether the whole month is covered. */
    public boolean complete(YearMonth month) {
        return !month.atEndOfMonth().isAfter(coversTo);
    }

    /** Whether requests of the month are counted, complete or not. */
    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last());
    }

    /** Whether answers of the month are counted, with its requests or without. */
    public boolean containsAnswers(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last(PopulationGroup.SURVEY));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
