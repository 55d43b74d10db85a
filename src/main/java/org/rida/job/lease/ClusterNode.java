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

/** This process among those that work: its name, its heartbeat, and what it works on. */
@Component
public class ClusterNode {

    private static final String HEARTBEAT =
            """
            insert into node (node) values (:node)
            on conflict (node) do update set heartbeat_at = clock_timestamp()
            """;

    private static final String DELETE_OLD_NODES =
            """
            delete from node n where heartbeat_at < clock_timestamp() - interval '1 day'
                and not exists (select from run r where r.node = n.node and r.state = 'running')
                and not exists (select from run_part p where p.node = n.node and p.state = 'running')
            """;

    private final JdbcClient sql;
    private final String name;
    private final Duration heartbeatInterval;
    private final TaskScheduler scheduler;
    private final Set<Long> runs = ConcurrentHashMap.newKeySet();
    private final Set<Long> parts = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> heartbeat;

    ClusterNode(
            JdbcClient sql,
            ApplicationName name,
            @Value("${rida.runs.heartbeat-interval}") Duration beat,
            TaskScheduler scheduler) {
        this.sql = sql;
        this.name = name.value();
        this.heartbeatInterval = beat;
        this.scheduler = scheduler;
    }

    public String name() {
        return name;
    }

    /** The runs on which a thread of this process works. */
    public Set<Long> runs() {
        return runs;
    }

    /** The parts of steps, its own runs' or others', on which a thread of this process works. */
    public Set<Long> parts() {
        return parts;
    }

    boolean isIdle() {
        return runs.isEmpty() && parts.isEmpty();
    }

    /** From now on this process is seen to live. A process that never works is never seen. */
    public synchronized void startHeartbeat() {
        if (heartbeat == null) {
            sql.sql(DELETE_OLD_NODES).update();
            heartbeat();
            heartbeat = scheduler.scheduleAtFixedRate(
                    this::heartbeat, scheduler.getClock().instant().plus(heartbeatInterval), heartbeatInterval);
        }
    }

    private void heartbeat() {
        sql.sql(HEARTBEAT).param("node", name).update();
    }
}
