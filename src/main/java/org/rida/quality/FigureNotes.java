package org.rida.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.PerRequest;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Stores and reads notes on figures. Figures that were frozen keep the notes of that time. */
@Service
public class FigureNotes {

    private static final String WRITE =
            """
            insert into quality_note (topic, month, text, actor, recorded_at)
            values (:topic, :month, :text, :actor, :at)
            returning note_id
            """;

    private static final String WITHDRAW =
            """
            update quality_note set withdrawal_actor = :actor, withdrawal_reason = :reason, withdrawn_at = :at
            where note_id = :id and withdrawn_at is null
            """;

    private static final String LIST = "select * from quality_note order by note_id desc";

    private static final String OF_MONTH =
            """
            select * from quality_note
            where withdrawn_at is null and (month is null or month = :month)
            order by note_id
            """;

    private final JdbcClient sql;
    private final InstantSource time;
    private final AuditLog audit;

    public FigureNotes(JdbcClient sql, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.sql = sql;
        this.time = time;
    }

    /**
     * @param actor who writes it
     * @param text required
     * @param topic a series, a theme's code, or {@link FigureNote#WHOLE_MONTH}
     * @param month null when it holds for all months
     * @return its number
     * @throws org.rida.i18n.Problem when the text is blank
     */
    public long write(String topic, @Nullable YearMonth month, Actor actor, String text) {
        return audit.record(
                new Operation(actor, AuditAction.NOTE_CHANGED, topic, detail("open", text)),
                () -> write(topic, month, actor.name(), text),
                id -> Map.of("note", Long.toString(id)));
    }

    private long write(String topic, @Nullable YearMonth month, String actor, String text) {
        return sql.sql(WRITE)
                .param("topic", PiiMasking.mask(topic))
                .param("month", month == null ? null : month.atDay(1))
                .param("text", Withdrawal.requireReason(text))
                .param("actor", actor)
                .param("at", Withdrawal.now(time))
                .query(Long.class)
                .single();
    }

    /** @throws org.rida.i18n.Problem when the reason is blank or no note in force has the number */
    public void withdraw(long id, Actor actor, String reason) {
        audit.record(
                new Operation(actor, AuditAction.NOTE_CHANGED, Long.toString(id), detail("withdraw", reason)),
                () -> Withdrawal.apply(sql.sql(WITHDRAW), id, actor.name(), reason, time));
    }

    private static Map<String, String> detail(String step, String text) {
        return Map.of("step", step, "reason", text.strip());
    }

    /** All that were ever written, the latest first. */
    public List<FigureNote> list() {
        return PerRequest.once(FigureNotes.class, this, () -> sql.sql(LIST)
                .query((row, n) -> note(row))
                .list());
    }

    /** Those in force for a month, in the order they were written. */
    public List<FigureNote> inMonth(YearMonth month) {
        return sql.sql(OF_MONTH)
                .param("month", month.atDay(1))
                .query((row, n) -> note(row))
                .list();
    }

    private static FigureNote note(ResultSet row) throws SQLException {
        return new FigureNote(
                row.getLong("note_id"),
                row.getString("topic"),
                Optional.ofNullable(row.getObject("month", LocalDate.class)).map(YearMonth::from),
                new Signature(
                        row.getString("actor"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("text")),
                Withdrawal.read(row));
    }
}
