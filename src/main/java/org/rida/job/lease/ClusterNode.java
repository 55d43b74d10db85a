package org.rida.job.lease;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.rida.database.ApplicationName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * This process as a node of the cluster: its name, its heartbeat, and the runs it works on. The cluster has no other
 * members list than the table {@code node}.
 */
@Component
public class ClusterNode {

    private static final String HEARTBEAT =
            """
            insert into node (node) values (:node)
            on conflict (node) do update set heartbeat_at = clock_timestamp()
            """;

    /** Nodes of processes that ended long ago; one that still has work to be taken over stays. */
    private static final String DELETE_OLD_NODES =
            """
            delete from node n where heartbeat_at < clock_timestamp() - interval '1 day'
                and not exists (select from run r where r.node = n.node and r.state = 'running')
            """;

    private final JdbcClient sql;
    private final String name;
    private final Duration heartbeatInterval;
    private final TaskScheduler scheduler;
    private final Set<Long> runs = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> heartbeat;

    ClusterNode(
            JdbcClient sql,
            ApplicationName name,
            @Value("${rida.runs.heartbeat-interval}") Duration heartbeatInterval,
            TaskScheduler scheduler) {
        this.sql = sql;
        this.name = name.value();
        this.heartbeatInterval = heartbeatInterval;
        this.scheduler = scheduler;
    }

    /** Unique among processes: it is also the application name of all its sessions with the database. */
    public String name() {
        return name;
    }

    /** The runs on which a thread of this process works; a concurrent set that the holders of leases change. */
    public Set<Long> runs() {
        return runs;
    }

    boolean isIdle() {
        return runs.isEmpty();
    }

    /**
     * Sends a heartbeat now and at every interval from now on; does nothing when already started. Called before the first lease is
     * acquired, so that a process that only reads never enters the table.
     */
    public synchronized void startHeartbeat() {
        if (heartbeat == null) {
            sql.sql(DELETE_OLD_NODES).update();
            heartbeat();
            heartbeat = scheduler.scheduleAtFixedRate(
                    this::heartbeat, scheduler.getClock().instant().plus(heartbeatInterval), heartbeatInterval);
        }
    }

    /** Stamped by the database's clock, so that clocks of processes need not agree. */
    private void heartbeat() {
        sql.sql(HEARTBEAT).param("node", name).update();
    }
}
