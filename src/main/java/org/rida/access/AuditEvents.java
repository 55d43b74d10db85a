package org.rida.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.access.AuditLog.Operation;
import org.rida.database.RowOrder;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Searches the entries of the audit log, which {@link AuditLog} writes. */
@Repository
public class AuditEvents {

    private static final String PAGE =
            """
            select entry_id, occurred_at, actor, actor_kind, address, action, subject, detail::text as detail, coalesce(outcome, '') as outcome,
                coalesce(cause_ar, '') as cause_ar, coalesce(cause_en, '') as cause_en
            from audit_entry
            where (:actor = '' or actor = :actor) and (:action = '' or action = :action)
              and (:subject = '' or position(lower(:subject) in lower(subject)) > 0 or subject = any(:codes))
            """;

    private static final String NEWEST = "occurred_at desc, entry_id desc";

    private static final String PART = "limit :size offset :from";

    /** What the log can be ordered by. */
    private static final Map<String, String> COLUMNS =
            Map.of("at", "occurred_at", "actor", "lower(actor)", "subject", "lower(subject)", "address", "address");

    private static final String ABOUT =
            """
            select entry_id, occurred_at, actor, actor_kind, address, action, subject, detail::text as detail, coalesce(outcome, '') as outcome,
                coalesce(cause_ar, '') as cause_ar, coalesce(cause_en, '') as cause_en
            from audit_entry where subject = :subject and outcome is not null
            order by occurred_at desc, entry_id desc limit :size
            """;

    private static final String DONE_IN_CONSOLE =
            """
            select distinct subject from audit_entry where action = :action and actor_kind = 'console' and outcome = 'done'
            """;

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final AuditLog audit;

    AuditEvents(JdbcClient sql, JsonMapper json, AuditLog audit) {
        this.sql = sql;
        this.json = json;
        this.audit = audit;
    }

    /**
     * Filters of the log; an empty string matches everything.
     *
     * @param actor exact name
     * @param action code of an {@link AuditAction}
     * @param subject part of the subject, in upper or lower case
     * @param codes further subjects, whose titles a person looks for
     */
    public record AuditSearch(String actor, String action, String subject, Set<String> codes) {

        public AuditSearch(String actor, String action, String subject) {
            this(actor, action, subject, Set.of());
        }
    }

    /**
     * Entries from the newest to the oldest. Reading them is itself recorded.
     *
     * @param search filters
     * @param actor who reads
     * @param from number of entries to skip
     * @param size maximum number of entries
     */
    public List<AuditEvent> read(AuditSearch search, int from, int size, Actor actor) {
        return read(search, RowOrder.OWN, from, size, actor);
    }

    /** As {@link #read(AuditSearch, int, int, Actor)}, in another order. */
    public List<AuditEvent> read(AuditSearch search, RowOrder order, int from, int size, Actor actor) {
        Map<String, String> filters =
                Map.of("actor", search.actor(), "action", search.action(), "from", Integer.toString(from));
        return audit.record(
                new Operation(actor, AuditAction.AUDIT_VIEWED, search.subject(), filters),
                () -> entries(search, order, from, size));
    }

    /**
     * Entries of exactly this subject, newest first, for a page whose reading is recorded as such.
     *
     * @param size maximum number of entries
     */
    public List<AuditEvent> about(String subject, int size) {
        return sql.sql(ABOUT)
                .param("subject", subject)
                .param("size", size)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Whether somebody has done something at least once, for what is told to nobody else. */
    public boolean hasDone(String actor, AuditAction action) {
        return !entries(new AuditSearch(actor, action.code(), ""), 0, 1).isEmpty();
    }

    /** To what anybody has done something in the console. */
    public Set<String> doneInConsole(AuditAction action) {
        return Set.copyOf(sql.sql(DONE_IN_CONSOLE)
                .param("action", action.code())
                .query(String.class)
                .list());
    }

    /** The same without an entry of its own. */
    List<AuditEvent> entries(AuditSearch search, int from, int size) {
        return entries(search, RowOrder.OWN, from, size);
    }

    private List<AuditEvent> entries(AuditSearch search, RowOrder order, int from, int size) {
        return sql.sql(PAGE + order.orderBy(COLUMNS, NEWEST) + PART)
                .param("actor", search.actor())
                .param("action", search.action())
                .param("subject", search.subject())
                .param("codes", search.codes().toArray(String[]::new))
                .param("size", size)
                .param("from", from)
                .query((row, n) -> entry(row))
                .list();
    }

    private AuditEvent entry(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getLong("entry_id"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("actor"),
                row.getString("actor_kind"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL),
                row.getString("outcome"),
                new BilingualText(row.getString("cause_ar"), row.getString("cause_en")));
    }
}
