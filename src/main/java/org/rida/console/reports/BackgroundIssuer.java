package org.rida.console.reports;

import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;













import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Issues drafts while whoever decided so looks at other pages: each document is drawn once more, which takes seconds. A process
 * that ends meanwhile leaves the draft a draft.
 */
@Component
class BackgroundIssuer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundIssuer.class);

    private final Reports reports;
    private final Map<Long, IssueProgress> progress = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "issuing");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundIssuer(Reports reports) {
        this.reports = reports;
    }

    /**
     * How an issue stands that this process works on.
     *
     * @param failure why it came to nothing; empty while it lasts
     */
    record IssueProgress(int drawn, int documents, BilingualText failure) {

        IssueProgress next() {
            return new IssueProgress(drawn + 1, documents, failure);
        }

        public boolean isLasting() {
            return failure.isEmpty();
        }
    }

    /** Empty when this process does not issue it, or has done so. */
    Optional<IssueProgress> progress(long edition) {
        return Optional.ofNullable(progress.get(edition));
    }

    /** A second request for the same draft, while the first lasts, is none. */
    void begin(Edition draft, Actor actor, String reason) {
        IssueProgress before = progress.get(draft.id());
        if (before != null && before.isLasting()) {
            return;
        }
        progress.put(draft.id(), new IssueProgress(0, draft.documents().size(), BilingualText.EMPTY));
        worker.execute(() -> issue(draft.id(), actor, reason));
    }

    private void issue(long id, Actor actor, String reason) {
        try {
            reports.issue(id, actor, reason, document -> progress.computeIfPresent(id, (edition, p) -> p.next()));
            progress.remove(id);
        } catch (Problem problem) {
            progress.put(id, new IssueProgress(0, 0, problem.text()));
        } catch (RuntimeException e) {
            LOG.error("edition {} could not be issued", id, e);
            BilingualText why = Problem.of("problem.unexpected", "reason", String.valueOf(e.getMessage()))
                    .text();
            progress.put(id, new IssueProgress(0, 0, why));
        }
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
