package org.rida.report;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.report.edition.Edition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Issues drafts in the background, since rendering the documents again takes seconds. When the process ends meanwhile, the
 * draft stays a draft. One thread: issuing is rare, and rendering takes memory.
 */
@Component
public class BackgroundIssuer implements DisposableBean {

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
     * Progress of an issue in this process.
     *
     * @param documents number of documents of the edition
     * @param rendered number of documents rendered so far
     * @param failure why it failed; empty while it runs
     */
    public record IssueProgress(int rendered, int documents, BilingualText failure) {

        /** The progress after one more document. */
        IssueProgress next() {
            return new IssueProgress(rendered + 1, documents, failure);
        }

        /** False after a failure; a completed issue has no progress any more. */
        public boolean isRunning() {
            return failure.isEmpty();
        }
    }

    /** Empty when this process is not issuing the edition or has completed it. */
    public Optional<IssueProgress> progress(long edition) {
        return Optional.ofNullable(progress.get(edition));
    }

    /** Whether it waits for nobody any more: somebody has issued it, and its documents are being rendered here. */
    public boolean isIssuing(long edition) {
        return progress(edition).filter(IssueProgress::isRunning).isPresent();
    }

    /**
     * Returns at once. Ignores a request for a draft that is being issued, so that a second click does not issue twice.
     *
     * @param reason for the audit log and the record of the edition
     */
    public void begin(Edition draft, Actor actor, String reason) {
        if (isIssuing(draft.id())) {
            return;
        }
        progress.put(
                draft.id(), new IssueProgress(0, reports.documentsOnIssue(draft).size(), BilingualText.EMPTY));
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
            BilingualText message = Problem.of("problem.unexpected", "reason", String.valueOf(e.getMessage()))
                    .text();
            progress.put(id, new IssueProgress(0, 0, message));
        }
    }

    /** Lets what was asked for end, for a minute: it would have to be asked for again. */
    @Override
    public void destroy() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(1, TimeUnit.MINUTES)) {
            LOG.warn("drafts that were being issued stay drafts");
        }
    }
}
