package org.rida.access;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The passkeys of an account, which Spring Security adds and checks: they are listed and removed here. */
@Repository
public class Passkeys {

    private static final String OF_USER =
            """
            select c.credential_id, c.label, c.created, c.last_used
            from user_credentials c join user_entities u on u.id = c.user_entity_user_id
            where u.name = :name order by c.created desc, c.credential_id
            """;

    private static final String REMOVE =
            """
            delete from user_credentials using user_entities u
            where u.id = user_entity_user_id and u.name = :name and credential_id = :id
            """;

    private final JdbcClient sql;
    private final AuditLog audit;

    Passkeys(JdbcClient sql, AuditLog audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * A passkey.
     *
     * @param id in URL-safe Base64
     * @param label as its owner named it
     */
    public record Passkey(String id, String label, @Nullable Instant created, @Nullable Instant lastUsed) {}

    /** Those of an account, newest first. */
    public List<Passkey> list(SessionUser person) {
        return sql.sql(OF_USER)
                .param("name", person.name())
                .query((row, n) -> new Passkey(
                        row.getString("credential_id"),
                        row.getString("label"),
                        instant(row.getObject("created", LocalDateTime.class)),
                        instant(row.getObject("last_used", LocalDateTime.class))))
                .list();
    }

    /** The columns have no zone: Spring Security writes the time of the process. */
    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.atZone(ZoneId.systemDefault()).toInstant();
    }

    /** Records that a passkey was added. */
    public void added(String name, String label, String address) {
        audit.record(
                new Operation(Actor.console(name, address), AuditAction.PASSKEY_ADDED, name, Map.of("name", label)),
                AuditOutcome.DONE);
    }

    /**
     * Removes a passkey: nobody can log in with it any more.
     *
     * @throws Problem when the account has no such passkey
     */
    public void remove(SessionUser person, String id, Actor actor) {
        audit.record(new Operation(actor, AuditAction.PASSKEY_REMOVED, person.name(), Map.of()), () -> {
            if (sql.sql(REMOVE).param("name", person.name()).param("id", id).update() == 0) {
                throw Problem.of("problem.passkey-unknown");
            }
        });
    }
}
