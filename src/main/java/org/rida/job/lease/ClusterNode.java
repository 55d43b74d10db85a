package org.rida.job.lease;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.rida.database.ApplicationName;
import org.rida.i18n.Problem;
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
            insert into node (node, storage, storage_mark) values (:node, :storage, :mark)
            on conflict (node) do update set heartbeat_at = clock_timestamp()
            """;

    /** Nodes of processes that ended long ago; one that still has work to be taken over stays. */
    private static final String DELETE_OLD_NODES =
            """
            delete from node n where heartbeat_at < clock_timestamp() - interval '1 day'
                and not exists (select from run r where r.node = n.node and r.state = 'running')
            """;

    /** Processes that have a session: those that ended have none, however fresh their last heartbeat is. */
    private static final String OTHER_FOLDERS =
            """
            select n.node from node n join pg_stat_activity a on a.application_name = n.node
            where n.storage = :storage and n.storage_mark <> :mark and a.datname = current_database()
            limit 1
            """;

    private final JdbcClient sql;
    private final StorageMark mark;
    private final String name;
    private final Duration heartbeatInterval;
    private final TaskScheduler scheduler;
    private final Set<Long> runs = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> heartbeat;

    ClusterNode(
            JdbcClient sql,
            ApplicationName name,
            StorageMark mark,
            @Value("${rida.runs.heartbeat-interval}") Duration heartbeatInterval,
            TaskScheduler scheduler) {
        this.sql = sql;
        this.mark = mark;
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
     *
     * @throws Problem when the folders of this process are not those of the storage that it is configured for
     */
    public synchronized void startHeartbeat() {
        if (heartbeat == null) {
            sql.sql(DELETE_OLD_NODES).update();
            String own = mark.require();
            heartbeat(own);
            requireSameFolders(own);
            heartbeat = scheduler.scheduleAtFixedRate(
                    () -> heartbeat(own), scheduler.getClock().instant().plus(heartbeatInterval), heartbeatInterval);
        }
    }

    /** After the first heartbeat, so that of two processes that start together at least one finds the other. */
    private void requireSameFolders(String own) {
        sql.sql(OTHER_FOLDERS)
                .param("storage", mark.storage().id())
                .param("mark", own)
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    sql.sql("delete from node where node = :node")
                            .param("node", name)
                            .update();
                    throw Problem.of(
                            "problem.storage.other-folder",
                            "node",
                            other,
                            "name",
                            mark.storage().id(),
                            "folder",
                            mark.folder());
                });
    }

    /** Stamped by the database's clock, so that clocks of processes need not agree. */
    private void heartbeat(String own) {
        sql.sql(HEARTBEAT)
                .param("node", name)
                .param("storage", mark.storage().id())
                .param("mark", own)
                .update();
    }
}
