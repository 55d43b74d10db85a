package org.rida.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.AuditLog.Operation;
import org.rida.access.UserRepository.User;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bearer tokens for API clients. A token acts as its user, with the current role of that user, until it expires or is
 * revoked or the user is disabled.
 */
@Repository
public class ApiTokens {

    private static final Duration MAX_VALIDITY = Duration.ofDays(365);

    private static final String INSERT =
            """
            insert into access_token (user_id, name, token_hash, created_at, expires_at)
            values (:user, :name, :hash, :now, :expires)
            """;

    // one statement checks the token and notes its use, so that a token revoked meanwhile is not accepted
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

    /**
     * Creates a token that is valid for up to 365 days.
     *
     * @param person its owner
     * @param name to tell tokens apart
     * @param validity more than zero
     * @return the token, of which only a hash is stored, so it can be shown only now
     * @throws Problem when the name is blank or the duration is not positive or too long
     */
    @Transactional
    public String create(SessionUser person, String name, Duration validity, Actor actor) {
        Map<String, String> detail = Map.of("days", Long.toString(validity.toDays()));
        return audit.record(
                new Operation(actor, AuditAction.TOKEN_CREATED, name.strip(), detail),
                () -> create(person, name.strip(), validity));
    }

    private String create(SessionUser person, String name, Duration validity) {
        if (name.isEmpty() || validity.isNegative() || validity.isZero() || validity.compareTo(MAX_VALIDITY) > 0) {
            throw Problem.of("problem.token", "days", MAX_VALIDITY.toDays());
        }
        String token = RandomTokens.token();
        Instant now = time.instant();
        sql.sql(INSERT)
                .param("user", person.id())
                .param("name", PiiMasking.mask(name))
                .param("hash", RandomTokens.hash(token))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(validity).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /**
     * The user of a token, whose last use is updated; empty when the token is unknown, revoked or expired, or its user is
     * disabled.
     *
     * @param token as sent
     */
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

    /**
     * Revokes a token at once, in all processes.
     *
     * @param id number of the token
     * @throws Problem when the user has no such token that is in force
     */
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

    /** Tokens of a user that are not revoked, newest first; expired ones are among them. */
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
