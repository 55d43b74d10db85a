package org.rida.job.lease;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Detects dead processes: those without a heartbeat for {@code rida.runs.lease-duration}, or for the shorter {@code
 * rida.runs.no-session-timeout} when they have no session with the database either. A process that crashed loses its sessions at
 * once and is found soon; one that only hangs keeps them and gets the full time. Times are the database's only.
 */
@Component
class NodeFailureDetector {

    /** A subquery rather than a join: PostgreSQL evaluates it again for a row that changed while the query waited for its lock. */
    private static final String DEAD =
            """
            not exists (select from node n where n.node = %s
                and n.heartbeat_at >= clock_timestamp() - make_interval(secs => :leaseDuration)
                and (n.heartbeat_at >= clock_timestamp() - make_interval(secs => :noSessionTimeout)
                    or exists (select from pg_stat_activity a where a.application_name = n.node)))
            """;

    private static final String TERMINATE_SESSIONS =
            """
            select pg_terminate_backend(a.pid)
            from node n join pg_stat_activity a on a.application_name = n.node
            where n.heartbeat_at < clock_timestamp() - make_interval(secs => :leaseDuration)
                and exists (select from run r where r.node = n.node and r.state = 'running')
            """;

    private final JdbcClient sql;
    private final double leaseDuration;
    private final double noSessionTimeout;

    NodeFailureDetector(
            JdbcClient sql,
            @Value("${rida.runs.lease-duration}") Duration leaseDuration,
            @Value("${rida.runs.no-session-timeout}") Duration noSessionTimeout) {
        this.sql = sql;
        this.leaseDuration = seconds(leaseDuration);
        this.noSessionTimeout = seconds(noSessionTimeout);
    }

    /**
     * The SQL condition that a process is dead, with parameters that {@link #query} sets.
     *
     * @param column that names the process; the condition is true where it names none that has ever sent a heartbeat
     */
    static String isDead(String column) {
        return DEAD.formatted(column);
    }

    /** Prepares a query that contains the condition of {@link #isDead}. */
    JdbcClient.StatementSpec query(String query) {
        return sql.sql(query).param("leaseDuration", leaseDuration).param("noSessionTimeout", noSessionTimeout);
    }

    /** Ends sessions of dead processes that had work: locks of a frozen process would block those who take its work over. */
    void terminateSessions() {
        sql.sql(TERMINATE_SESSIONS)
                .param("leaseDuration", leaseDuration)
                .query((row, n) -> 0)
                .list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
