package org.rida.access;

import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;













import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keys with which programs use the API in a user's name, with that user's rights and no longer than the user has them. */
@Repository
public class ApiTokens {

    private static final Duration LONGEST = Duration.ofDays(365);

    private static final String MAKE =
            """
            insert into access_token (user_id, name, token_hash, created_at, expires_at)
            values (:user, :name, :hash, :now, :expires)
            """;

    private static final String USE =
            """
            update access_token set used_at = :now
            where token_hash = :hash and revoked_at is null and expires_at > :now
            returning user_id
            """;

    private static final String REVOKE =
            """
            update access_token set revoked_at = :now where token_id = :id and user_id = :user and revoked_at is null
            """;

    private static final String OF_USER =
            """
            select token_id, u.name as user_name, t.name, t.created_at, expires_at, used_at
            from access_token t join access_user u using (user_id)
            where user_id = :user and revoked_at is null order by token_id desc
            """;

    private final JdbcClient sql;
    private final InstantSource time;
    private final UserRepository users;
    private final AuditLog audit;

    ApiTokens(JdbcClient sql, InstantSource time, UserRepository users, AuditLog audit) {
        this.sql = sql;
        this.time = time;
        this.users = users;
        this.audit = audit;
    }

    /** @return the key, which is not kept and cannot be shown again */
    @Transactional
    public String make(SessionUser person, String name, Duration valid, Actor actor) {
        Map<String, String> detail = Map.of("days", Long.toString(valid.toDays()));
        return audit.record(
                new Operation(actor, AuditAction.TOKEN_CREATED, name.strip(), detail),
                () -> make(person, name.strip(), valid));
    }

    private String make(SessionUser person, String name, Duration valid) {
        if (name.isEmpty() || valid.isNegative() || valid.isZero() || valid.compareTo(LONGEST) > 0) {
            throw Problem.of("problem.token", "days", LONGEST.toDays());
        }
        String token = RandomTokens.token();
        Instant now = time.instant();
        sql.sql(MAKE)
                .param("user", person.id())
                .param("name", name)
                .param("hash", RandomTokens.hash(token))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(valid).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Whose key it is; empty when it is unknown, revoked, too old, or its user is disabled. */
    public Optional<SessionUser> owner(String token) {
        return sql.sql(USE)
                .param("hash", RandomTokens.hash(token))
                .param("now", now())
                .query(Long.class)
                .optional()
                .flatMap(users::byId)
                .filter(User::enabled)
                .map(User::person);
    }

    @Transactional
    public void revoke(SessionUser person, long id, Actor actor) {
        audit.record(new Operation(actor, AuditAction.TOKEN_REVOKED, Long.toString(id), Map.of()), () -> {
            int revoked = sql.sql(REVOKE)
                    .param("id", id)
                    .param("user", person.id())
                    .param("now", now())
                    .update();
            if (revoked == 0) {
                throw Problem.of("problem.token-unknown", "id", Long.toString(id));
            }
        });
    }

    public List<ApiToken> list(SessionUser person) {
        return sql.sql(OF_USER)
                .param("user", person.id())
                .query((row, n) -> {
                    Timestamp used = row.getTimestamp("used_at");
                    return new ApiToken(
                            row.getLong("token_id"),
                            row.getString("user_name"),
                            row.getString("name"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("expires_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }
}
