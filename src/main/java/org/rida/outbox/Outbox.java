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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The letters that wait, went out, or were given up. Whoever writes one does so in the transaction of what it tells of: then
 * neither is there without the other.
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
            from outbox_message where outbox_message_id = :letter and state in ('sent', 'failed')
            returning outbox_message_id
            """;

    private static final String LIST =
            """
            select * from outbox_message
            where (:state = '' or state = :state) and (:topic = '' or topic = :topic or starts_with(topic, :topic || '/'))
            order by outbox_message_id desc limit :limit offset :offset
            """;

    private static final String FIND = "select * from outbox_message where outbox_message_id = :letter";

    private static final String COUNT = "select count(*) from outbox_message where state = :state";

    private static final int MAX_PAGE_SIZE = 500;

    private final JdbcClient sql;
    private final List<MessageTransport> transports;
    private final String domain;
    private final AuditLog audit;

    Outbox(JdbcClient sql, List<MessageTransport> carriers, @Value("${rida.mail.from}") String from, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.transports = carriers;
        this.domain = from.contains("@")
                ? from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "")
                : "rida.invalid";
    }

    /**
     * Which letters to list.
     *
     * @param state null for all
     * @param about empty for all; {@code edition/17} for all about that edition
     */
    public record MessageSelection(OutboxMessage.@Nullable MessageState state, String topic, int limit, int offset) {

        public static MessageSelection newest(int limit) {
            return new MessageSelection(null, "", limit, 0);
        }
    }

    /** The letter's number; empty when this recipient has its letter about the same thing already. */
    public Optional<Long> enqueue(NewMessage draft, Recipient address) {
        List<Attachment> attachments =
                draft.attachments().stream().map(Attachment::of).toList();
        return sql.sql(ENQUEUE)
                .param("topic", draft.topic())
                .param("transport", address.transport().code())
                .param("recipient", address.address())
                .param("language", draft.language().code())
                .param("subject", draft.subject())
                .param("body", draft.body())
                .param("attachments", MessageMapper.json(attachments))
                .param("messageId", newMessageId())
                .query(Long.class)
                .optional();
    }

    /**
     * Sends a letter once more, as a letter of its own: mail programs would hide a second one with the same Message-ID.
     *
     * @param reason never empty
     * @return the number of the new letter
     * @throws Problem when there is no such letter, or it is still on its way
     */
    public long resend(long letter, Actor actor, String reason) {
        Operation operation = Operation.because(reason, actor, AuditAction.MESSAGE_RESENT, Long.toString(letter));
        return audit.record(
                operation,
                () -> insertResend(letter, actor.name(), reason.strip()),
                again -> Map.of(
                        "again",
                        Long.toString(again),
                        "recipient",
                        message(again).recipient().address()));
    }

    private long insertResend(long letter, String by, String why) {
        if (why.isEmpty() || by.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        OutboxMessage first = message(letter);
        return sql.sql(RESEND)
                .param("letter", letter)
                .param("messageId", newMessageId())
                .param("actor", by)
                .param("reason", why)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.of(
                        "problem.message-on-its-way",
                        "message",
                        Long.toString(letter),
                        "recipient",
                        first.recipient().address()));
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

    public Optional<OutboxMessage> find(long letter) {
        return sql.sql(FIND)
                .param("letter", letter)
                .query((row, n) -> MessageMapper.read(row))
                .optional();
    }

    /** @throws Problem when there is no such letter */
    public OutboxMessage message(long letter) {
        return find(letter).orElseThrow(() -> Problem.of("problem.message-unknown", "message", Long.toString(letter)));
    }

    public long count(OutboxMessage.MessageState state) {
        return sql.sql(COUNT).param("state", state.code()).query(Long.class).single();
    }

    /** Why letters of this way cannot go out at all now, in words; empty when they can. */
    public Optional<org.rida.i18n.BilingualText> missing(TransportType way) {
        return transports.stream()
                .filter(c -> c.type() == way)
                .flatMap(c -> c.missing().stream())
                .findFirst();
    }

    private String newMessageId() {
        return "<" + UUID.randomUUID() + "@" + domain + ">";
    }
}
