package org.rida.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Maps rows of the table {@code outbox_message}. */
final class MessageMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private MessageMapper() {}

    static OutboxMessage read(ResultSet row) throws SQLException {
        Timestamp sentAt = row.getTimestamp("sent_at");
        Timestamp cancelledAt = row.getTimestamp("cancelled_at");
        return new OutboxMessage(
                row.getLong("outbox_message_id"),
                row.getString("topic"),
                new Recipient(TransportType.of(row.getString("transport")), row.getString("recipient")),
                Language.of(row.getString("language")),
                row.getString("subject"),
                row.getString("body"),
                JSON.readValue(row.getString("attachments"), ATTACHMENTS),
                row.getString("message_id"),
                OutboxMessage.MessageState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("enqueued_at").toInstant(),
                row.getTimestamp("next_attempt_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                new BilingualText(row.getString("error_ar"), row.getString("error_en")),
                row.getObject("resend_of", Long.class),
                row.getString("actor"),
                row.getString("reason"),
                cancelledAt == null ? null : cancelledAt.toInstant(),
                row.getString("cancelled_by"));
    }

    static String json(List<Attachment> attachments) {
        return JSON.writeValueAsString(attachments);
    }
}
