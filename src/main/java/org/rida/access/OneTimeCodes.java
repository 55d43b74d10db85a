package org.rida.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes with which a user chooses a password. Only the newest code of a user is valid, for three days. */
@Repository
class OneTimeCodes {

    static final Duration VALIDITY = Duration.ofDays(3);

    private static final String INVALIDATE_EARLIER =
            // "is not distinct from" also matches the set-up code, whose user is null
            """
            update access_code set used_at = :now
            where used_at is null and user_id is not distinct from cast(:user as bigint)
            """;

    private static final String INSERT =
            """
            insert into access_code (code_hash, user_id, created_at, expires_at)
            values (:hash, cast(:user as bigint), :now, :expires)
            """;

    private static final String IS_VALID =
            """
            select exists (
                select from access_code
                where code_hash = :hash and used_at is null and expires_at > :now
                  and user_id is not distinct from cast(:user as bigint))
            """;

    // one statement, so that a code sent twice at the same time is used once
    private static final String USE =
            """
            update access_code set used_at = :now
            where code_hash = :hash and used_at is null and expires_at > :now
              and user_id is not distinct from cast(:user as bigint)
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    OneTimeCodes(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * Creates a code and invalidates earlier ones of the same user.
     *
     * @param user null for the set-up code, which creates the first administrator
     * @return the code, of which only a hash is stored
     */
    String create(@Nullable Long user) {
        String code = RandomTokens.code();
        Instant now = time.instant();
        sql.sql(INVALIDATE_EARLIER)
                .param("user", user)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(INSERT)
                .param("hash", RandomTokens.hashOfCode(code))
                .param("user", user)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(VALIDITY).atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    /** Whether it is the valid code of this user; parameters as for {@link #use}. */
    boolean isValid(String typed, Optional<Long> user) {
        return sql.sql(IS_VALID)
                .param("hash", RandomTokens.hashOfCode(typed))
                .param("user", user.orElse(null))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * Marks a code as used.
     *
     * @param typed case, spaces and hyphens do not matter
     * @param user empty for the set-up code
     * @return whether it was the valid code of this user
     */
    boolean use(String typed, Optional<Long> user) {
        return sql.sql(USE)
                        .param("hash", RandomTokens.hashOfCode(typed))
                        .param("user", user.orElse(null))
                        .param("now", time.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
