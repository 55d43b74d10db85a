package org.rida.job.lease;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which processes are dead: silent for the lease time, or for a few beats with no session with the database any more. Only the
 * database's clock counts.
 */
@Component
public class NodeFailureDetector {

    /** As a question of its own: it is asked again of a row that somebody else changed while this one waited for it. */
    private static final String DEAD =
            """
            not exists (select from node n where n.node = %s
                and n.heartbeat_at >= clock_timestamp() - make_interval(secs => :lease)
                and (n.heartbeat_at >= clock_timestamp() - make_interval(secs => :silence)
                    or exists (select from pg_stat_activity a where a.application_name = n.node)))
            """;

    private static final String TERMINATE_SESSIONS =
            """
            select pg_terminate_backend(a.pid)
            from node n join pg_stat_activity a on a.application_name = n.node
            where n.heartbeat_at < clock_timestamp() - make_interval(secs => :lease)
                and (exists (select from run r where r.node = n.node and r.state = 'running')
                    or exists (select from run_part p where p.node = n.node and p.state = 'running'))
            """;

    private final JdbcClient sql;
    private final double leaseDuration;
    private final double noSessionTimeout;

    NodeFailureDetector(
            JdbcClient sql,
            @Value("${rida.runs.lease-duration}") Duration lease,
            @Value("${rida.runs.no-session-timeout}") Duration silence) {
        this.sql = sql;
        this.leaseDuration = seconds(lease);
        this.noSessionTimeout = seconds(silence);
    }

    /** The condition for the process that a column names; true where it names none. */
    public static String isDead(String column) {
        return DEAD.formatted(column);
    }

    /** A query that asks so. */
    public JdbcClient.StatementSpec query(String query) {
        return sql.sql(query).param("lease", leaseDuration).param("silence", noSessionTimeout);
    }

    /** What a frozen process still has open would hold up those who take its work over. */
    void terminateSessions() {
        sql.sql(TERMINATE_SESSIONS)
                .param("lease", leaseDuration)
                .query((row, n) -> 0)
                .list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
