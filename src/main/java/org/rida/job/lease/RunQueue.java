package org.rida.job.lease;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs that wait for a process, in the order in which they begin, and why each waits. */
@Component
public class RunQueue {

    private static final String WAITING =
            """
            select r.run_id, r.storage = :storage as here,
                row_number() over (partition by r.storage order by r.requested_at, r.run_id) as position,
                (select count(*) from run other
                    where other.state = 'running' and other.storage = r.storage and other.node = :me) as running
            from run r where r.state = 'waiting' order by r.requested_at, r.run_id limit 100
            """;

    private final JdbcClient sql;
    private final ClusterNode node;
    private final SharedStorage storage;
    private final int maxConcurrent;

    RunQueue(
            JdbcClient sql,
            ClusterNode node,
            SharedStorage storage,
            @Value("${rida.runs.max-concurrent}") int maxConcurrent) {
        this.sql = sql;
        this.node = node;
        this.storage = storage;
        this.maxConcurrent = maxConcurrent;
    }

    /** Why a run waits. */
    public enum WaitReason {
        /** It begins within seconds: a place is free. */
        NEXT,
        /** All places of this process are taken. */
        FULL,
        /** Its files are on a storage that this process does not see. */
        ELSEWHERE;

        /** Used in keys of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A run that waits.
     *
     * @param position 1 for the one that begins next on its storage
     * @param running how many runs this process executes now
     * @param places how many it executes at most at the same time
     */
    public record QueuedRun(long run, long position, WaitReason reason, long running, int places) {}

    /** The first hundred, as this process sees them: another one may have a free place. */
    public List<QueuedRun> list() {
        return sql.sql(WAITING)
                .param("storage", storage.id())
                .param("me", node.name())
                .query((row, n) -> {
                    long position = row.getLong("position");
                    long running = row.getLong("running");
                    WaitReason reason = !row.getBoolean("here")
                            ? WaitReason.ELSEWHERE
                            : running + position <= maxConcurrent ? WaitReason.NEXT : WaitReason.FULL;
                    return new QueuedRun(row.getLong("run_id"), position, reason, running, maxConcurrent);
                })
                .list();
    }
}
