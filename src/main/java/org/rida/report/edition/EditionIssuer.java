package org.rida.report.edition;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.report.document.FigureSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Editions that a person has issued: the database lets nothing of them change. */
@Repository
public class EditionIssuer {

    private static final String EDITION =
            """
            select edition_id, corrects, issued_at, figures::text as figures
            from report_edition where edition_id = :edition for update
            """;

    private static final String LATEST =
            """
            select edition_id, corrects, issued_at, figures::text as figures
            from report_edition
            where report = :report and month = :month and part = :part and state = 'issued'
            order by issued_at desc limit 1
            """;

    /** Of two editions one must have been masked beside the other; who lies so far apart has no cells in common. See {@code Published}. */
    private static final String NOT_MASKED_TOGETHER =
            """
            select other.edition_id
            from report_edition e
            join report_edition other on other.month between e.month - interval '24 months' and e.month + interval '24 months'
                and (other.report, other.month) <> (e.report, e.month)
            where e.edition_id = :edition and other.state = 'issued'
                and jsonb_array_length(e.figures -> 'disclosed') > 0 and jsonb_array_length(other.figures -> 'disclosed') > 0
                and not coalesce(e.figures -> 'beside' @> to_jsonb(other.edition_id), false)
                and not coalesce(other.figures -> 'beside' @> to_jsonb(e.edition_id), false)
            order by other.edition_id desc limit 1
            """;

    /** Of two that are issued at one moment the later one must see the earlier one. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('report_edition is issued'))";

    private static final String ISSUE =
            """
            update report_edition
            set state = 'issued', issued_at = :at, issue_actor = :actor, issue_reason = :reason,
                figures_sha256 = encode(sha256(convert_to(figures::text, 'UTF8')), 'hex')
            where edition_id = :edition
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource time;
    private final EditionRepository editions;

    EditionIssuer(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            JsonMapper json,
            InstantSource time,
            EditionRepository archive) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.time = time;
        this.editions = archive;
    }

    /** What a person decides. */
    public record Decision(long edition, String actor, String reason) {}

    /** What is issued: the frozen figures, and the issue that they correct if there is one. */
    public record FrozenEdition(FigureSet figures, Optional<IssuedEdition> corrected, Instant at) {}

    private record StoredEdition(
            long edition, @Nullable Long corrects, @Nullable Instant issuedAt, FigureSet figures) {}

    /**
     * The month's issue that is in force.
     *
     * @param part empty for a report of everything
     */
    public Optional<IssuedEdition> latest(String report, YearMonth month, String part) {
        return sql.sql(LATEST)
                .param("report", report)
                .param("month", month.atDay(1))
                .param("part", part)
                .query((row, n) -> storedEdition(row))
                .optional()
                .map(EditionIssuer::issue);
    }

    /**
     * Issues a draft; either with all its documents or not at all.
     *
     * @param drawing draws the documents of the issue into the folder
     * @throws Problem when there is no such draft, when the month was issued without this draft knowing of it, or
     *     when another report was: the two together could give away what each of them masks
     */
    public void issue(Decision decision, BiFunction<FrozenEdition, DocumentLocation, List<Document>> drawing) {
        try {
            transaction.executeWithoutResult(status -> {
                sql.sql(ONE_AT_A_TIME).query().singleRow();
                StoredEdition draft = draft(decision.edition());
                Optional<IssuedEdition> inForce = latest(
                        draft.figures().report(),
                        draft.figures().month(),
                        draft.figures().partCode());
                requireCorrectsCurrentIssue(draft, inForce);
                requireMaskedTogether(draft);
                FrozenEdition frozen = new FrozenEdition(draft.figures(), inForce, time.instant());
                editions.saveIssued(
                        draft.edition(), drawing.apply(frozen, editions.issueFolder(draft.figures(), draft.edition())));
                sql.sql(ISSUE)
                        .param("at", frozen.at().atOffset(ZoneOffset.UTC))
                        .param("actor", decision.actor())
                        .param("reason", decision.reason())
                        .param("edition", decision.edition())
                        .update();
                editions.publishSaved(decision.edition(), 0);
            });
        } catch (DuplicateKeyException e) {
            throw Problem.because(e, "problem.edition-overtaken", "edition", Long.toString(decision.edition()));
        }
    }

    private StoredEdition draft(long edition) {
        StoredEdition stored = sql.sql(EDITION)
                .param("edition", edition)
                .query((row, n) -> storedEdition(row))
                .optional()
                .orElseThrow(() -> Problem.of("problem.edition-unknown", "edition", Long.toString(edition)));
        if (stored.issuedAt() != null) {
            throw Problem.of(
                    "problem.edition-issued",
                    "edition",
                    Long.toString(edition),
                    "day",
                    stored.issuedAt().atOffset(ZoneOffset.UTC).toLocalDate());
        }
        return stored;
    }

    private static void requireCorrectsCurrentIssue(StoredEdition draft, Optional<IssuedEdition> inForce) {
        Long known = draft.corrects();
        if (inForce.isPresent() && !Long.valueOf(inForce.get().edition()).equals(known)) {
            throw Problem.of(
                    "problem.month-issued",
                    "report",
                    draft.figures().report(),
                    "month",
                    draft.figures().month(),
                    "issued",
                    Long.toString(inForce.get().edition()),
                    "edition",
                    Long.toString(draft.edition()));
        }
    }

    private void requireMaskedTogether(StoredEdition draft) {
        sql.sql(NOT_MASKED_TOGETHER)
                .param("edition", draft.edition())
                .query(Long.class)
                .optional()
                .ifPresent(other -> {
                    throw Problem.of(
                            "problem.edition-conflicting",
                            "edition",
                            Long.toString(draft.edition()),
                            "other",
                            Long.toString(other));
                });
    }

    private static IssuedEdition issue(StoredEdition stored) {
        return new IssuedEdition(stored.edition(), stored.figures(), java.util.Objects.requireNonNull(stored.issuedAt()));
    }

    private StoredEdition storedEdition(java.sql.ResultSet row) throws java.sql.SQLException {
        java.sql.Timestamp issuedAt = row.getTimestamp("issued_at");
        return new StoredEdition(
                row.getLong("edition_id"),
                row.getObject("corrects", Long.class),
                issuedAt == null ? null : issuedAt.toInstant(),
                json.readValue(row.getString("figures"), FigureSet.class));
    }
}
