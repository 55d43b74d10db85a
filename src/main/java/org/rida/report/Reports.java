package org.rida.report;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rida.wording.Language;
import org.rida.wording.Problem;
import org.springframework.stereotype.Service;

/** Drafts reports: figures are frozen, documents drawn from them, both kept. */
@Service
public class Reports {

    private final ReportDefinitions definitions;
    private final Drafting drafting;
    private final List<Renderer> renderers;
    private final Archive archive;

    Reports(ReportDefinitions definitions, Drafting drafting, List<Renderer> renderers, Archive archive) {
        this.definitions = definitions;
        this.drafting = drafting;
        this.renderers = renderers;
        this.archive = archive;
    }

    /** What a run asks for. */
    public record Order(String report, YearMonth month, List<Language> languages, List<String> formats, long run) {}

    /**
     * One more draft of the report. Either the draft and all its documents are there afterwards, or nothing is.
     *
     * @param drawn told of every document when it is written
     * @throws Problem when the report is unknown or the month has no data
     */
    public Edition draft(Order order, Consumer<Path> drawn) {
        List<Renderer> wanted = order.formats().stream().map(this::renderer).toList();
        FigureSet figures = drafting.draft(order.report(), definitions.get(order.report()), order.month());
        return archive.keep(figures, order.run(), folder -> {
            List<Document> documents = new ArrayList<>();
            for (Language language : order.languages()) {
                for (Renderer renderer : wanted) {
                    Document document = folder.document(language, renderer.format());
                    renderer.render(figures, language, document.path());
                    documents.add(document);
                    drawn.accept(document.path());
                }
            }
            return documents;
        });
    }

    private Renderer renderer(String format) {
        return renderers.stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        "problem.format-unknown",
                        "format",
                        format,
                        "formats",
                        renderers.stream().map(Renderer::format).sorted().toList()));
    }
}
