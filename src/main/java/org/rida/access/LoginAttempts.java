package org.rida.access;














import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many passwords were looked at lately, counted in the database over all processes. An account allows five from the
 * address that it was last used from and five from everywhere else, so that a stranger's guesses keep its owner out at home
 * only when they come from there; ten in all. What is refused is not counted: when an attack stops, the account opens.
 */
@Repository
class LoginAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int OF_ACCOUNT = 5;
    /** Of all accounts together from one address: a common password tried on every name. */
    static final int OF_ADDRESS = 60;

    private static final Duration KEPT = Duration.ofDays(1);

    private static final String ONE_AFTER_ANOTHER = "select pg_advisory_xact_lock(hashtextextended(:account, 7235))";

    private static final String FORGET = "delete from access_attempt where attempted_at < :before";

    private static final String FAILED_OF_ACCOUNT =
            """
            select count(*) from access_attempt
            where account = :account and attempted_at > :since and not succeeded and (address = :known) = :atHome
            """;

    private static final String FAILED_OF_ADDRESS =
            "select count(*) from access_attempt where address = :address and attempted_at > :since and not succeeded";

    private static final String RESERVE =
            "insert into access_attempt (account, address, attempted_at) values (:account, :address, :at) returning attempt_id";

    private static final String SUCCEEDED = "update access_attempt set succeeded = true where attempt_id = :id";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    LoginAttempts(JdbcClient sql, PlatformTransactionManager transactions, InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
    }

    /**
     * The right to look at one password; it counts as failed until it is said to have succeeded, so that many at once are no
     * way around.
     *
     * @param known the address that the account was last used from; empty for none
     * @return empty when there were too many
     */
    OptionalLong reserve(String account, String address, String known) {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        return transaction.execute(status -> {
            sql.sql(ONE_AFTER_ANOTHER)
                    .param("account", account)
                    .query((row, n) -> 1)
                    .single();
            sql.sql(FORGET).param("before", now.minus(KEPT)).update();
            if (failedOfAccount(account, known, address.equals(known), now) >= OF_ACCOUNT
                    || failedOfAddress(address, now) >= OF_ADDRESS) {
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

    void succeeded(long attempt) {
        sql.sql(SUCCEEDED).param("id", attempt).update();
    }

    private long failedOfAccount(String account, String known, boolean atHome, OffsetDateTime now) {
        return sql.sql(FAILED_OF_ACCOUNT)
                .param("account", account)
                .param("since", now.minus(WINDOW))
                .param("known", known)
                .param("atHome", atHome)
                .query(Long.class)
                .single();
    }

    private long failedOfAddress(String address, OffsetDateTime now) {
        return sql.sql(FAILED_OF_ADDRESS)
                .param("address", address)
                .param("since", now.minus(WINDOW))
                .query(Long.class)
                .single();
    }
}
