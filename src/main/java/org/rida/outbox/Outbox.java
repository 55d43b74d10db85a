package org.rida.outbox;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The messages that wait, were sent, or failed. A message is enqueued in the transaction of the change it reports, so that neither
 * is committed without the other.
 */
@Service
public class Outbox {

    private static final String ENQUEUE =
            """
            insert into outbox_message (topic, transport, recipient, language, subject, body, attachments, message_id)
            values (:topic, :transport, :recipient, :language, :subject, :body, cast(:attachments as jsonb), :messageId)
            on conflict (topic, transport, recipient, language) where resend_of is null do nothing
            returning outbox_message_id
            """;

    private static final String RESEND =
            """
            insert into outbox_message (topic, transport, recipient, language, subject, body, attachments, message_id, resend_of,
                actor, reason)
            select topic, transport, recipient, language, subject, body, attachments, :messageId, outbox_message_id, :actor, :reason
            from outbox_message where outbox_message_id = :message and state in ('sent', 'failed')
            returning outbox_message_id
            """;

    private static final String LIST =
            """
            select * from outbox_message
            where (:state = '' or state = :state) and (:topic = '' or topic = :topic or starts_with(topic, :topic || '/'))
            order by outbox_message_id desc limit :limit offset :offset
            """;

    private static final String FIND = "select * from outbox_message where outbox_message_id = :message";

    private static final String COUNT = "select count(*) from outbox_message where state = :state";

    private static final int MAX_PAGE_SIZE = 500;

    private final JdbcClient sql;
    private final List<MessageTransport> transports;
    private final String domain;
    private final AuditLog audit;

    Outbox(JdbcClient sql, List<MessageTransport> transports, @Value("${rida.mail.from}") String from, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.transports = transports;
        this.domain = from.contains("@")
                ? from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "")
                : "rida.invalid";
    }

    /**
     * Which messages to list, and which page of them.
     *
     * @param state null for all
     * @param topic empty for all; {@code edition/17} also for topics below it
     */
    public record MessageSelection(OutboxMessage.@Nullable MessageState state, String topic, int limit, int offset) {

        public static MessageSelection newest(int limit) {
            return new MessageSelection(null, "", limit, 0);
        }
    }

    /**
     * Enqueues a message for one recipient.
     *
     * @return the message's number; empty when the recipient has a message of the same topic and language already
     */
    public Optional<Long> enqueue(NewMessage message, Recipient recipient) {
        return sql.sql(ENQUEUE)
                .param("topic", message.topic())
                .param("transport", recipient.transport().code())
                .param("recipient", recipient.address())
                .param("language", message.language().code())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("attachments", MessageMapper.json(message.attachments()))
                .param("messageId", newMessageId())
                .query(Long.class)
                .optional();
    }

    /**
     * Sends a message once more, as a new message: mail programs would hide a second one with the same Message-ID.
     *
     * @param reason never empty
     * @return the number of the new message
     * @throws Problem when there is no such message, it is not sent yet, or the reason is blank
     */
    public long resend(long message, Actor actor, String reason) {
        Operation operation = Operation.because(reason, actor, AuditAction.MESSAGE_RESENT, Long.toString(message));
        return audit.record(
                operation,
                () -> insertResend(message, actor.name(), reason.strip()),
                again -> Map.of(
                        "again",
                        Long.toString(again),
                        "recipient",
                        message(again).recipient().address()));
    }

    private long insertResend(long message, String actor, String reason) {
        if (reason.isEmpty() || actor.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        OutboxMessage original = message(message);
        return sql.sql(RESEND)
                .param("message", message)
                .param("messageId", newMessageId())
                .param("actor", actor)
                .param("reason", PiiMasking.mask(reason))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.of(
                        "problem.message-on-its-way",
                        "message",
                        Long.toString(message),
                        "recipient",
                        original.recipient().address()));
    }

    /** Newest first; at most 500 at once. */
    public List<OutboxMessage> list(MessageSelection selection) {
        return sql.sql(LIST)
                .param(
                        "state",
                        selection.state() == null ? "" : selection.state().code(),
                        Types.VARCHAR)
                .param("topic", selection.topic(), Types.VARCHAR)
                .param("limit", Math.min(selection.limit(), MAX_PAGE_SIZE))
                .param("offset", selection.offset())
                .query((row, n) -> MessageMapper.read(row))
                .list();
    }

    public Optional<OutboxMessage> find(long message) {
        return sql.sql(FIND)
                .param("message", message)
                .query((row, n) -> MessageMapper.read(row))
                .optional();
    }

    /** @throws Problem when there is no such message */
    public OutboxMessage message(long message) {
        return find(message)
                .orElseThrow(() -> Problem.of("problem.message-unknown", "message", Long.toString(message)));
    }

    public long count(OutboxMessage.MessageState state) {
        return sql.sql(COUNT).param("state", state.code()).query(Long.class).single();
    }

    /** Why messages of this transport cannot be sent at all with this configuration, in words; empty when they can. */
    public Optional<org.rida.i18n.BilingualText> missing(TransportType type) {
        return transports.stream()
                .filter(c -> c.type() == type)
                .flatMap(c -> c.missing().stream())
                .findFirst();
    }

    private String newMessageId() {
        return "<" + UUID.randomUUID() + "@" + domain + ">";
    }
}
