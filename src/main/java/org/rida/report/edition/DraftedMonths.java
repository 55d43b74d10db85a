package org.rida.report.edition;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The months that reports were drafted for, and whether the data of the month have changed since. */
@Repository
public class DraftedMonths {

    /**
     * Of each report, month and part the newest edition decides. Times of counts are compared with each other only, so that the
     * clocks of database and process need not agree. An edition without such a time was drafted of nothing, and is not compared.
     */
    private static final String MONTHS =
            """
            with newest as (
                select distinct on (report, month, part) report, month, counted_at from report_edition
                order by report, month, part, number desc
            )
            select n.report, n.month, coalesce(bool_or(c.counted_at > n.counted_at), false) as changed,
                exists (select from report_edition i
                    where i.report = n.report and i.month = n.month and i.state = 'issued') as issued
            from newest n left join month_last_count c using (month)
            group by n.report, n.month order by n.month desc, n.report
            """;

    private static final String COUNTED_AFTER =
            """
            select max(c.counted_at) as counted_at from month_last_count c, report_edition e
            where e.edition_id = :edition and c.counted_at > e.counted_at and c.month between :first and :last
            """;

    private final JdbcClient sql;

    DraftedMonths(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One month of one report, whatever the number of its parts.
     *
     * @param report name of its definition
     * @param changed whether the month was counted again after the newest edition of any part: late or corrected rows
     * @param issued whether any part was issued, so that a new draft is a correction
     */
    public record DraftedMonth(String report, YearMonth month, boolean changed, boolean issued) {}

    /** All drafted months, the latest first. */
    public List<DraftedMonth> list() {
        return sql.sql(MONTHS)
                .query((row, n) -> new DraftedMonth(
                        row.getString("report"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBoolean("changed"),
                        row.getBoolean("issued")))
                .list();
    }

    /** When months of the period were last counted after an edition was drafted; empty when none was. */
    public Optional<Instant> countedAfter(long edition, Period period) {
        return sql.sql(COUNTED_AFTER)
                .param("edition", edition)
                .param("first", period.firstMonth().atDay(1))
                .param("last", period.lastMonth().atDay(1))
                .query((row, n) ->
                        Optional.ofNullable(row.getTimestamp("counted_at")).map(Timestamp::toInstant))
                .single();
    }
}
