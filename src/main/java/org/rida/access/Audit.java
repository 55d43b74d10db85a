package org.rida.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what and when. Written before the thing itself is done or handed out, so that nothing happens unseen; the database
 * refuses to change a line or to take one away.
 */
@Repository
public class Audit {

    private static final String RECORD =
            """
            insert into audit_entry (occurred_at, actor, address, action, subject, detail)
            values (:at, :actor, :address, :action, :subject, cast(:detail as jsonb))
            """;

    private static final String PAGE =
            """
            select entry_id, occurred_at, actor, address, action, subject, detail::text as detail from audit_entry
            where (:actor = '' or actor = :actor) and (:action = '' or action = :action)
              and (:subject = '' or position(lower(:subject) in lower(subject)) > 0)
            order by occurred_at desc, entry_id desc
            limit :size offset :from
            """;

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JdbcClient sql;
    private final InstantSource time;
    private final JsonMapper json;

    Audit(JdbcClient sql, InstantSource time, JsonMapper json) {
        this.sql = sql;
        this.time = time;
        this.json = json;
    }

    public void record(Actor actor, Deed deed, String subject) {
        record(actor, deed, subject, Map.of());
    }

    /** @param detail what else one would want to know later; never a password, a code, a name of a beneficiary */
    public void record(Actor actor, Deed deed, String subject, Map<String, String> detail) {
        sql.sql(RECORD)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.name())
                .param("address", actor.address())
                .param("action", deed.code())
                .param("subject", subject)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    /**
     * What to look for: empty means anything.
     *
     * @param subject a part of it
     */
    public record Search(String who, String deed, String subject) {}

    /** The newest entries first. */
    public List<AuditEntry> entries(Search search, int from, int size) {
        return sql.sql(PAGE)
                .param("actor", search.who())
                .param("action", search.deed())
                .param("subject", search.subject())
                .param("size", size)
                .param("from", from)
                .query((row, n) -> new AuditEntry(
                        row.getLong("entry_id"),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getString("actor"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("subject"),
                        json.readValue(row.getString("detail"), DETAIL)))
                .list();
    }
}
