package org.rida.report.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.Document;
import org.rida.report.edition.DocumentFile;
import org.rida.report.edition.DocumentLocation;
import org.rida.report.edition.Edition;
import org.rida.report.render.bundle.BundleRenderer;
import org.rida.report.render.summary.SummaryContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Renders the documents of a figure set in parallel, one task per document and one thread per processor. Renderers
 * share only the immutable figures.
 */
@Component
public class DocumentRendering implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentRendering.class);

    private final List<Renderer> renderers;
    private final ExecutorService executor =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                Thread thread = new Thread(task, "rendering");
                thread.setDaemon(true);
                return thread;
            });

    public DocumentRendering(List<Renderer> renderers) {
        this.renderers = renderers;
    }

    /** The available formats, sorted. */
    public List<String> formats() {
        return renderers.stream().map(Renderer::format).sorted().toList();
    }

    /**
     * The documents of an issue: those that its draft has, in each of their languages the summary, where the report has
     * anything to sum up, and one bundle to recompute it, where it shows counts.
     */
    public static List<DocumentFile> ofIssue(Edition draft, FigureSet figures, DocumentLocation folder) {
        Set<DocumentFile> files = new LinkedHashSet<>();
        Set<Language> languages = new TreeSet<>();
        for (Document document : draft.documents()) {
            files.add(folder.document(document.language(), document.format()));
            languages.addAll(document.isBilingual() ? List.of(Language.values()) : List.of(document.language()));
        }
        if (SummaryContent.isOf(figures)) {
            languages.forEach(
                    language -> SummaryContent.FORMATS.forEach(format -> files.add(folder.document(language, format))));
        }
        if (BundleRenderer.isOf(figures)) {
            languages.stream()
                    .findFirst()
                    .ifPresent(language -> files.add(folder.document(language, BundleRenderer.FORMAT)));
        }
        return List.copyOf(files);
    }

    /** @throws Problem when the format is unknown; the message lists the available ones */
    public Renderer rendererFor(String format) {
        return renderers.stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .orElseThrow(() -> Problem.of("problem.format-unknown", "format", format, "formats", formats()));
    }

    /**
     * Renders all documents; when one fails, the first failure is thrown. On return no task is running any more, so that the
     * caller may delete the folder.
     *
     * @param onRendered called for each document in their order, on the caller's thread
     */
    public List<DocumentFile> render(
            FigureSet figures, List<DocumentFile> documents, Consumer<DocumentFile> onRendered) {
        List<Future<?>> tasks = new ArrayList<>();
        for (DocumentFile document : documents) {
            Renderer renderer = rendererFor(document.format());
            tasks.add(executor.submit(() -> renderer.render(figures, document.language(), document.path())));
        }
        try {
            for (int i = 0; i < tasks.size(); i++) {
                await(tasks.get(i));
                onRendered.accept(documents.get(i));
            }
        } finally {
            tasks.forEach(DocumentRendering::awaitQuietly);
        }
        return documents;
    }

    /** Throws the failure of the task itself rather than its wrapper. */
    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rendering documents", e);
        }
    }

    /**
     * Waits for the end of a task whose result no longer matters; otherwise it could create its file after the
     * cleanup.
     */
    private static void awaitQuietly(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            LOG.debug("another document could not be rendered: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
