package org.rida.outbox;

import java.time.Duration;
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
 * Who sends which letter. One process at a time holds a letter, for a lease by the database's clock; when the lease ends and
 * the letter is not marked, its process died, perhaps after sending: the next one sends it again, with the same Message-ID.
 */
@Repository
class MessageLeases {

    private static final String ACQUIRE =
            """
            update outbox_message
            set state = 'sending', lease_id = :claim, attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + :lease * interval '1 second'
            where outbox_message_id = (
                select outbox_message_id from outbox_message
                where state in ('waiting', 'sending') and next_attempt_at <= clock_timestamp() and transport in (:ways)
                order by next_attempt_at, outbox_message_id limit 1
                for update skip locked)
            returning *
            """;

    private static final String INSERT_ATTEMPT =
            "insert into delivery_attempt (outbox_message_id, number, process) values (:letter, :number, :process)";

    private static final String END_ATTEMPT =
            """
            update delivery_attempt
            set ended_at = clock_timestamp(), outcome = :outcome, error_ar = :ar, error_en = :en
            where outbox_message_id = :letter and number = :number
            """;

    /** What went out is out, also when the lease ended meanwhile. */
    private static final String SENT =
            """
            update outbox_message set state = 'sent', lease_id = null, sent_at = clock_timestamp(), error_ar = '', error_en = ''
            where outbox_message_id = :letter and state <> 'sent'
            """;

    private static final String DEFER =
            """
            update outbox_message
            set state = 'waiting', lease_id = null, error_ar = :ar, error_en = :en,
                next_attempt_at = clock_timestamp()
                    + least(:longest, :first * power(2, least(attempts, 30) - 1)) * interval '1 second'
            where outbox_message_id = :letter and lease_id = :claim and enqueued_at > clock_timestamp() - :giveUp * interval '1 second'
            """;

    private static final String ABANDON =
            """
            update outbox_message set state = 'failed', lease_id = null, error_ar = :ar, error_en = :en
            where outbox_message_id = :letter and lease_id = :claim
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final ApplicationName process;
    private final DeliveryTiming timing;

    MessageLeases(
            JdbcClient sql, PlatformTransactionManager transactions, ApplicationName process, DeliveryTiming pace) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.process = process;
        this.timing = pace;
    }

    /**
     * Leases and retries of the outbox.
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

    /** A letter that is this caller's to send. */
    record MessageLease(OutboxMessage message, UUID token) {}

    /** The next letter that is due, of these ways. */
    Optional<MessageLease> acquireNext(List<TransportType> ways) {
        UUID token = UUID.randomUUID();
        return transaction.execute(status -> {
            Optional<OutboxMessage> claimed = sql.sql(ACQUIRE)
                    .param("claim", token)
                    .param("lease", seconds(timing.leaseDuration()))
                    .param("ways", ways.stream().map(TransportType::code).toList())
                    .query((row, n) -> MessageMapper.read(row))
                    .optional();
            claimed.ifPresent(letter -> sql.sql(INSERT_ATTEMPT)
                    .param("letter", letter.id())
                    .param("number", letter.attempts())
                    .param("process", process.value())
                    .update());
            return claimed.map(letter -> new MessageLease(letter, token));
        });
    }

    void markSent(MessageLease claim) {
        transaction.executeWithoutResult(status -> {
            sql.sql(SENT).param("letter", claim.message().id()).update();
            endAttempt(claim, "sent", BilingualText.EMPTY);
        });
    }

    /** False when it was tried for so long that a person must look. */
    boolean defer(MessageLease claim, BilingualText error) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean putOff = sql.sql(DEFER)
                            .param("letter", claim.message().id())
                            .param("claim", claim.token())
                            .param("ar", error.ar())
                            .param("en", error.en())
                            .param("first", seconds(timing.initialDelay()))
                            .param("longest", seconds(timing.maxDelay()))
                            .param("giveUp", seconds(timing.maxAge()))
                            .update()
                    == 1;
            if (putOff) {
                endAttempt(claim, "deferred", error);
            }
            return putOff;
        }));
    }

    /** False when another process holds the letter by now, or sent it. */
    boolean abandon(MessageLease claim, BilingualText error) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            endAttempt(claim, "failed", error);
            return sql.sql(ABANDON)
                            .param("letter", claim.message().id())
                            .param("claim", claim.token())
                            .param("ar", error.ar())
                            .param("en", error.en())
                            .update()
                    == 1;
        }));
    }

    private void endAttempt(MessageLease claim, String outcome, BilingualText error) {
        sql.sql(END_ATTEMPT)
                .param("letter", claim.message().id())
                .param("number", claim.message().attempts())
                .param("outcome", outcome)
                .param("ar", error.ar())
                .param("en", error.en())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
