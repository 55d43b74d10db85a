package org.rida.report.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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
}
