package org.rida.job.execution;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.job.execution.PartitionChannel.PartitionRequest;
import org.rida.job.lease.Lease;
import org.rida.job.lease.SharedStorage;
import org.rida.policy.ConfigurationProblem;
import org.rida.privacy.PiiMasking;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Partitions that wait for a worker in any process of the same shared storage, where {@code rida.workers} says so. */
@Component
class PartitionQueue {

    private static final String NAME =
            "update batch_step_execution set part_ar = ?, part_en = ? where step_execution_id = ?";

    private final @Nullable PartitionChannel channel;
    private final JdbcTemplate sql;
    private final long idleTimeout;

    /** @param channel is there unless the threads of one process execute the partitions of its runs */
    PartitionQueue(
            ObjectProvider<PartitionChannel> channel,
            JdbcTemplate sql,
            SharedStorage storage,
            @Value("${rida.workers}") String workers,
            @Value("${rida.runs.partition-idle-timeout}") Duration idleTimeout) {
        if (isShared(workers) && storage.id().isEmpty()) {
            throw new ConfigurationProblem("rida.runs.shared-storage-id", "required where rida.workers is " + workers);
        }
        this.channel = channel.getIfAvailable();
        this.sql = sql;
        this.idleTimeout = idleTimeout.toMillis();
    }

    private static boolean isShared(String workers) {
        return switch (workers) {
            case "threads" -> false;
            case "postgres", "amqp" -> true;
            default ->
                throw new ConfigurationProblem("rida.workers", "expected threads, postgres or amqp, found " + workers);
        };
    }

    /** Whether processes execute each other's partitions. */
    boolean isShared() {
        return channel != null;
    }

    /** @param title what people call the partition; written first, so that it can be told what waits */
    void add(Lease lease, StepExecution partition, BilingualText title) {
        sql.update(NAME, PiiMasking.mask(title.ar()), PiiMasking.mask(title.en()), partition.getId());
        channel().send(new PartitionRequest(lease.run(), lease.token(), partition.getId()));
    }

    /**
     * Takes the first request that no other transaction has taken. Within a transaction only; the database ends its session when it
     * is idle for too long, so that a process that hangs does not keep the partition.
     */
    Optional<PartitionRequest> take() {
        Optional<PartitionRequest> taken = channel().receive();
        taken.ifPresent(request -> sql.execute("set local idle_in_transaction_session_timeout = " + idleTimeout));
        return taken;
    }

    private PartitionChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("partitions are not shared");
        }
        return channel;
    }
}
