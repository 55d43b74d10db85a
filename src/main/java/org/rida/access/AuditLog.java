package org.rida.access;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records who did what, when, and with which outcome. An entry is committed in a transaction of its own before the
 * operation begins, so that no operation goes unrecorded even when it is rolled back; its outcome is added once. The
 * database rejects every other change of an entry. Rows must not disappear from the log: a trigger refuses deletion, and only
 * the purge of old entries and the erasure of a person set it aside.
 */
@Repository
public class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    /** Names of users have at most 64 characters; a name that was only claimed may have any length. */
    private static final int MAX_NAME = 100;

    private static final String INSERT =
            """
            insert into audit_entry (occurred_at, actor, actor_kind, address, action, subject, detail)
            values (:at, :actor, :kind, :address, :action, :subject, cast(:detail as jsonb))
            returning entry_id
            """;

    private static final String COMPLETE =
            """
            update audit_entry
            set outcome = :outcome, ended_at = :at, cause_ar = :ar, cause_en = :en, detail = detail || cast(:found as jsonb)
            where entry_id = :entry
            """;

    private static final String COUNT_OLDER = "select count(*) from audit_entry where occurred_at < :before";

    private static final String DELETE_OLDER = "delete from audit_entry where occurred_at < :before";

    /**
     * One entry for each subject tells what was tried; the limit for an address keeps somebody with many names from
     * filling the log.
     */
    private static final String IS_FLOOD =
            """
            select count(*) filter (where subject = :subject) > 0 or count(*) >= :max
            from audit_entry where occurred_at > :since and action = :action and address = :address
            """;

    private final JdbcClient sql;
    private final TransactionTemplate newTransaction;
    private final InstantSource time;
    private final JsonMapper json;

    AuditLog(JdbcClient sql, PlatformTransactionManager transactions, InstantSource time, JsonMapper json) {
        this.sql = sql;
        this.newTransaction = new TransactionTemplate(transactions);
        // a transaction of its own: the entry must outlive a rollback of the operation
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.time = time;
        this.json = json;
    }

    /** The audit log of a database that is used outside the application context, as during a restore. */
    public static AuditLog of(DataSource database, InstantSource time) {
        return new AuditLog(
                JdbcClient.create(database),
                new JdbcTransactionManager(database),
                time,
                JsonMapper.builder().build());
    }

    /**
     * An operation that changes data or reveals it.
     *
     * @param actor who causes it
     * @param action what is done
     * @param subject what is affected: the name of a user, the number of an edition, the name of a file; masked unless it is
     *     a user or a folder of backups
     * @param detail further facts, by name, masked; never a password, a one-time code or the name of a beneficiary
     */
    public record Operation(Actor actor, AuditAction action, String subject, Map<String, String> detail) {

        /** Longest reason, in characters: it is read in lists, reports and messages, and what it belongs to may be final. */
        public static final int MAX_REASON = 1_000;

        /** @throws Problem when the detail {@code reason} is longer than {@value #MAX_REASON} characters */
        public Operation {
            requireShort(detail.getOrDefault("reason", ""));
        }

        /** @throws Problem when a text that somebody typed is longer than {@value #MAX_REASON} characters */
        public static void requireShort(String text) {
            if (text.length() > MAX_REASON) {
                throw Problem.of("problem.text-long", "max", MAX_REASON, "length", text.length());
            }
        }

        /**
         * An operation with a reason.
         *
         * @param reason left out of the entry when blank
         */
        public static Operation because(String reason, Actor actor, AuditAction action, String subject) {
            return new Operation(
                    actor, action, subject, reason.isBlank() ? Map.of() : Map.of("reason", reason.strip()));
        }
    }

    /**
     * Records an operation that returns nothing; see {@link #record(Operation, Supplier, Function)}.
     *
     * @param work runs exactly once
     */
    public void record(Operation operation, Runnable work) {
        record(operation, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Records an operation whose result adds nothing to the entry.
     *
     * @return the result of the work
     */
    public <T> T record(Operation operation, Supplier<T> work) {
        return record(operation, work, result -> Map.of());
    }

    /**
     * Writes the entry, runs the operation, then adds its outcome. Within a transaction of the caller the outcome is added
     * when that transaction ends: {@code DONE} after a commit, {@code FAILED} after a rollback. An exception is recorded
     * and thrown again.
     *
     * @param operation what is done, by whom
     * @param work runs exactly once, after the entry is committed
     * @param found derives details that are known only afterwards, such as a number of rows or the number of a run
     * @return the result of the work
     */
    public <T> T record(Operation operation, Supplier<T> work, Function<T, Map<String, String>> found) {
        long entry = begin(operation);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            endWithError(e, entry);
            throw e;
        }
        // within a transaction of the caller nothing is certain yet: a later statement may still roll it back
        Map<String, String> facts = found.apply(result);
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_COMMITTED) {
                        end(entry, AuditOutcome.DONE, BilingualText.EMPTY, facts);
                    } else {
                        end(
                                entry,
                                AuditOutcome.FAILED,
                                Problem.of("problem.undone").text(),
                                facts);
                    }
                }
            });
        } else {
            end(entry, AuditOutcome.DONE, BilingualText.EMPTY, facts);
        }
        return result;
    }

    /**
     * Records an operation that has already ended.
     *
     * @param outcome how it ended
     */
    public void record(Operation operation, AuditOutcome outcome) {
        end(begin(operation), outcome, BilingualText.EMPTY, Map.of());
    }

    /**
     * Records an operation that unauthenticated clients can cause at will, at a bounded rate: at most one entry for each
     * subject and address, and at most {@code max} entries for each address, within the time.
     *
     * @param within length of the time
     * @param max entries of this action for each address
     */
    void recordUnlessFlood(Operation operation, AuditOutcome outcome, Duration within, int max) {
        boolean flood = sql.sql(IS_FLOOD)
                .param("subject", subject(operation))
                .param("max", max)
                .param("since", now().minus(within))
                .param("action", operation.action().code())
                .param("address", operation.actor().address())
                .query(Boolean.class)
                .single();
        if (!flood) {
            record(operation, outcome);
        }
    }

    /** How many entries {@link #purge} would delete. */
    public long countOlder(OffsetDateTime before) {
        return sql.sql(COUNT_OLDER).param("before", before).query(Long.class).single();
    }

    /**
     * Deletes entries after their retention period, which the trigger otherwise refuses.
     *
     * @return how many
     */
    public long purge(OffsetDateTime before) {
        if (countOlder(before) == 0) {
            return 0;
        }
        Integer deleted = newTransaction.execute(status -> {
            sql.sql("alter table audit_entry disable trigger audit_entry_kept").update();
            int entries = sql.sql(DELETE_OLDER).param("before", before).update();
            sql.sql("alter table audit_entry enable trigger audit_entry_kept").update();
            return entries;
        });
        return deleted == null ? 0 : deleted;
    }

    /** Committed when this returns, whatever becomes of the caller's transaction. */
    private long begin(Operation operation) {
        Actor actor = operation.actor();
        return Objects.requireNonNull(newTransaction.execute(status -> sql.sql(INSERT)
                .param("at", now())
                .param(
                        "actor",
                        storable(actor.name()
                                .substring(0, Math.min(MAX_NAME, actor.name().length()))))
                .param("kind", actor.kind().code())
                .param("address", actor.address())
                .param("action", operation.action().code())
                .param("subject", subject(operation))
                .param("detail", json(operation.detail()))
                .query(Long.class)
                .single()));
    }

    // an error while recording must not hide the error of the operation
    private void endWithError(Throwable error, long entry) {
        try {
            end(entry, isRefusal(error) ? AuditOutcome.REFUSED : AuditOutcome.FAILED, cause(error), Map.of());
        } catch (RuntimeException e) {
            // without a database connection this fails too; the caller reports the original error
            LOG.warn("the outcome of audit entry {} could not be recorded", entry, e);
        }
    }

    /**
     * A {@link Problem} is a refusal by the program, unless an {@link IOException} caused it: then the disk or network
     * failed.
     */
    private static boolean isRefusal(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return false;
            }
        }
        return error instanceof Problem;
    }

    /** The message of a problem, or else of the innermost exception. */
    private static BilingualText cause(Throwable error) {
        if (error instanceof Problem problem) {
            return problem.text();
        }
        Throwable last = error;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = last.getMessage();
        return Problem.of(
                        "problem.unexpected",
                        "reason",
                        message == null ? last.getClass().getSimpleName() : message)
                .text();
    }

    /** In a transaction of its own as well: the caller's may be rolled back, or be over. */
    private void end(long entry, AuditOutcome outcome, BilingualText cause, Map<String, String> found) {
        newTransaction.executeWithoutResult(status -> sql.sql(COMPLETE)
                .param("entry", entry)
                .param("outcome", outcome.code())
                .param("at", now())
                .param("ar", emptyToNull(masked(cause.ar())))
                .param("en", emptyToNull(masked(cause.en())))
                .param("found", json(found))
                .update());
    }

    /** Names and values are masked one by one: both may quote what people typed. */
    private String json(Map<String, String> detail) {
        Map<String, String> storable = new HashMap<>();
        detail.forEach((name, value) -> storable.put(masked(name), masked(value)));
        return json.writeValueAsString(storable);
    }

    /** Names of users and folders stay, as without them nobody could tell what was meant; all else may be typed text. */
    private static String subject(Operation operation) {
        return operation.action().isNamedHere() ? storable(operation.subject()) : masked(operation.subject());
    }

    private static String masked(String text) {
        return PiiMasking.mask(storable(text));
    }

    /** PostgreSQL text cannot hold U+0000; it is replaced, so that input with it is recorded too. */
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    /** The columns of the cause are empty together or not at all. */
    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }
}
