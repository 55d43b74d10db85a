package org.rida.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.ConfigurationProblem;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.edition.DocumentFile;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.UncountedFiles;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.springframework.stereotype.Service;

/**
 * Renders reports for the people who write their definitions, and collects everything that is wrong with a definition
 * at once. Nothing is stored.
 */
@Service
public class Previews {

    private final ReportDefinitions definitions;
    private final ReportDrafter drafter;
    private final List<Renderer> renderers;
    private final PdfRenderer pdf;
    private final FigureSources sources;
    private final AuditLog audit;

    public Previews(
            ReportDefinitions definitions,
            ReportDrafter drafter,
            List<Renderer> renderers,
            PdfRenderer pdf,
            FigureSources sources,
            AuditLog audit) {
        this.audit = audit;
        this.definitions = definitions;
        this.drafter = drafter;
        this.renderers = renderers;
        this.pdf = pdf;
        this.sources = sources;
    }

    /**
     * What to preview.
     *
     * @param report name of the folder in {@code reports/}
     * @param month null for the last month that has data
     * @param part of a report that is split into documents, the one to render; null for the first
     * @param languages one document for each of them
     * @param formats as {@link Renderer#format} names them; unknown ones are ignored
     * @param folder where the documents are written; created when missing
     */
    public record PreviewRequest(
            String report,
            @Nullable YearMonth month,
            @Nullable String part,
            List<Language> languages,
            List<String> formats,
            Path folder) {}

    /**
     * @param documents the files that could be written
     * @param problems of definition, data and templates, each with its location; empty when the report can be drafted
     */
    public record Preview(List<Path> documents, List<BilingualText> problems) {}

    /** Whether a report of this name is defined. */
    public boolean knows(String report) {
        return definitions.names().contains(report);
    }

    /**
     * Renders the preview and records it in the audit log.
     *
     * @throws Problem when no data have been read, or there is no such part
     */
    public Preview preview(PreviewRequest request, Actor actor) {
        Map<String, String> month = request.month() == null
                ? Map.of()
                : Map.of("month", request.month().toString());
        return audit.record(
                new Operation(actor, AuditAction.REPORT_PREVIEWED, request.report(), month), () -> preview(request));
    }

    /** Renders the preview without an audit entry. */
    public Preview preview(PreviewRequest request) {
        List<BilingualText> problems = new ArrayList<>();
        List<String> templateProblems = pdf.problems();
        templateProblems.forEach(problem -> problems.add(BilingualText.same(problem)));
        Optional<FigureSet> figures = figures(request, problems);
        List<Path> documents = new ArrayList<>();
        List<BilingualText> renderProblems = new ArrayList<>();
        figures.ifPresent(set -> render(request, set, documents, renderProblems));
        UncountedFiles uncounted = UncountedFiles.of(sources.database());
        if (!uncounted.isEmpty() && figures.isPresent()) {
            problems.add(uncounted.notice());
        }
        // a page that meets a broken template would only say the same once more
        if (templateProblems.isEmpty()) {
            problems.addAll(renderProblems);
        }
        return new Preview(documents, problems);
    }

    /** Empty when the definition is invalid; its problems are added to the list. */
    private Optional<FigureSet> figures(PreviewRequest request, List<BilingualText> problems) {
        try {
            ReportDefinition definition = definitions.get(request.report());
            YearMonth month = request.month() == null ? drafter.latestMonth() : request.month();
            FigureSet.FigureSetPart part = part(definition, month, request.part());
            ReportDrafter.DraftRequest requested =
                    new ReportDrafter.DraftRequest(request.report(), definition, month, part, BilingualText.EMPTY, 0);
            return Optional.of(drafter.draft(
                    requested,
                    (page, block, problem) ->
                            problems.add(describeBlockProblem(request.report(), page, block, problem))));
        } catch (ConfigurationProblem e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** One failing document does not prevent the others. */
    private void render(PreviewRequest request, FigureSet figures, List<Path> documents, List<BilingualText> problems) {
        try {
            Files.createDirectories(request.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Language language : request.languages()) {
            for (Renderer renderer : renderers) {
                if (request.formats().contains(renderer.format())) {
                    Path file = DocumentFile.in(request.folder(), request.report(), language, renderer.format())
                            .path();
                    try {
                        renderer.render(figures, language, file);
                        documents.add(file);
                    } catch (RuntimeException e) {
                        problems.add(BilingualText.same(renderer.format() + ": " + e.getMessage()));
                    }
                }
            }
        }
    }

    /** The requested part, or the first; null in a report that is not split. */
    private FigureSet.@Nullable FigureSetPart part(
            ReportDefinition definition, YearMonth month, @Nullable String requested) {
        List<FigureSet.@Nullable FigureSetPart> parts = drafter.parts(definition, month);
        for (FigureSet.FigureSetPart part : parts) {
            if (requested == null || part == null || part.value().equals(requested)) {
                return part;
            }
        }
        throw Problem.of("report.problem.part-unknown", "part", String.valueOf(requested), "parts", values(parts));
    }

    private static List<String> values(List<FigureSet.@Nullable FigureSetPart> parts) {
        List<String> values = new ArrayList<>();
        for (FigureSet.FigureSetPart part : parts) {
            if (part != null) {
                values.add(part.value());
            }
        }
        return values;
    }

    /**
     * @param page counted from 1
     * @param block counted from 1 on its page
     */
    private static BilingualText describeBlockProblem(String report, int page, int block, RuntimeException problem) {
        BilingualText reason = problem instanceof Problem known
                ? known.text()
                : BilingualText.same(String.valueOf(problem.getMessage()));
        return Problem.of(
                        "report.problem.block",
                        "report",
                        report,
                        "page",
                        Integer.toString(page),
                        "block",
                        Integer.toString(block),
                        "ar",
                        reason.ar(),
                        "en",
                        reason.en())
                .text();
    }
}
