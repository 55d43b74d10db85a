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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code access_user}. */
@Repository
class UserRepository {

    private static final String ALL =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, last_login_address, disabled_at, created_at
            from access_user order by name
            """;

    private static final String BY_NAME =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, last_login_address, disabled_at, created_at
            from access_user where name = :name
            """;

    private static final String BY_ID =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, last_login_address, disabled_at, created_at
            from access_user where user_id = :id
            """;

    private static final String BY_SUBJECT =
            """
            select user_id, name, full_name, role, password_hash, subject, session_epoch, last_login_address, disabled_at, created_at
            from access_user where subject = :subject
            """;

    private static final String ADD =
            """
            insert into access_user (name, full_name, role, created_at) values (:name, :fullName, :role, :now)
            on conflict (name) do nothing
            returning user_id
            """;

    private static final String DISABLE =
            "update access_user set disabled_at = coalesce(disabled_at, :now), session_epoch = session_epoch + 1 where user_id = :id";

    private static final String ENABLE =
            "update access_user set disabled_at = null, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String ROLE =
            "update access_user set role = :role, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String PASSWORD =
            "update access_user set password_hash = :password, session_epoch = session_epoch + 1 where user_id = :id";

    private static final String SUBJECT = "update access_user set subject = :subject where user_id = :id";

    private static final String KNOWN_FROM = "update access_user set last_login_address = :address where user_id = :id";

    private static final String ADMINISTRATORS =
            "select count(*) from access_user where role = 'administrator' and disabled_at is null";

    private final JdbcClient sql;
    private final InstantSource time;

    UserRepository(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * @param password hash; null until one was chosen
     * @param knownFrom empty when there was no log-in yet
     */
    record User(
            SessionUser person,
            @Nullable String password,
            @Nullable String subject,
            String knownFrom,
            @Nullable Instant disabledAt,
            Instant createdAt) {

        boolean enabled() {
            return disabledAt == null;
        }

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

    /** Names are compared in small letters without spaces around. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    List<User> all() {
        return sql.sql(ALL).query((row, n) -> user(row)).list();
    }

    Optional<User> byName(String name) {
        return sql.sql(BY_NAME)
                .param("name", plain(name))
                .query((row, n) -> user(row))
                .optional();
    }

    Optional<User> byId(long id) {
        return sql.sql(BY_ID).param("id", id).query((row, n) -> user(row)).optional();
    }

    Optional<User> bySubject(String subject) {
        return sql.sql(BY_SUBJECT)
                .param("subject", subject)
                .query((row, n) -> user(row))
                .optional();
    }

    /** Empty when the name is taken. */
    Optional<Long> add(String name, String fullName, Role role) {
        return sql.sql(ADD)
                .param("name", plain(name))
                .param("fullName", fullName.strip())
                .param("role", role.code())
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    void disable(long id) {
        sql.sql(DISABLE)
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void enable(long id) {
        sql.sql(ENABLE).param("id", id).update();
    }

    void role(long id, Role role) {
        sql.sql(ROLE).param("id", id).param("role", role.code()).update();
    }

    void password(long id, String hash) {
        sql.sql(PASSWORD).param("id", id).param("password", hash).update();
    }

    void subject(long id, String subject) {
        sql.sql(SUBJECT).param("id", id).param("subject", subject).update();
    }

    void knownFrom(long id, String address) {
        sql.sql(KNOWN_FROM).param("id", id).param("address", address).update();
    }

    long administrators() {
        return sql.sql(ADMINISTRATORS).query(Long.class).single();
    }

    private static User user(ResultSet row) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        String knownFrom = row.getString("last_login_address");
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
                knownFrom == null ? "" : knownFrom,
                disabled == null ? null : disabled.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
