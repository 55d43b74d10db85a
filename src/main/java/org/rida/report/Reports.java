package org.rida.report;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy.Audience;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.edition.ChangedDocument;
import org.rida.report.edition.Corrections;
import org.rida.report.edition.Document;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionIssuer;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.IssuedEdition;
import org.rida.report.render.DocumentRendering;
import org.springframework.stereotype.Service;

/**
 * Drafts and issues reports. A draft freezes the figures and renders documents from them; issuing renders them once
 * more without the draft stamp and makes them immutable.
 */
@Service
public class Reports {

    private final ReportDefinitions definitions;
    private final ReportDrafter drafter;
    private final DocumentRendering rendering;
    private final EditionRepository editions;
    private final EditionIssuer issuer;
    private final AuditLog audit;

    /**
     * The last month of which requests are counted.
     *
     * @throws Problem when nothing is counted
     */
    public YearMonth latestMonth() {
        return drafter.latestMonth();
    }

    public Reports(
            ReportDefinitions definitions,
            ReportDrafter drafter,
            DocumentRendering rendering,
            EditionRepository editions,
            EditionIssuer issuer,
            AuditLog audit) {
        this.audit = audit;
        this.definitions = definitions;
        this.drafter = drafter;
        this.rendering = rendering;
        this.editions = editions;
        this.issuer = issuer;
    }

    /** The names of all defined reports. */
    public List<String> names() {
        return definitions.names();
    }

    /**
     * For whom a report is defined now.
     *
     * @throws Problem when it is not defined
     */
    public Audience audience(String report) {
        return definitions.get(report).audience();
    }

    /** The formats of documents, sorted. */
    public List<String> formats() {
        return rendering.formats();
    }

    /**
     * What a run drafts.
     *
     * @param report name of the folder in {@code reports/}
     * @param month month of the run; the definition decides which period it stands for
     * @param languages one document for each language and format
     * @param formats as {@link #formats} lists them
     * @param run identifies the run: it drafts a part only once
     * @param provisional which inputs are missing, shown on every page; empty when none is
     */
    public record ReportRequest(
            String report,
            YearMonth month,
            List<Language> languages,
            List<String> formats,
            long run,
            BilingualText provisional) {}

    /**
     * A warning before drafting: the figures issued for the preceding period have changed since, with the numbers.
     * Or that it will fail, when there are no data of the month. Empty otherwise.
     */
    public BilingualText notice(String report, YearMonth month) {
        try {
            return drafter.notice(report, definitions.get(report), month);
        } catch (Problem e) {
            return drafter.foretold(month);
        }
    }

    /**
     * Validates all definitions.
     *
     * @throws Problem naming the errors of the first invalid definition
     */
    public void check() {
        definitions.names().forEach(definitions::get);
    }

    /**
     * The parts of a split report, each drafted separately, by code (departments, for example). A report that is not
     * split has one part with an empty code.
     */
    public List<String> parts(String report, YearMonth month) {
        return drafter.parts(definitions.get(report), month).stream()
                .map(part -> part == null ? "" : part.value())
                .toList();
    }

    /** What readers call one of the {@link #parts}; empty for the whole of a report that is not split. */
    public BilingualText partName(String report, String part) {
        return part.isEmpty()
                ? BilingualText.EMPTY
                : drafter.part(definitions.get(report), part).name();
    }

    /**
     * Drafts the report, or each of its parts. Parts that the same run has drafted already are skipped.
     *
     * @param onDocument called with the name of each document after it is rendered
     * @throws Problem when the report is unknown or the month has no data
     */
    public List<Edition> draft(ReportRequest request, Consumer<String> onDocument) {
        return parts(request.report(), request.month()).stream()
                .flatMap(part -> draft(request, part, onDocument).stream())
                .toList();
    }

    /**
     * Drafts one part. Either the draft and all its documents exist afterwards, or none of them.
     *
     * @param part one of {@link #parts}
     * @param onDocument called with the name of each document after it is rendered
     * @return empty when the same run has drafted this part already
     * @throws Problem when the report or a format is unknown or the month has no data
     */
    public Optional<Edition> draft(ReportRequest request, String part, Consumer<String> onDocument) {
        // An unknown format fails here, before any figure is computed.
        request.formats().forEach(rendering::rendererFor);
        ReportDefinition definition = definitions.get(request.report());
        if (editions.isDrafted(request, part)) {
            return Optional.empty();
        }
        FigureSet.FigureSetPart of = part.isEmpty() ? null : drafter.part(definition, part);
        return Optional.of(draft(request, definition, of, onDocument));
    }

    private Edition draft(
            ReportRequest request,
            ReportDefinition definition,
            FigureSet.@Nullable FigureSetPart part,
            Consumer<String> onDocument) {
        ReportDrafter.DraftedFigures drafted = drafter.drafted(new ReportDrafter.DraftRequest(
                request.report(), definition, request.month(), part, request.provisional(), request.run()));
        FigureSet newFigures = drafted.figures();
        drafter.keep(drafted);
        Optional<IssuedEdition> issue = issuer.latest(request.report(), request.month(), newFigures.partCode());
        FigureSet figures = issue.map(i -> new Corrections(i, drafter.day(i.issuedAt())).applyTo(newFigures))
                .orElse(newFigures);
        Long corrects = issue.map(IssuedEdition::edition).orElse(null);
        return editions.save(
                figures,
                definition.audience(),
                drafted.read(),
                request.run(),
                corrects,
                folder -> rendering.render(
                        figures, documents(request, folder), document -> onDocument.accept(document.name())));
    }

    /**
     * Each language in each format. A bilingual format gives the same file for both languages, so it is listed once.
     */
    private static List<DocumentFile> documents(ReportRequest request, DocumentLocation folder) {
        List<DocumentFile> documents = new ArrayList<>();
        for (Language language : request.languages()) {
            for (String format : request.formats()) {
                DocumentFile document = folder.document(language, format);
                if (documents.stream().noneMatch(d -> d.path().equals(document.path()))) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    /**
     * The frozen figures of an edition; the access is recorded in the audit log. Empty when there is no such edition.
     */
    public Optional<FigureSet> read(Edition edition, Actor actor) {
        return audit.record(
                operation(AuditAction.REPORT_VIEWED, edition, actor, Map.of()), () -> editions.figures(edition.id()));
    }

    /**
     * A document with its content.
     *
     * @param content unchanged since it was rendered
     */
    public record OpenedDocument(Document document, byte[] content) {}

    /**
     * Finds a document to show or download, and records the access: HTML counts as viewed, other formats as
     * downloaded.
     *
     * @return empty when the edition has no such document
     * @throws ChangedDocument when its content is not the one that was rendered
     */
    public Optional<OpenedDocument> open(Edition edition, Language language, String format, Actor actor) {
        return edition.documents().stream()
                .filter(d -> d.language() == language && d.format().equals(format))
                .findFirst()
                .map(document -> audit.record(
                        operation(
                                document.opensInBrowser() ? AuditAction.REPORT_VIEWED : AuditAction.REPORT_DOWNLOADED,
                                edition,
                                actor,
                                Map.of("file", document.name())),
                        () -> new OpenedDocument(document, editions.content(document))));
    }

    /**
     * All documents of an edition with their content, to be saved as files; recorded once as downloaded.
     *
     * @throws ChangedDocument when the content of one is not the one that was rendered
     */
    public List<OpenedDocument> openAll(Edition edition, Actor actor) {
        return audit.record(
                operation(AuditAction.REPORT_DOWNLOADED, edition, actor, Map.of()), () -> edition.documents().stream()
                        .map(document -> new OpenedDocument(document, editions.content(document)))
                        .toList());
    }

    private static Operation operation(AuditAction action, Edition edition, Actor actor, Map<String, String> more) {
        Map<String, String> detail = new HashMap<>(more);
        detail.put("report", edition.report());
        detail.put("month", edition.month().toString());
        return new Operation(actor, action, Long.toString(edition.id()), detail);
    }

    /**
     * Issues a draft: renders its documents from the frozen figures without the draft stamp, after which the database
     * rejects any change. A month that is issued already can be issued again only from a draft that lists the changes
     * since.
     *
     * @param reason recorded with the edition and in the audit log; must not be blank
     * @throws Problem when there is no such draft, the month's requests do not reconcile, or another edition was
     *     issued in the meantime
     */
    public Edition issue(long edition, Actor actor, String reason) {
        return issue(edition, actor, reason, document -> {});
    }

    /** The documents that are rendered when a draft is issued; their places are not those of files. */
    public List<DocumentFile> documentsOnIssue(Edition draft) {
        return editions.figures(draft.id())
                .map(figures -> DocumentRendering.ofIssue(draft, figures, new DocumentLocation(Path.of(""), "")))
                .orElse(List.of());
    }

    /** @param onDocument called with the name of each document after it is rendered */
    public Edition issue(long edition, Actor actor, String reason, Consumer<String> onDocument) {
        return audit.record(
                Operation.because(reason, actor, AuditAction.REPORT_ISSUED, Long.toString(edition)),
                () -> issue(edition, actor.name(), reason.strip(), onDocument),
                issued -> Map.of(
                        "report", issued.report(), "month", issued.month().toString()));
    }

    private Edition issue(long edition, String actor, String reason, Consumer<String> onDocument) {
        if (reason.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        Edition draft = editions.edition(edition);
        // A month whose requests do not add up is not issued.
        drafter.reconcile(definitions.get(draft.report()), draft.month());
        issuer.issue(
                new EditionIssuer.Decision(edition, actor, reason),
                (frozen, folder) -> rendering.render(
                        drafter.issued(frozen),
                        DocumentRendering.ofIssue(draft, frozen.figures(), folder),
                        document -> onDocument.accept(document.name())));
        return editions.edition(edition);
    }
}
