package org.rida.report;

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
import org.rida.report.edition.Document;
import org.rida.report.figure.FigureSources;
import org.rida.report.render.Renderer;
import org.rida.report.render.pdf.PdfRenderer;
import org.rida.tally.count.DataCoverage;













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
import org.springframework.stereotype.Service;

/** Shows whoever writes a report what it looks like, and everything that is wrong with it at once. Nothing is archived. */
@Service
public class Previews {

    private final ReportDefinitions definitions;
    private final ReportDrafter drafting;
    private final List<Renderer> renderers;
    private final PdfRenderer pdf;
    private final FigureSources sources;
    private final AuditLog audit;

    public Previews(
            ReportDefinitions definitions,
            ReportDrafter drafting,
            List<Renderer> renderers,
            PdfRenderer pdf,
            FigureSources sources,
            AuditLog audit) {
        this.audit = audit;
        this.definitions = definitions;
        this.drafting = drafting;
        this.renderers = renderers;
        this.pdf = pdf;
        this.sources = sources;
    }

    /**
     * What is to be shown.
     *
     * @param month null for the last one that has data
     * @param part of a report of many documents, the one to show; null for the first
     */
    public record PreviewRequest(
            String report,
            @Nullable YearMonth month,
            @Nullable String part,
            List<Language> languages,
            List<String> formats,
            Path folder) {}

    /** @param problems of the definition and of the templates, each with its place */
    public record Preview(List<Path> documents, List<BilingualText> problems) {}

    /** Whether there is a report of this name. */
    public boolean knows(String report) {
        return definitions.names().contains(report);
    }

    /** @throws Problem when there is no such report, or nothing to show in it */
    public Preview draw(PreviewRequest order, Actor actor) {
        Map<String, String> month =
                order.month() == null ? Map.of() : Map.of("month", order.month().toString());
        return audit.record(new Operation(actor, AuditAction.REPORT_PREVIEWED, order.report(), month), () -> draw(order));
    }

    public Preview draw(PreviewRequest order) {
        List<BilingualText> problems = new ArrayList<>();
        List<String> broken = pdf.problems();
        broken.forEach(problem -> problems.add(BilingualText.same(problem)));
        Optional<FigureSet> figures = figures(order, problems);
        List<Path> documents = new ArrayList<>();
        List<BilingualText> ofDrawing = new ArrayList<>();
        figures.ifPresent(set -> draw(order, set, documents, ofDrawing));
        // a page that meets a broken template would only say the same once more
        if (broken.isEmpty()) {
            problems.addAll(ofDrawing);
        }
        return new Preview(documents, problems);
    }

    private Optional<FigureSet> figures(PreviewRequest order, List<BilingualText> problems) {
        try {
            ReportDefinition definition = definitions.get(order.report());
            YearMonth month = order.month() == null ? lastMonth() : order.month();
            FigureSet.FigureSetPart part = part(definition, month, order.part());
            ReportDrafter.DraftRequest wanted = new ReportDrafter.DraftRequest(order.report(), definition, month, part, BilingualText.EMPTY, 0);
            return Optional.of(drafting.draft(
                    wanted, (page, block, problem) -> problems.add(placed(order.report(), page, block, problem))));
        } catch (ConfigurationProblem e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void draw(PreviewRequest order, FigureSet figures, List<Path> documents, List<BilingualText> problems) {
        try {
            Files.createDirectories(order.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Language language : order.languages()) {
            for (Renderer renderer : renderers) {
                if (order.formats().contains(renderer.format())) {
                    Path file = Document.in(order.folder(), order.report(), language, renderer.format())
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

    private YearMonth lastMonth() {
        return DataCoverage.of(sources.database())
                .map(DataCoverage::last)
                .orElseThrow(() -> Problem.of("report.problem.nothing-read"));
    }

    private FigureSet.@Nullable FigureSetPart part(ReportDefinition definition, YearMonth month, @Nullable String wanted) {
        List<FigureSet.@Nullable FigureSetPart> parts = drafting.parts(definition, month);
        for (FigureSet.FigureSetPart part : parts) {
            if (wanted == null || part == null || part.value().equals(wanted)) {
                return part;
            }
        }
        throw Problem.of(
                "report.problem.part-unknown",
                "part",
                String.valueOf(wanted),
                "parts",
                String.join(", ", values(parts)));
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

    private static BilingualText placed(String report, int page, int block, RuntimeException problem) {
        BilingualText why = problem instanceof Problem known ? known.text() : BilingualText.same(String.valueOf(problem.getMessage()));
        return Problem.of(
                        "report.problem.block",
                        "report",
                        report,
                        "page",
                        Integer.toString(page),
                        "block",
                        Integer.toString(block),
                        "ar",
                        why.ar(),
                        "en",
                        why.en())
                .text();
    }
}
