package org.rida.job.run;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many runs ended in each of the last weeks, and how. Weeks begin on Sunday. */
@Component
public class RunHistory {

    private static final String WEEKS =
            """
            select week::date as week, count(r.run_id) as runs, count(*) filter (where r.state = 'failed') as failed,
                coalesce(extract(epoch from max(r.ended_at - r.started_at)), 0) as longest
            from generate_series(cast(:first as timestamp), cast(:last as timestamp), interval '7 days') week
                left join run r on r.ended_at at time zone :zone >= week and r.ended_at at time zone :zone < week + interval '7 days'
            group by week order by week desc
            """;

    private final JdbcClient sql;
    private final Policy policy;
    private final InstantSource time;

    RunHistory(JdbcClient sql, Policy policy, InstantSource time) {
        this.sql = sql;
        this.policy = policy;
        this.time = time;
    }

    /**
     * One week.
     *
     * @param from its first day
     * @param runs that ended in it, however they ended
     * @param failed of these
     * @param longest duration of one of them, in seconds
     */
    public record RunWeek(LocalDate from, long runs, long failed, double longest) {}

    /** The last {@code count} weeks in the organization's zone, the present one first. */
    public List<RunWeek> weeks(int count) {
        ZoneId zone = policy.association().zone();
        LocalDate last =
                LocalDate.ofInstant(time.instant(), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        return sql.sql(WEEKS)
                .param("first", last.minusWeeks(count - 1L))
                .param("last", last)
                .param("zone", zone.getId())
                .query((row, n) -> new RunWeek(
                        row.getObject("week", LocalDate.class),
                        row.getLong("runs"),
                        row.getLong("failed"),
                        row.getDouble("longest")))
                .list();
    }
}
