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
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.edition.Corrections;
import org.rida.report.edition.Document;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionIssuer;
import org.rida.report.edition.EditionRepository;
import org.rida.report.edition.IssuedEdition;
import org.rida.report.render.DocumentRendering;
import org.springframework.stereotype.Service;

/** Drafts and issues reports: figures are frozen, documents drawn from them, both kept. */
@Service
public class Reports {

    private final ReportDefinitions definitions;
    private final ReportDrafter drafter;
    private final DocumentRendering rendering;
    private final EditionRepository editions;
    private final EditionIssuer issuer;
    private final AuditLog audit;

    public Reports(
            ReportDefinitions definitions,
            ReportDrafter drafting,
            DocumentRendering renderings,
            EditionRepository archive,
            EditionIssuer issues,
            AuditLog audit) {
        this.audit = audit;
        this.definitions = definitions;
        this.drafter = drafting;
        this.rendering = renderings;
        this.editions = archive;
        this.issuer = issues;
    }

    /** Every report that is defined, by name. */
    public List<String> names() {
        return definitions.names();
    }

    /** The kinds of documents that can be drawn. */
    public List<String> formats() {
        return rendering.formats();
    }

    /**
     * What a run asks for.
     *
     * @param provisional what is missing of the inputs, said on every page; empty when nothing is
     */
    public record ReportRequest(
            String report,
            YearMonth month,
            List<Language> languages,
            List<String> formats,
            long run,
            BilingualText provisional) {}

    /**
     * What is to be known before a report is drafted: that what was issued of the period before has changed since, with the numbers;
     * empty when nothing has, or when there is nothing to report yet.
     */
    public BilingualText notice(String report, YearMonth month) {
        try {
            return drafter.notice(report, definitions.get(report), month);
        } catch (Problem e) {
            return BilingualText.EMPTY;
        }
    }

    /** @throws Problem naming what is wrong in a definition */
    public void check() {
        definitions.names().forEach(definitions::get);
    }

    /** What a report falls into in a month, each a draft of its own: departments, or one empty part for everything. */
    public List<String> parts(String report, YearMonth month) {
        return drafter.parts(definitions.get(report), month).stream()
                .map(part -> part == null ? "" : part.value())
                .toList();
    }

    /**
     * One more draft of the report, or of each of its parts.
     *
     * @throws Problem when the report is unknown or the month has no data
     */
    public List<Edition> draft(ReportRequest request, Consumer<Path> onDocument) {
        return parts(request.report(), request.month()).stream()
                .flatMap(part -> draft(request, part, onDocument).stream())
                .toList();
    }

    /**
     * A draft of one part of it. Either the draft and all its documents are there afterwards, or nothing of it is.
     *
     * @param part one of {@link #parts}
     * @param onDocument told of every document when it is written
     * @return empty when the same run has drafted it already
     * @throws Problem when the report is unknown or the month has no data
     */
    public Optional<Edition> draft(ReportRequest request, String part, Consumer<Path> onDocument) {
        request.formats().forEach(rendering::rendererFor);
        ReportDefinition definition = definitions.get(request.report());
        if (editions.isDrafted(request, part)) {
            return Optional.empty();
        }
        FigureSet.FigureSetPart of = part.isEmpty() ? null : drafter.part(definition, request.month(), part);
        return Optional.of(draft(request, definition, of, onDocument));
    }

    private Edition draft(
            ReportRequest request,
            ReportDefinition definition,
            FigureSet.@Nullable FigureSetPart part,
            Consumer<Path> onDocument) {
        FigureSet newFigures = drafter.draft(new ReportDrafter.DraftRequest(
                request.report(), definition, request.month(), part, request.provisional(), request.run()));
        Optional<IssuedEdition> issue = issuer.latest(request.report(), request.month(), newFigures.partCode());
        FigureSet figures = issue.map(i -> new Corrections(i, drafter.day(i.issuedAt())).applyTo(newFigures))
                .orElse(newFigures);
        Long corrects = issue.map(IssuedEdition::edition).orElse(null);
        return editions.save(
                figures,
                request.run(),
                corrects,
                folder ->
                        rendering.render(figures, documents(request, folder), document -> onDocument.accept(document.path())));
    }

    /** Each language in each format; what has both languages on a page is there once. */
    private static List<Document> documents(ReportRequest request, DocumentLocation folder) {
        List<Document> documents = new ArrayList<>();
        for (Language language : request.languages()) {
            for (String format : request.formats()) {
                Document document = folder.document(language, format);
                if (documents.stream().noneMatch(d -> d.path().equals(document.path()))) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    /** What an edition says, for a person or a program that reads it; empty when there is none of this number. */
    public Optional<FigureSet> read(Edition edition, Actor actor) {
        return audit.record(
                operation(AuditAction.REPORT_VIEWED, edition, actor, Map.of()), () -> editions.figures(edition.id()));
    }

    /**
     * One of an edition's documents, to be handed out. A page is read, anything else is downloaded.
     *
     * @return empty when the edition has no such document
     */
    public Optional<Document> open(Edition edition, Language language, String format, Actor actor) {
        return edition.documents().stream()
                .filter(d -> d.language() == language && d.format().equals(format))
                .findFirst()
                .map(document -> audit.record(
                        operation(
                                document.opensInBrowser() ? AuditAction.REPORT_VIEWED : AuditAction.REPORT_DOWNLOADED,
                                edition,
                                actor,
                                Map.of("file", String.valueOf(document.path().getFileName()))),
                        () -> document));
    }

    private static Operation operation(AuditAction action, Edition edition, Actor actor, Map<String, String> more) {
        Map<String, String> detail = new HashMap<>(more);
        detail.put("report", edition.report());
        detail.put("month", edition.month().toString());
        return new Operation(actor, action, Long.toString(edition.id()), detail);
    }

    /**
     * Issues a draft: its documents are drawn once more from the frozen figures, without the draft's stamp, and nothing of it
     * changes from then on. A month that was issued is issued again only by a draft that lists what moved.
     *
     * @param reason never empty
     * @throws Problem when there is no such draft, its month does not reconcile, or it was overtaken by another issue
     */
    public Edition issue(long edition, Actor actor, String reason) {
        return issue(edition, actor, reason, document -> {});
    }

    /** @param onDocument each document as soon as it is there */
    public Edition issue(long edition, Actor actor, String reason, Consumer<Path> onDocument) {
        return audit.record(
                Operation.because(reason, actor, AuditAction.REPORT_ISSUED, Long.toString(edition)),
                () -> issue(edition, actor.name(), reason.strip(), onDocument),
                issued -> Map.of(
                        "report", issued.report(), "month", issued.month().toString()));
    }

    private Edition issue(long edition, String actor, String reason, Consumer<Path> onDocument) {
        if (reason.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        Edition draft = editions.edition(edition);
        drafter.reconcile(definitions.get(draft.report()), draft.month());
        issuer.issue(
                new EditionIssuer.Decision(edition, actor, reason),
                (frozen, folder) -> rendering.render(
                        drafter.issued(frozen),
                        draft.documents().stream()
                                .map(d -> folder.document(d.language(), d.format()))
                                .toList(),
                        document -> onDocument.accept(document.path())));
        return editions.edition(edition);
    }
}
