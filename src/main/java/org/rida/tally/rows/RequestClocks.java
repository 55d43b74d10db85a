package org.rida.tally.rows;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock runs of a single request with their target days, as they were counted. */
public class RequestClocks {

    private static final String RUNS =
            """
            select received_on, promised, ended_on, ended_on = replied_on as answered, case when :working then target_working else target_calendar end as target
            from episode where request_no = :number order by episode_no
            """;

    private final JdbcClient sql;

    public RequestClocks(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * A run of the clock: the first from the receipt, another one from each reopening.
     *
     * @param target the last day on which an answer is in time
     * @param promised whether an answer in time was promised to requests of this kind
     * @param ended day of the reply or of leaving; null while it is open
     * @param answered whether it ended by a reply
     */
    public record ClockRun(
            LocalDate begun, LocalDate target, boolean promised, @Nullable LocalDate ended, boolean answered) {

        /** Whether it ended after its target, or has not ended on a day after it. */
        public boolean isLate(LocalDate today) {
            return (ended == null ? today : ended).isAfter(target);
        }
    }

    /**
     * @param number of the request
     * @param basis which days the target is counted in
     * @return none when the request is not counted yet
     */
    public List<ClockRun> runs(String number, Basis basis) {
        return sql.sql(RUNS)
                .param("number", number)
                .param("working", basis == Basis.WORKING)
                .query((row, n) -> new ClockRun(
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("target", LocalDate.class),
                        row.getBoolean("promised"),
                        row.getObject("ended_on", LocalDate.class),
                        row.getBoolean("answered")))
                .list();
    }
}
