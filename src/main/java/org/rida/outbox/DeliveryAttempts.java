package org.rida.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The attempts to send a message and their outcomes. */
@Repository
public class DeliveryAttempts {

    private static final String LIST =
            """
            select number, process, started_at, ended_at, coalesce(outcome, 'interrupted') as outcome, error_ar, error_en
            from delivery_attempt where outbox_message_id = :message order by number desc
            """;

    private static final String FIRST =
            """
            select outbox_message_id, min(started_at) as first from delivery_attempt
            where outbox_message_id = any(:messages) group by outbox_message_id
            """;

    private final JdbcClient sql;

    DeliveryAttempts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One attempt.
     *
     * @param number 1 for the first attempt
     * @param process name of the process that made it
     * @param endedAt null while it lasts, and when its process died
     * @param outcome {@code sent}, {@code deferred}, {@code failed}, or {@code interrupted} when it has no end
     * @param error why it failed; empty when it did not
     */
    public record Attempt(
            int number,
            String process,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            BilingualText error) {}

    /** The attempts of one message, newest first. */
    public List<Attempt> forMessage(long message) {
        return sql.sql(LIST)
                .param("message", message)
                .query((row, n) -> attempt(row))
                .list();
    }

    /** When each of the messages was first tried; those that were not are left out. */
    public Map<Long, Instant> first(Collection<OutboxMessage> messages) {
        Map<Long, Instant> first = new HashMap<>();
        sql.sql(FIRST)
                .param("messages", messages.stream().map(OutboxMessage::id).toArray(Long[]::new))
                .query(row -> {
                    first.put(
                            row.getLong("outbox_message_id"),
                            row.getTimestamp("first").toInstant());
                });
        return first;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Attempt(
                row.getInt("number"),
                row.getString("process"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("outcome"),
                new BilingualText(row.getString("error_ar"), row.getString("error_en")));
    }
}
