package org.rida.access;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits password guessing. Attempts are counted in the database, so that the limits hold over all processes. Within 15
 * minutes an account allows five failures from the address of its last log-in and five from all other addresses, so that
 * guesses from elsewhere do not lock out its owner. Refused attempts are not counted: the account opens as soon as the
 * window has passed. See OWASP's Authentication Cheat Sheet for the balance between guessing and locking out.
 */
@Repository
class LoginAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MAX_PER_ACCOUNT = 5;
    /** Failures over all accounts from one address: stops a common password tried on many names. */
    static final int MAX_PER_ADDRESS = 60;

    /** Attempts are deleted after this time. */
    private static final Duration RETENTION = Duration.ofDays(1);

    /** Serialises the attempts on one account until the transaction ends; 7235 keeps the hash apart from other locks. */
    private static final String LOCK_ACCOUNT = "select pg_advisory_xact_lock(hashtextextended(:account, 7235))";

    private static final String PURGE = "delete from access_attempt where attempted_at < :before";

    // failures from the known address and from all others are counted apart
    private static final String COUNT_FAILED_OF_ACCOUNT =
            """
            select count(*) from access_attempt
            where account = :account and attempted_at > :since and not succeeded and (address = :knownAddress) = :fromKnownAddress
            """;

    private static final String COUNT_FAILED_OF_ADDRESS =
            "select count(*) from access_attempt where address = :address and attempted_at > :since and not succeeded";

    private static final String RESERVE =
            "insert into access_attempt (account, address, attempted_at) values (:account, :address, :at) returning attempt_id";

    private static final String MARK_SUCCEEDED = "update access_attempt set succeeded = true where attempt_id = :id";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    LoginAttempts(JdbcClient sql, PlatformTransactionManager transactions, InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
    }

    /**
     * The name under which attempts for an account are stored. For an unknown one it is four digits of a hash, since people
     * type their passwords into the wrong field: enough to tell attempts apart, too little to try passwords against.
     *
     * @param account normalised name, as typed
     * @param known whether there is an account of this name
     */
    static String recordedName(String account, boolean known) {
        return known ? account : "unknown-" + Sha256.hex(account).substring(0, 4);
    }

    /**
     * Records an attempt before its password is checked. It counts as failed until {@link #markSucceeded} is called, so
     * that parallel attempts cannot exceed the limits.
     *
     * @param account normalised name; for codes with a prefix, so that both have limits of their own
     * @param address IP address of the client
     * @param knownAddress address of the last log-in of the account; empty for none
     * @return number of the attempt; empty when a limit is reached
     */
    OptionalLong reserve(String account, String address, String knownAddress) {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        return transaction.execute(status -> {
            sql.sql(LOCK_ACCOUNT).param("account", account).query((row, n) -> 1).single();
            // old attempts are removed here rather than by a schedule: the table stays small without a running
            // scheduler
            sql.sql(PURGE).param("before", now.minus(RETENTION)).update();
            if (failedOfAccount(account, knownAddress, address.equals(knownAddress), now) >= MAX_PER_ACCOUNT
                    || failedOfAddress(address, now) >= MAX_PER_ADDRESS) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(sql.sql(RESERVE)
                    .param("account", account)
                    .param("address", address)
                    .param("at", now)
                    .query(Long.class)
                    .single());
        });
    }

    /** @param attempt number from {@link #reserve} */
    void markSucceeded(long attempt) {
        sql.sql(MARK_SUCCEEDED).param("id", attempt).update();
    }

    /** @param fromKnownAddress whether to count failures from the known address, or from all others */
    private long failedOfAccount(String account, String knownAddress, boolean fromKnownAddress, OffsetDateTime now) {
        return sql.sql(COUNT_FAILED_OF_ACCOUNT)
                .param("account", account)
                .param("since", now.minus(WINDOW))
                .param("knownAddress", knownAddress)
                .param("fromKnownAddress", fromKnownAddress)
                .query(Long.class)
                .single();
    }

    private long failedOfAddress(String address, OffsetDateTime now) {
        return sql.sql(COUNT_FAILED_OF_ADDRESS)
                .param("address", address)
                .param("since", now.minus(WINDOW))
                .query(Long.class)
                .single();
    }
}
