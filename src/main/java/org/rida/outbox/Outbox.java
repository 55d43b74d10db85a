package org.rida.outbox;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.RowOrder;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.privacy.PartialAddress;
import org.rida.privacy.PiiMasking;
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
            from outbox_message where outbox_message_id = :message and state in ('sent', 'failed', 'cancelled')
            returning outbox_message_id
            """;

    /** In one statement with its state: a sender that has acquired the message meanwhile keeps it, and none acquires it afterwards. */
    private static final String CANCEL =
            """
            update outbox_message set state = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = :actor
            where outbox_message_id = :message and state = 'waiting'
            """;

    private static final String LIST =
            """
            select * from outbox_message
            where (:state = '' or state = :state) and (:topic = '' or topic = :topic or starts_with(topic, :topic || '/'))
            """;

    private static final String NEWEST = "outbox_message_id desc";

    private static final String PART = "limit :limit offset :offset";

    /** What the list can be ordered by. */
    private static final Map<String, String> ORDERS = Map.of(
            "subject", "subject",
            "recipient", "recipient",
            "state", "state",
            "attempts", "attempts",
            "enqueued", "enqueued_at",
            "sent", "sent_at");

    private static final String FIND = "select * from outbox_message where outbox_message_id = :message";

    private static final String COUNT = "select count(*) from outbox_message where state = :state";

    /**
     * One that can be sent is sent within a minute. A failed one that was sent again, or that nobody has sent again for long, waits for
     * nobody.
     */
    private static final String STUCK =
            """
            select count(*) from outbox_message m
            where (m.state = 'waiting' and (m.attempts > 0 or m.enqueued_at < clock_timestamp() - interval '1 minute'))
                or (m.state = 'failed' and m.enqueued_at > clock_timestamp() - interval '30 days'
                    and not exists (select from outbox_message again where again.resend_of = m.outbox_message_id))
            """;

    private static final String OTHER_SUBJECTS =
            """
            select m.outbox_message_id, min(other.subject) as subject
            from outbox_message m join outbox_message other on other.topic = m.topic and other.language = :language
            where m.outbox_message_id = any(:messages) and m.language <> :language
            group by m.outbox_message_id
            """;

    private static final String WAITING = "select * from outbox_message where state = 'waiting'";

    private static final String OF_TOPIC = "select outbox_message_id from outbox_message where topic = :topic";

    private static final int MAX_PAGE_SIZE = 500;

    private final JdbcClient sql;
    private final List<MessageTransport> transports;
    private final MailServer server;
    private final AuditLog audit;

    Outbox(JdbcClient sql, List<MessageTransport> transports, MailServer server, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.transports = transports;
        this.server = server;
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
                        PartialAddress.shorten(message(again).recipient().address())));
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

    /**
     * Cancels a message that waits, so that no process sends it.
     *
     * @param instead gets the message as it waited, enqueues what takes its place, and returns the numbers of it; refuses by a problem,
     *     which needs a transaction of the caller that undoes the cancellation
     * @throws Problem when there is no such message, or it does not wait: it was sent, is being sent at this moment, or was cancelled
     */
    public List<Long> cancel(long message, Actor actor, Function<OutboxMessage, List<Long>> instead) {
        Operation operation = new Operation(actor, AuditAction.MESSAGE_CANCELLED, Long.toString(message), Map.of());
        return audit.record(
                operation,
                () -> {
                    OutboxMessage waiting = message(message);
                    if (sql.sql(CANCEL)
                                    .param("message", message)
                                    .param("actor", actor.name())
                                    .update()
                            == 0) {
                        throw Problem.of(
                                "problem.message-not-waiting",
                                "message",
                                Long.toString(message),
                                "recipient",
                                waiting.recipient().address());
                    }
                    return instead.apply(waiting);
                },
                again -> Map.of(
                        "recipient",
                        PartialAddress.shorten(message(message).recipient().address()),
                        "again",
                        again.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /** Newest first; at most 500 at once. */
    public List<OutboxMessage> list(MessageSelection selection) {
        return list(selection, RowOrder.OWN);
    }

    /** As {@link #list(MessageSelection)}, in another order. */
    public List<OutboxMessage> list(MessageSelection selection, RowOrder order) {
        return sql.sql(LIST + order.orderBy(ORDERS, NEWEST) + PART)
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

    /** All that wait, however many, in no order. */
    public List<OutboxMessage> waiting() {
        return sql.sql(WAITING).query((row, n) -> MessageMapper.read(row)).list();
    }

    /** The numbers of all messages about the same, in any state. */
    public List<Long> numbers(String topic) {
        return sql.sql(OF_TOPIC).param("topic", topic).query(Long.class).list();
    }

    /**
     * The subjects in another language of messages about the same, by number of the message: what somebody who reads that language was
     * sent, or is to be sent.
     *
     * @param reader whose language; messages in it are left out
     */
    public Map<Long, String> subjects(Collection<OutboxMessage> messages, Language reader) {
        Map<Long, String> subjects = new HashMap<>();
        sql.sql(OTHER_SUBJECTS)
                .param("messages", messages.stream().map(OutboxMessage::id).toArray(Long[]::new))
                .param("language", reader.code())
                .query(row -> {
                    subjects.put(row.getLong("outbox_message_id"), row.getString("subject"));
                });
        return subjects;
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

    /** Messages that nobody gets unless somebody acts: they failed, are deferred, or cannot be sent with this configuration. */
    public long countStuck() {
        return sql.sql(STUCK).query(Long.class).single();
    }

    /** Why messages of this transport cannot be sent at all with this configuration, in words; empty when they can. */
    public Optional<org.rida.i18n.BilingualText> missing(TransportType type) {
        return transports.stream()
                .filter(c -> c.type() == type)
                .flatMap(c -> c.missing().stream())
                .findFirst();
    }

    /** In the domain of the sender: some servers refuse others. */
    private String newMessageId() {
        String from = server.settings().from();
        String domain = from.contains("@")
                ? from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "")
                : "rida.invalid";
        return "<" + UUID.randomUUID() + "@" + domain + ">";
    }
}
