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
    private final ReportDrafter drafting;
    private final DocumentRendering renderings;
    private final EditionRepository archive;
    private final EditionIssuer issues;
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
        this.drafting = drafting;
        this.renderings = renderings;
        this.archive = archive;
        this.issues = issues;
    }

    /** Every report that is defined, by name. */
    public List<String> names() {
        return definitions.names();
    }

    /** The kinds of documents that can be drawn. */
    public List<String> formats() {
        return renderings.formats();
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
            return drafting.notice(report, definitions.get(report), month);
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
        return drafting.parts(definitions.get(report), month).stream()
                .map(part -> part == null ? "" : part.value())
                .toList();
    }

    /**
     * One more draft of the report, or of each of its parts.
     *
     * @throws Problem when the report is unknown or the month has no data
     */
    public List<Edition> draft(ReportRequest order, Consumer<Path> drawn) {
        return parts(order.report(), order.month()).stream()
                .flatMap(part -> draft(order, part, drawn).stream())
                .toList();
    }

    /**
     * A draft of one part of it. Either the draft and all its documents are there afterwards, or nothing of it is.
     *
     * @param part one of {@link #parts}
     * @param drawn told of every document when it is written
     * @return empty when the same run has drafted it already
     * @throws Problem when the report is unknown or the month has no data
     */
    public Optional<Edition> draft(ReportRequest order, String part, Consumer<Path> drawn) {
        order.formats().forEach(renderings::rendererFor);
        ReportDefinition definition = definitions.get(order.report());
        if (archive.isDrafted(order, part)) {
            return Optional.empty();
        }
        FigureSet.FigureSetPart of = part.isEmpty() ? null : drafting.part(definition, order.month(), part);
        return Optional.of(draft(order, definition, of, drawn));
    }

    private Edition draft(
            ReportRequest order,
            ReportDefinition definition,
            FigureSet.@Nullable FigureSetPart part,
            Consumer<Path> drawn) {
        FigureSet fresh = drafting.draft(new ReportDrafter.DraftRequest(
                order.report(), definition, order.month(), part, order.provisional(), order.run()));
        Optional<IssuedEdition> issue = issues.latest(order.report(), order.month(), fresh.partCode());
        FigureSet figures = issue.map(i -> new Corrections(i, drafting.day(i.issuedAt())).in(fresh))
                .orElse(fresh);
        Long corrects = issue.map(IssuedEdition::edition).orElse(null);
        return archive.save(
                figures,
                order.run(),
                corrects,
                folder ->
                        renderings.draw(figures, documents(order, folder), document -> drawn.accept(document.path())));
    }

    /** Each language in each format; what has both languages on a page is there once. */
    private static List<Document> documents(ReportRequest order, DocumentLocation folder) {
        List<Document> documents = new ArrayList<>();
        for (Language language : order.languages()) {
            for (String format : order.formats()) {
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
                operation(AuditAction.REPORT_VIEWED, edition, actor, Map.of()), () -> archive.figures(edition.id()));
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

    /** @param drawn each document as soon as it is there */
    public Edition issue(long edition, Actor actor, String reason, Consumer<Path> drawn) {
        return audit.record(
                Operation.because(reason, actor, AuditAction.REPORT_ISSUED, Long.toString(edition)),
                () -> issue(edition, actor.name(), reason.strip(), drawn),
                issued -> Map.of(
                        "report", issued.report(), "month", issued.month().toString()));
    }

    private Edition issue(long edition, String by, String note, Consumer<Path> drawn) {
        if (note.isBlank()) {
            throw Problem.of("problem.reason-missing");
        }
        Edition draft = archive.edition(edition);
        drafting.reconcile(definitions.get(draft.report()), draft.month());
        issues.issue(
                new EditionIssuer.Decision(edition, by, note),
                (frozen, folder) -> renderings.draw(
                        drafting.issued(frozen),
                        draft.documents().stream()
                                .map(d -> folder.document(d.language(), d.format()))
                                .toList(),
                        document -> drawn.accept(document.path())));
        return archive.edition(edition);
    }
}
