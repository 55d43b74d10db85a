package org.rida.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.rida.i18n.Problem;
import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits password guessing. Attempts are counted in the database, so that the limits hold over all processes. Within 15
 * minutes a browser in which the account has been logged in before allows five failures of its own; all other browsers
 * together allow five for an account, and 60 from one address. So nobody's guesses lock out the owner, even when all share
 * an address; only in a new browser the owner may have to wait. Refused attempts are not counted: an account opens as soon
 * as the window has passed. See "device cookies" in OWASP's Authentication Cheat Sheet.
 */
@Repository
class LoginAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    /** The device of somebody who is logged in already. */
    static final String SESSION = "session";

    private static final int MAX_PER_ACCOUNT = 5;
    /** Failures of unknown browsers over all accounts from one address: stops a common password tried on many names. */
    static final int MAX_PER_ADDRESS = 60;

    /** Attempts are deleted after this time. */
    private static final Duration RETENTION = Duration.ofDays(1);

    /** Serialises the attempts on one account until the transaction ends; 7235 keeps the hash apart from other locks. */
    private static final String LOCK_ACCOUNT = "select pg_advisory_xact_lock(hashtextextended(:account, 7235))";

    private static final String PURGE = "delete from access_attempt where attempted_at < :before";

    // the failure before which the limit was not reached yet
    private static final String DECISIVE_OF_ACCOUNT =
            """
            select attempted_at from access_attempt
            where account = :account and device = :device and attempted_at > :since and not succeeded
            order by attempted_at desc offset :others limit 1
            """;

    private static final String DECISIVE_OF_ADDRESS =
            """
            select attempted_at from access_attempt
            where address = :address and device = '' and attempted_at > :since and not succeeded
            order by attempted_at desc offset :others limit 1
            """;

    private static final String RESERVE =
            """
            insert into access_attempt (account, address, device, attempted_at) values (:account, :address, :device, :at)
            returning attempt_id
            """;

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
     * What became of an attempt.
     *
     * @param number empty when a limit is reached
     * @param retryAfter after which an attempt is allowed again; zero unless a limit is reached
     */
    record Reservation(OptionalLong number, Duration retryAfter) {

        /**
         * The number of the attempt.
         *
         * @throws Problem with the time to wait when a limit is reached
         */
        long orThrow() {
            return number.orElseThrow(() -> throttled(retryAfter));
        }
    }

    /** The sentence for somebody who has to wait, in begun minutes. */
    static Problem throttled(Duration retryAfter) {
        return Problem.of(
                "problem.throttled", "minutes", retryAfter.plusSeconds(59).toMinutes());
    }

    /**
     * Records an attempt before its password is checked. It counts as failed until {@link #markSucceeded} is called, so
     * that parallel attempts cannot exceed the limits.
     *
     * @param account normalised name; for codes with a prefix, so that both have limits of their own
     * @param address IP address of the client
     * @param device browser in which the account has been logged in before; empty for any other
     */
    Reservation reserve(String account, String address, String device) {
        Instant now = time.instant();
        return transaction.execute(status -> {
            sql.sql(LOCK_ACCOUNT).param("account", account).query((row, n) -> 1).single();
            // old attempts are removed here rather than by a schedule: the table stays small without a running
            // scheduler
            sql.sql(PURGE).param("before", at(now.minus(RETENTION))).update();
            Duration retryAfter = ofAccount(account, device, now);
            if (device.isEmpty()) {
                Duration retryFromAddress = ofAddress(address, now);
                retryAfter = retryAfter.compareTo(retryFromAddress) > 0 ? retryAfter : retryFromAddress;
            }
            if (!retryAfter.isZero()) {
                return new Reservation(OptionalLong.empty(), retryAfter);
            }
            long number = sql.sql(RESERVE)
                    .param("account", account)
                    .param("address", address)
                    .param("device", device)
                    .param("at", at(now))
                    .query(Long.class)
                    .single();
            return new Reservation(OptionalLong.of(number), Duration.ZERO);
        });
    }

    /** @param attempt number of a {@link Reservation} */
    void markSucceeded(long attempt) {
        sql.sql(MARK_SUCCEEDED).param("id", attempt).update();
    }

    private Duration ofAccount(String account, String device, Instant now) {
        return retryAfter(
                sql.sql(DECISIVE_OF_ACCOUNT).param("account", account).param("device", device), MAX_PER_ACCOUNT, now);
    }

    private Duration ofAddress(String address, Instant now) {
        return retryAfter(sql.sql(DECISIVE_OF_ADDRESS).param("address", address), MAX_PER_ADDRESS, now);
    }

    /** Until the first of the last failures leaves the window; zero when there are fewer than allowed. */
    private static Duration retryAfter(StatementSpec decisive, int most, Instant now) {
        return decisive.param("since", at(now.minus(WINDOW)))
                .param("others", most - 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(first -> Duration.between(now, first.toInstant().plus(WINDOW)))
                .orElse(Duration.ZERO);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
