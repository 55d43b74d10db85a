package org.rida.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code access_user}. A change of role, password or state increments the session epoch and so ends the sessions
 * of the user.
 */
@Repository
// columns are listed in full, so that a new one cannot reach a page by accident
class UserRepository {

    private static final String ALL =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, disabled_at, created_at
            from access_user order by name
            """;

    private static final String BY_NAME =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, disabled_at, created_at
            from access_user where name = :name
            """;

    private static final String BY_ID =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, disabled_at, created_at
            from access_user where user_id = :id
            """;

    private static final String BY_SUBJECT =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, disabled_at, created_at
            from access_user where subject = :subject
            """;

    private static final String ADD =
            """
            insert into access_user (name, full_name, role, created_at) values (:name, :fullName, :role, :now)
            on conflict (name) do nothing
            returning user_id
            """;

    private static final String REVOKE_TOKENS =
            "update access_token set revoked_at = :now where user_id = :id and revoked_at is null";

    private static final String REMOVE_PASSKEYS =
            "delete from user_entities where name = (select name from access_user where user_id = :id)";

    /** In one statement, so that a user never has a new password and old tokens. */
    private static final String WITH_REVOKED_TOKENS = "with revoked as (" + REVOKE_TOKENS + ") ";

    private static final String DISABLE = WITH_REVOKED_TOKENS
            + "update access_user set disabled_at = coalesce(disabled_at, :now), session_epoch = session_epoch + 1 where user_id = :id";

    private static final String ENABLE =
            "update access_user set disabled_at = null, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String SET_ROLE =
            "update access_user set role = :role, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String FIRST_STEPS_OVER = "select first_steps_over from access_user where user_id = :id";

    private static final String END_FIRST_STEPS = "update access_user set first_steps_over = true where user_id = :id";

    private static final String SET_PASSWORD = WITH_REVOKED_TOKENS
            + "update access_user set password_hash = :password, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String REMOVE_PASSWORD = WITH_REVOKED_TOKENS
            + "update access_user set password_hash = null, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String LINK_SUBJECT = "update access_user set subject = :subject where user_id = :id";

    private static final String COUNT_ADMINISTRATORS =
            "select count(*) from access_user where role = 'administrator' and disabled_at is null";

    private final JdbcClient sql;
    private final InstantSource time;

    UserRepository(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * @param person what a session holds of it
     * @param createdAt time of creation
     * @param password hash with the name of its algorithm; null until a password is chosen
     * @param subject issuer and subject at the OpenID provider; null for a user who has not logged in through one
     */
    record User(
            SessionUser person,
            @Nullable String password,
            @Nullable String subject,
            @Nullable Instant disabledAt,
            Instant createdAt) {

        /** Whether the user may log in. */
        boolean enabled() {
            return disabledAt == null;
        }

        /** The same without password hash and subject, for pages. */
        UserAccount account() {
            return new UserAccount(
                    person.id(),
                    person.name(),
                    person.fullName(),
                    person.role(),
                    password != null || subject != null,
                    createdAt,
                    disabledAt);
        }
    }

    /** The form in which names are stored and compared: lower case, without surrounding spaces. */
    static String normalize(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** All users, by name. */
    List<User> all() {
        return sql.sql(ALL).query((row, n) -> user(row)).list();
    }

    /** @param name in any case */
    Optional<User> byName(String name) {
        return sql.sql(BY_NAME)
                .param("name", normalize(name))
                .query((row, n) -> user(row))
                .optional();
    }

    Optional<User> byId(long id) {
        return sql.sql(BY_ID).param("id", id).query((row, n) -> user(row)).optional();
    }

    /** @param subject issuer and subject at the OpenID provider */
    Optional<User> bySubject(String subject) {
        return sql.sql(BY_SUBJECT)
                .param("subject", subject)
                .query((row, n) -> user(row))
                .optional();
    }

    /**
     * Adds an enabled user without password.
     *
     * @return the new user; empty when the name is taken
     */
    Optional<Long> add(String name, String fullName, Role role) {
        return sql.sql(ADD)
                .param("name", normalize(name))
                .param("fullName", PiiMasking.mask(fullName.strip()))
                .param("role", role.code())
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** Ends sessions and API tokens of the user; keeps the time of an earlier disabling. */
    void disable(long id) {
        sql.sql(DISABLE)
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Enables the account again; sessions from before stay invalid. */
    void enable(long id) {
        sql.sql(ENABLE).param("id", id).update();
    }

    /** Ends the sessions of the user. */
    void setRole(long id, Role role) {
        sql.sql(SET_ROLE).param("id", id).param("role", role.code()).update();
    }

    boolean areFirstStepsOver(long id) {
        return sql.sql(FIRST_STEPS_OVER).param("id", id).query(Boolean.class).single();
    }

    void endFirstSteps(long id) {
        sql.sql(END_FIRST_STEPS).param("id", id).update();
    }

    /**
     * Ends the sessions and API tokens of the user.
     *
     * @param hash with the name of its algorithm
     */
    void setPassword(long id, String hash) {
        sql.sql(SET_PASSWORD)
                .param("id", id)
                .param("password", hash)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends the sessions and API tokens of the user, who cannot log in by a password until there is another one. */
    void removePassword(long id) {
        sql.sql(REMOVE_PASSWORD)
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nobody can log in with a passkey of the user any more. */
    void removePasskeys(long id) {
        sql.sql(REMOVE_PASSKEYS).param("id", id).update();
    }

    /** The subject identifies the user from now on, whatever name the provider reports. */
    void linkSubject(long id, String subject) {
        sql.sql(LINK_SUBJECT).param("id", id).param("subject", subject).update();
    }

    /** Number of administrators who are not disabled. */
    long countAdministrators() {
        return sql.sql(COUNT_ADMINISTRATORS).query(Long.class).single();
    }

    private static User user(ResultSet row) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        SessionUser person = new SessionUser(
                row.getLong("user_id"),
                row.getString("name"),
                row.getString("full_name"),
                Role.of(row.getString("role")),
                row.getInt("session_epoch"));
        return new User(
                person,
                row.getString("password_hash"),
                row.getString("subject"),
                disabled == null ? null : disabled.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
