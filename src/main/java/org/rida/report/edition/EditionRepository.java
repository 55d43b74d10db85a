package org.rida.report.edition;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy.Audience;
import org.rida.report.Reports;
import org.rida.report.document.FigureSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Stores drafts and issues: figure sets and documents. */
@Repository
public class EditionRepository {

    private static final String NEXT_NUMBER =
            """
            select coalesce(max(number), 0) + 1 from report_edition where report = :report and month = :month and part = :part
            """;

    /**
     * Records the input files with their hashes, as counted at the time of the draft, and the versions of the counts that it was
     * computed from.
     */
    private static final String INSERT_EDITION =
            """
            insert into report_edition (report, month, part, audience, number, drafted_at, run_id, cut_off, corrects, figures, inputs,
                period_from, period_to, reads, months_read)
            values (:report, :month, :part, :audience, :number, :draftedAt, :run, :cutOff, :corrects, cast(:figures as jsonb),
                    (select coalesce(jsonb_agg(jsonb_build_object('file', name, 'sha256', sha256) order by file_id), '[]')
                     from counted_input),
                    cast(:periodFrom as date), cast(:periodTo as date), cast(:reads as jsonb), cast(nullif(:versions, '{}') as jsonb))
            returning edition_id
            """;

    private static final String EDITIONS =
            """
            select edition_id, report, figures -> 'title' ->> 'ar' as title_ar, figures -> 'title' ->> 'en' as title_en,
                part, figures -> 'part' -> 'name' ->> 'ar' as part_ar, figures -> 'part' -> 'name' ->> 'en' as part_en,
                audience, month, number, state, drafted_at
            from report_edition
            order by month desc, report, part, number desc
            """;

    private static final String TO_ISSUE =
            """
            select edition_id, figures -> 'title' ->> 'ar' as title_ar, figures -> 'title' ->> 'en' as title_en,
                part, figures -> 'part' -> 'name' ->> 'ar' as part_ar, figures -> 'part' -> 'name' ->> 'en' as part_en, month, run_id
            from report_edition e
            where state = 'draft' and not exists (
                select from report_edition newer
                where newer.report = e.report and newer.month = e.month and newer.part = e.part
                    and newer.number > e.number)
            order by month desc, report, part
            """;

    private static final String OF_RUN =
            """
            select edition_id, report, figures -> 'title' ->> 'ar' as title_ar, figures -> 'title' ->> 'en' as title_en,
                part, figures -> 'part' -> 'name' ->> 'ar' as part_ar, figures -> 'part' -> 'name' ->> 'en' as part_en,
                audience, month, number, state, drafted_at
            from report_edition
            where run_id = :run order by edition_id
            """;

    private static final String ISSUES =
            """
            select e.edition_id, e.issued_at, e.issue_actor, e.issue_reason,
                c.edition_id as correction, c.issued_at as corrected_at, c.issue_reason as correction_reason
            from report_edition e left join report_edition c on c.corrects = e.edition_id and c.state = 'issued'
            where e.state = 'issued'
            """;

    private static final String IS_DRAFTED =
            """
            select exists (select from report_edition
                where run_id = :run and report = :report and month = :month and part = :part)
            """;

    private static final String FIGURES = "select figures::text from report_edition where edition_id = :edition";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource time;
    private final ApplicationEventPublisher events;
    private final DocumentRepository documents;

    EditionRepository(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            JsonMapper json,
            InstantSource time,
            ApplicationEventPublisher events,
            DocumentRepository documents) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.time = time;
        this.events = events;
        this.documents = documents;
    }

    /** All editions, the latest month first. */
    public List<Edition> editions() {
        return listed(sql.sql(EDITIONS));
    }

    /** The editions that a role may read, the latest month first. */
    public List<Edition> readableBy(Role role) {
        return editions().stream().filter(edition -> edition.isReadableBy(role)).toList();
    }

    /**
     * An edition that a role may read; one that it may not read is missing like one that does not exist, so that numbers
     * reveal nothing.
     */
    public Optional<Edition> readableBy(Role role, long id) {
        return readableBy(role).stream().filter(edition -> edition.id() == id).findFirst();
    }

    /**
     * A draft that waits to be issued.
     *
     * @param name of the report, with its part
     * @param run that drafted it
     */
    public record WaitingDraft(long id, BilingualText name, YearMonth month, long run) {}

    /** Drafts that no newer edition of the same report, month and part has replaced, the latest month first. */
    public List<WaitingDraft> toIssue() {
        return sql.sql(TO_ISSUE)
                .query((row, n) -> new WaitingDraft(
                        row.getLong("edition_id"),
                        Edition.name(
                                new BilingualText(row.getString("title_ar"), row.getString("title_en")), part(row)),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getLong("run_id")))
                .list();
    }

    /**
     * When and why an edition was issued.
     *
     * @param actor name of the person who issued it
     * @param correction that replaced it; null while it is in force
     */
    public record Issue(Instant at, String actor, String reason, @Nullable Replacement correction) {}

    /** The edition that replaced an issued one. */
    public record Replacement(long edition, Instant at, String reason) {}

    /** The issues of all issued editions, by the number of the edition. */
    public Map<Long, Issue> issues() {
        return sql.sql(ISSUES).query((row, n) -> Map.entry(row.getLong("edition_id"), issue(row))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Issue issue(ResultSet row) throws SQLException {
        Timestamp corrected = row.getTimestamp("corrected_at");
        return new Issue(
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issue_actor"),
                row.getString("issue_reason"),
                corrected == null
                        ? null
                        : new Replacement(
                                row.getLong("correction"), corrected.toInstant(), row.getString("correction_reason")));
    }

    /** The drafts of a run, in the order of their creation. */
    public List<Edition> ofRun(long run) {
        return listed(sql.sql(OF_RUN).param("run", run));
    }

    /** Whether the run has already drafted this part. */
    public boolean isDrafted(Reports.ReportRequest request, String part) {
        return sql.sql(IS_DRAFTED)
                .param("run", request.run())
                .param("report", request.report())
                .param("month", request.month().atDay(1))
                .param("part", part)
                .query(Boolean.class)
                .single();
    }

    /** @throws Problem when there is no edition of this number */
    public Edition edition(long id) {
        return editions().stream()
                .filter(edition -> edition.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.of("problem.edition-unknown", "edition", Long.toString(id)));
    }

    /** The frozen figures; empty when there is no edition of this number. */
    public Optional<FigureSet> figures(long edition) {
        return sql.sql(FIGURES)
                .param("edition", edition)
                .query(String.class)
                .optional()
                .map(figures -> json.readValue(figures, FigureSet.class));
    }

    /** A document of the edition's present state. */
    public Optional<Document> document(long edition, Language language, String format) {
        return documents.documents(edition).stream()
                .filter(d -> d.language() == language && d.format().equals(format))
                .findFirst();
    }

    /** Where the copy of a document is, if copies are configured; a person may have removed it since. */
    public Optional<Path> copy(Edition edition, Document document) {
        return documents.copies(edition.month()).map(folder -> folder.resolve(document.name()));
    }

    /**
     * The content of a document.
     *
     * @throws ChangedDocument when it is missing, or is not the one that was rendered
     */
    public byte[] content(Document document) {
        return documents.content(document);
    }

    /**
     * Saves the figures and renders the documents in one transaction: when rendering fails, nothing is stored.
     *
     * @param audience of the report's definition; it stays that of the edition when the definition changes
     * @param read what the figures were computed from
     * @param run the run that makes the draft
     * @param corrects the issue in force; null when the month is not issued
     * @param drawing renders the documents into the location and returns them
     */
    public Edition save(
            FigureSet figures,
            Audience audience,
            MonthsRead read,
            long run,
            @Nullable Long corrects,
            Function<DocumentLocation, List<DocumentFile>> drawing) {
        return transaction.execute(status -> {
            int number = sql.sql(NEXT_NUMBER)
                    .param("report", figures.report())
                    .param("month", figures.month().atDay(1))
                    .param("part", figures.partCode())
                    .query(Integer.class)
                    .single();
            long id = saveFigures(figures, audience, read, run, corrects, number);
            documents.render(id, "draft", figures, "draft-" + number, drawing);
            publishSaved(id, run);
            return new Edition(
                    id,
                    figures.report(),
                    figures.title(),
                    figures.part() == null
                            ? BilingualText.EMPTY
                            : figures.part().name(),
                    audience,
                    figures.month(),
                    number,
                    Edition.EditionState.DRAFT,
                    time.instant(),
                    documents.documents(id));
        });
    }

    private long saveFigures(
            FigureSet figures, Audience audience, MonthsRead read, long run, @Nullable Long corrects, int number) {
        return sql.sql(INSERT_EDITION)
                .param("report", figures.report())
                .param("month", figures.month().atDay(1))
                .param("part", figures.partCode())
                .param("audience", audience.name().toLowerCase(Locale.ROOT))
                .param("number", number)
                .param("draftedAt", time.instant().atOffset(ZoneOffset.UTC))
                .param("run", run)
                .param("cutOff", figures.cutOff())
                .param("corrects", corrects, Types.BIGINT)
                .param("figures", json.writeValueAsString(figures))
                .param("periodFrom", read.period().firstMonth().atDay(1))
                .param("periodTo", read.period().lastMonth().atDay(1))
                .param("reads", read.readsAsJson())
                .param("versions", json.writeValueAsString(read.versions()))
                .query(Long.class)
                .single();
    }

    /**
     * Publishes the event within the transaction, so that edition and notifications are stored together or not at
     * all.
     */
    void publishSaved(long edition, long run) {
        events.publishEvent(new EditionSaved(edition, run));
    }

    /** Two queries however many there are. */
    private List<Edition> listed(JdbcClient.StatementSpec query) {
        List<Edition> editions = query.query((row, n) -> edition(row)).list();
        Map<Long, List<Document>> documentsOf =
                documents.documents(editions.stream().map(Edition::id).toList());
        return editions.stream()
                .map(edition -> edition.withDocuments(documentsOf.getOrDefault(edition.id(), List.of())))
                .toList();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                row.getLong("edition_id"),
                row.getString("report"),
                new BilingualText(row.getString("title_ar"), row.getString("title_en")),
                part(row),
                Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("number"),
                Edition.EditionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("drafted_at").toInstant(),
                List.of());
    }

    private static BilingualText part(ResultSet row) throws SQLException {
        return row.getString("part").isEmpty()
                ? BilingualText.EMPTY
                : new BilingualText(row.getString("part_ar"), row.getString("part_en"));
    }
}
