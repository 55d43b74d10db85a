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
import org.rida.privacy.PiiMasking;
import org.rida.report.document.FigureSet;
import org.rida.report.figure.FigureSources;
import org.rida.report.opinion.OpinionLedgers;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Issues editions. A database trigger rejects any later change of an issued edition. */
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

    /**
     * Serializes issues by a transaction-level advisory lock: the later of two concurrent issues must see the earlier
     * one.
     */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('report_edition is issued'))";

    /** The hash is computed by the database over the stored text, so that it can be verified there. */
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
    private final DocumentRepository documents;
    private final OpinionLedgers ledgers;

    EditionIssuer(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            JsonMapper json,
            InstantSource time,
            EditionRepository editions,
            DocumentRepository documents,
            FigureSources sources) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.time = time;
        this.editions = editions;
        this.documents = documents;
        this.ledgers = new OpinionLedgers(sources.database(), sources.policy());
    }

    /**
     * The decision to issue a draft.
     *
     * @param edition identifier of the draft
     * @param actor name of the person
     * @param reason not blank
     */
    public record Decision(long edition, String actor, String reason) {}

    /**
     * What is rendered when issuing.
     *
     * @param corrected the issue that this one replaces, if any
     * @param at time of the issue
     */
    public record FrozenEdition(FigureSet figures, Optional<IssuedEdition> corrected, Instant at) {}

    /**
     * A row of the editions.
     *
     * @param corrects the issue that was in force when this was drafted; null when there was none
     * @param issuedAt null for a draft
     */
    private record StoredEdition(
            long edition, @Nullable Long corrects, @Nullable Instant issuedAt, FigureSet figures) {}

    /**
     * The issue in force of a month.
     *
     * @param part empty for a report that is not split
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
     * Issues a draft, either with all its documents or not at all.
     *
     * @param drawing renders the documents into the location and returns them
     * @throws Problem when there is no such draft, when the month has been issued since it was drafted, or when
     *     another edition was issued beside which this one would give somebody away
     */
    public void issue(Decision decision, BiFunction<FrozenEdition, DocumentLocation, List<DocumentFile>> drawing) {
        try {
            transaction.executeWithoutResult(status -> {
                // Held until the end of the transaction.
                sql.sql(ONE_AT_A_TIME).query().singleRow();
                StoredEdition draft = draft(decision.edition());
                Optional<IssuedEdition> inForce = latest(
                        draft.figures().report(),
                        draft.figures().month(),
                        draft.figures().partCode());
                requireCorrectsCurrentIssue(draft, inForce);
                requireNobodyGivenAway(draft);
                FrozenEdition frozen = new FrozenEdition(draft.figures(), inForce, time.instant());
                // Before the update: the trigger accepts no documents for an issued edition.
                documents.render(
                        draft.edition(),
                        "issued",
                        draft.figures(),
                        "issued-" + draft.edition(),
                        folder -> drawing.apply(frozen, folder));
                sql.sql(ISSUE)
                        .param("at", frozen.at().atOffset(ZoneOffset.UTC))
                        .param("actor", decision.actor())
                        .param("reason", PiiMasking.mask(decision.reason()))
                        .param("edition", decision.edition())
                        .update();
                editions.publishSaved(decision.edition(), 0);
            });
        } catch (DuplicateKeyException e) {
            throw Problem.because(e, "problem.edition-overtaken", "edition", Long.toString(decision.edition()));
        }
    }

    /** Locks the row until the end of the transaction. */
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

    /** A draft made before the current issue does not list the changes since. */
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

    /** @throws Problem when what was issued since it was drafted would give somebody away beside it */
    private void requireNobodyGivenAway(StoredEdition draft) {
        if (!ledgers.permits(draft.figures().opinions())) {
            throw Problem.of("problem.edition-conflicting", "edition", Long.toString(draft.edition()));
        }
    }

    private static IssuedEdition issue(StoredEdition stored) {
        return new IssuedEdition(
                stored.edition(), stored.figures(), java.util.Objects.requireNonNull(stored.issuedAt()));
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
