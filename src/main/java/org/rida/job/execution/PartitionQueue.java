package org.rida.job.execution;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.job.lease.Lease;
import org.rida.job.lease.SharedStorage;
import org.rida.policy.ConfigurationProblem;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Partitions that wait for a worker in any process of the same shared storage, as messages in the database. A message is taken in
 * the transaction in which the work is done: it is gone once the work is committed, and back when the transaction is rolled back
 * or its session ends.
 */
@Component
class PartitionQueue {

    private static final String RUN = "run";
    private static final String TOKEN = "token";

    private final boolean shared;
    private final String storage;
    private final JdbcChannelMessageStore messages;
    private final JdbcTemplate sql;
    private final long idleTimeout;

    PartitionQueue(
            DataSource database,
            JdbcTemplate sql,
            SharedStorage storage,
            @Value("${rida.workers}") String workers,
            @Value("${rida.runs.partition-idle-timeout}") Duration idleTimeout) {
        this.shared = isShared(workers);
        this.storage = storage.id();
        this.sql = sql;
        this.idleTimeout = idleTimeout.toMillis();
        if (shared && this.storage.isEmpty()) {
            throw new ConfigurationProblem("rida.runs.shared-storage-id", "required where rida.workers is postgres");
        }
        this.messages = new JdbcChannelMessageStore(database);
        this.messages.setRegion("rida");
        this.messages.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        this.messages.addAllowedPatterns("org.springframework.messaging.*", "java.lang.*", "java.util.*");
        this.messages.afterPropertiesSet();
    }

    private static boolean isShared(String workers) {
        return switch (workers) {
            case "threads" -> false;
            case "postgres" -> true;
            default -> throw new ConfigurationProblem("rida.workers", "expected threads or postgres, found " + workers);
        };
    }

    /**
     * A partition that a process is asked to execute.
     *
     * @param token of the lease under which it was asked for
     * @param partition id of its step execution
     */
    record PartitionRequest(long run, long token, long partition) {

        private static PartitionRequest of(Message<?> message) {
            return new PartitionRequest(
                    number(message.getHeaders().get(RUN)),
                    number(message.getHeaders().get(TOKEN)),
                    number(message.getPayload()));
        }

        private static long number(@Nullable Object value) {
            if (value instanceof Long number) {
                return number;
            }
            throw new IllegalStateException("not a number: " + value);
        }
    }

    /** Whether processes execute each other's partitions. */
    boolean isShared() {
        return shared;
    }

    void add(Lease lease, StepExecution partition) {
        messages.addMessageToGroup(
                storage,
                MessageBuilder.withPayload(partition.getId())
                        .setHeader(RUN, lease.run())
                        .setHeader(TOKEN, lease.token())
                        .build());
    }

    /**
     * Takes the first request that no other transaction has taken. Within a transaction only; the database ends its session when it
     * is idle for too long, so that a process that hangs does not keep the request.
     */
    Optional<PartitionRequest> take() {
        Optional<PartitionRequest> taken =
                Optional.ofNullable(messages.pollMessageFromGroup(storage)).map(PartitionRequest::of);
        taken.ifPresent(request -> sql.execute("set local idle_in_transaction_session_timeout = " + idleTimeout));
        return taken;
    }
}
