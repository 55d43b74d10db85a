package org.rida.job.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumbers;
import org.rida.job.person.PrivacyRequest.RequestedAction;
import org.rida.policy.Policy;
import org.rida.privacy.PiiMasking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of requests that people make about their own data, each with the day by which it is to be done. */
@Repository
public class PrivacyRequests {

    private static final String ADD =
            """
            insert into privacy_request (kind, subject_hash, received_on, due_on, recorded_at, actor, reason)
            values (:kind, :subject, :received, :due, :at, :actor, :reason) returning request_id
            """;

    /** Open ones sort before others, since false sorts before true. */
    private static final String ALL =
            """
            select *, certificate is not null as certified from privacy_request
            order by done_at is not null, case when done_at is null then due_on end, done_at desc, request_id
            limit :limit
            """;

    private static final String BY_ID =
            "select *, certificate is not null as certified from privacy_request where request_id = :id";

    private static final String OPEN =
            """
            select request_id from privacy_request
            where done_at is null and kind = :kind and subject_hash = :subject order by due_on limit 1
            """;

    private static final String DONE =
            """
            update privacy_request set done_at = :at, done_actor = :actor, done_reason = :reason,
                certificate = cast(:certificate as jsonb)
            where request_id = :id and done_at is null
            """;

    private static final String CERTIFICATE =
            "select certificate::text from privacy_request where request_id = :id and certificate is not null";

    private static final String COUNT_OPEN = "select count(*) from privacy_request where done_at is null";

    /** Of requests on the page. */
    private static final int MAX_SHOWN = 500;
    /** As many letters tell people apart, and lead nowhere without the key. */
    private static final int SUBJECT_LETTERS = 12;

    private final JdbcClient sql;
    private final InstantSource time;
    private final Policy policy;
    private final AuditLog audit;
    private final int days;

    PrivacyRequests(
            JdbcClient sql,
            InstantSource time,
            Policy policy,
            AuditLog audit,
            @Value("${rida.privacy.request-days}") int days) {
        this.sql = sql;
        this.time = time;
        this.policy = policy;
        this.audit = audit;
        this.days = days;
    }

    /** The open ones first, by their due day; then those that are done, the newest first; at most 500. */
    public List<PrivacyRequest> all() {
        return sql.sql(ALL)
                .param("limit", MAX_SHOWN)
                .query(PrivacyRequests::request)
                .list();
    }

    /** How many are not done. */
    public long countOpen() {
        return sql.sql(COUNT_OPEN).query(Long.class).single();
    }

    public Optional<PrivacyRequest> find(long id) {
        return sql.sql(BY_ID).param("id", id).query(PrivacyRequests::request).optional();
    }

    /** The certificate of an erasure as JSON; empty when there is none. */
    public Optional<String> certificate(long id) {
        return sql.sql(CERTIFICATE).param("id", id).query(String.class).optional();
    }

    /** In the organization's time zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }

    /** Days within which a request is to be done. */
    public int days() {
        return days;
    }

    /**
     * Records a request; it is due after {@link #days()} days.
     *
     * @param subject see {@link #subject}
     * @param received the day it arrived; null for today
     * @throws Problem when the day is in the future, or the reason is blank
     */
    long receive(RequestedAction kind, String subject, @Nullable LocalDate received, String reason, Actor actor) {
        LocalDate day = received == null ? today() : received;
        return audit.record(
                new Operation(
                        actor,
                        AuditAction.PRIVACY_REQUEST_RECEIVED,
                        subject,
                        Map.of("reason", reason, "action", kind.code())),
                () -> add(kind, subject, day, reason, actor));
    }

    /**
     * A day more than a year ago is a slip of the pen. Reasons are masked: people write the very number there that is
     * to be erased.
     */
    private long add(RequestedAction kind, String subject, LocalDate day, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        if (day.isAfter(today()) || day.isBefore(today().minusYears(1))) {
            throw Problem.of("person.problem.received", "found", day);
        }
        return sql.sql(ADD)
                .param("kind", kind.code())
                .param("subject", subject)
                .param("received", day)
                .param("due", day.plusDays(days))
                .param("at", now())
                .param("actor", actor.name())
                .param("reason", PiiMasking.mask(reason.strip()))
                .query(Long.class)
                .single();
    }

    /**
     * Closes a request on a person's decision: what was asked for was done elsewhere, or refused.
     *
     * @throws Problem when there is no such open request, or the reason is blank
     */
    public void close(long id, String reason, Actor actor) {
        audit.record(Operation.because(reason, actor, AuditAction.PRIVACY_REQUEST_DONE, Long.toString(id)), () -> {
            if (reason.isBlank()) {
                throw Problem.of("problem.reason-missing");
            }
            if (end(id, reason, actor, null) == 0) {
                throw Problem.of("person.problem.request", "id", Long.toString(id));
            }
        });
    }

    /**
     * Closes the open request of the same person and kind; one that was never recorded is recorded as received today.
     *
     * @param certificate as JSON; null when nothing was erased
     * @return its number
     */
    long complete(RequestedAction kind, String subject, String reason, Actor actor, @Nullable String certificate) {
        long id = sql.sql(OPEN)
                .param("kind", kind.code())
                .param("subject", subject)
                .query(Long.class)
                .optional()
                .orElseGet(() -> add(kind, subject, today(), reason, actor));
        end(id, reason, actor, certificate);
        return id;
    }

    /** @return 1, or 0 when the request is unknown or was done before */
    private int end(long id, String reason, Actor actor, @Nullable String certificate) {
        return sql.sql(DONE)
                .param("id", id)
                .param("at", now())
                .param("actor", actor.name())
                .param("reason", PiiMasking.mask(reason.strip()))
                .param("certificate", certificate)
                .update();
    }

    /** The beginning of a keyed hash. */
    static String subject(String hash) {
        return ErasedNumbers.letters(hash, SUBJECT_LETTERS);
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }

    private static PrivacyRequest request(ResultSet row, int number) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        return new PrivacyRequest(
                row.getLong("request_id"),
                RequestedAction.of(row.getString("kind")),
                row.getString("subject_hash"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("actor"),
                row.getString("reason"),
                done == null ? null : done.toInstant(),
                row.getString("done_actor"),
                row.getString("done_reason"),
                row.getBoolean("certified"));
    }
}
