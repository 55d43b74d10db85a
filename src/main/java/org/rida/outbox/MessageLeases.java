package org.rida.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rida.database.ApplicationName;
import org.rida.i18n.BilingualText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases of messages: one process at a time may send a message, until its lease expires by the database's clock. When a lease
 * expires before the outcome is recorded, its process died, perhaps after sending: the next process sends the message again, with
 * the same Message-ID, so that mail programs show it once.
 */
@Repository
class MessageLeases {

    /**
     * {@code skip locked} lets processes pass by what another one is acquiring; the end of a lease is kept as the time of the next attempt.
     */
    private static final String ACQUIRE =
            """
            update outbox_message
            set state = 'sending', lease_id = :lease, attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + :leaseSeconds * interval '1 second'
            where outbox_message_id = (
                select outbox_message_id from outbox_message
                where state in ('waiting', 'sending') and next_attempt_at <= clock_timestamp() and transport in (:transports)
                    and not outbox_message_id = any(:held)
                order by next_attempt_at, outbox_message_id limit 1
                for update skip locked)
            returning *
            """;

    /** What a person sent again goes where that person saw it go. */
    private static final String DUE =
            """
            select * from outbox_message
            where state in ('waiting', 'sending') and next_attempt_at <= clock_timestamp() and transport in (:transports)
                and resend_of is null
            """;

    private static final String INSERT_ATTEMPT =
            "insert into delivery_attempt (outbox_message_id, number, process) values (:message, :number, :process)";

    private static final String END_ATTEMPT =
            """
            update delivery_attempt
            set ended_at = clock_timestamp(), outcome = :outcome, error_ar = :ar, error_en = :en
            where outbox_message_id = :message and number = :number
            """;

    /** Not bound to the lease: a message that was sent is sent, also when the lease has expired meanwhile. */
    private static final String SENT =
            """
            update outbox_message set state = 'sent', lease_id = null, sent_at = clock_timestamp(), error_ar = '', error_en = ''
            where outbox_message_id = :message and state <> 'sent'
            """;

    /** The delay doubles with each attempt; the exponent is bounded so that the power cannot overflow. */
    private static final String DEFER =
            """
            update outbox_message
            set state = 'waiting', lease_id = null, error_ar = :ar, error_en = :en,
                next_attempt_at = clock_timestamp()
                    + least(:maxDelay, :initialDelay * power(2, least(attempts, 30) - 1)) * interval '1 second'
            where outbox_message_id = :message and lease_id = :lease and enqueued_at > clock_timestamp() - :maxAge * interval '1 second'
            """;

    /** Bound to the lease: a process that lost it must not call failed what another one may be sending. */
    private static final String ABANDON =
            """
            update outbox_message set state = 'failed', lease_id = null, error_ar = :ar, error_en = :en
            where outbox_message_id = :message and lease_id = :lease
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ApplicationName process;
    private final DeliveryTiming timing;

    MessageLeases(
            JdbcClient sql, PlatformTransactionManager transactions, ApplicationName process, DeliveryTiming timing) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.process = process;
        this.timing = timing;
    }

    /**
     * Durations of leases and retries.
     *
     * @param leaseDuration longer than any attempt takes
     * @param initialDelay until the second attempt; doubled from then on, up to {@code maxDelay}
     * @param maxAge after this time of failed attempts delivery has failed
     */
    @org.springframework.stereotype.Component
    record DeliveryTiming(
            @Value("${rida.mail.lease-duration}") Duration leaseDuration,
            @Value("${rida.mail.retry.initial-delay}") Duration initialDelay,
            @Value("${rida.mail.retry.max-delay}") Duration maxDelay,
            @Value("${rida.mail.retry.max-age}") Duration maxAge) {}

    /** The right of this caller to send a message. */
    record MessageLease(OutboxMessage message, UUID token) {}

    /** The due messages of these transports that nobody asked to be sent again. */
    List<OutboxMessage> due(List<TransportType> transports) {
        return transports.isEmpty()
                ? List.of()
                : sql.sql(DUE)
                        .param(
                                "transports",
                                transports.stream().map(TransportType::code).toList())
                        .query((row, n) -> MessageMapper.read(row))
                        .list();
    }

    /**
     * Acquires the next due message of these transports and records the start of an attempt; empty when none is due.
     *
     * @param held numbers of messages that are passed over
     */
    Optional<MessageLease> acquireNext(List<TransportType> transports, Collection<Long> held) {
        UUID token = UUID.randomUUID();
        return transaction.execute(status -> {
            Optional<OutboxMessage> acquired = sql.sql(ACQUIRE)
                    .param("lease", token)
                    .param("leaseSeconds", seconds(timing.leaseDuration()))
                    .param(
                            "transports",
                            transports.stream().map(TransportType::code).toList())
                    .param("held", held.toArray(Long[]::new))
                    .query((row, n) -> MessageMapper.read(row))
                    .optional();
            acquired.ifPresent(message -> sql.sql(INSERT_ATTEMPT)
                    .param("message", message.id())
                    .param("number", message.attempts())
                    .param("process", process.value())
                    .update());
            return acquired.map(message -> new MessageLease(message, token));
        });
    }

    /** Records that the message was sent. */
    void markSent(MessageLease lease) {
        transaction.executeWithoutResult(status -> {
            sql.sql(SENT).param("message", lease.message().id()).update();
            endAttempt(lease, "sent", BilingualText.EMPTY);
        });
    }

    /** Schedules another attempt; false when the message is older than the maximum age, or another process holds it. */
    boolean defer(MessageLease lease, BilingualText error) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean deferred = sql.sql(DEFER)
                            .param("message", lease.message().id())
                            .param("lease", lease.token())
                            .param("ar", error.ar())
                            .param("en", error.en())
                            .param("initialDelay", seconds(timing.initialDelay()))
                            .param("maxDelay", seconds(timing.maxDelay()))
                            .param("maxAge", seconds(timing.maxAge()))
                            .update()
                    == 1;
            if (deferred) {
                endAttempt(lease, "deferred", error);
            }
            return deferred;
        }));
    }

    /** Records that delivery has failed; false when another process holds the message by now, or sent it. */
    boolean abandon(MessageLease lease, BilingualText error) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            endAttempt(lease, "failed", error);
            return sql.sql(ABANDON)
                            .param("message", lease.message().id())
                            .param("lease", lease.token())
                            .param("ar", error.ar())
                            .param("en", error.en())
                            .update()
                    == 1;
        }));
    }

    /** By the number of the attempt, as the message may be at a later one by now. */
    private void endAttempt(MessageLease lease, String outcome, BilingualText error) {
        sql.sql(END_ATTEMPT)
                .param("message", lease.message().id())
                .param("number", lease.message().attempts())
                .param("outcome", outcome)
                .param("ar", error.ar())
                .param("en", error.en())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
