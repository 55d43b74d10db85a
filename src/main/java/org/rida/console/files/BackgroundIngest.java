package org.rida.console.files;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Mapping;
import org.rida.quality.FollowUps;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ingests uploaded files one after the other in the background. A file that fails or is interrupted is in the list of files
 * with its reason, and can be uploaded again without harm. One thread suffices: intake merges one file at a time anyway.
 */
@Component
class BackgroundIngest implements DisposableBean {

    private static final int MAX_RESULTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundIngest.class);

    private final Intake intake;
    private final CountRefresh counts;
    private final FollowUps followUps;
    private final Uploads uploads;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<UploadResult> results = new ConcurrentLinkedDeque<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "uploads");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundIngest(Intake intake, CountRefresh counts, FollowUps followUps, Uploads uploads) {
        this.intake = intake;
        this.counts = counts;
        this.followUps = followUps;
        this.uploads = uploads;
    }

    /**
     * Result of an upload.
     *
     * @param file name as uploaded
     * @param message what became of it
     * @param well whether the file was accepted without rejected rows
     * @param rejected number of rejected rows
     */
    record UploadResult(String file, BilingualText message, boolean well, long rejected) {}

    /** Names of the files that are waiting or being read. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    /** The last five results of this process, newest first. */
    List<UploadResult> results() {
        return List.copyOf(results);
    }

    /** Returns at once; the file is in {@link #waiting()} until its result is in {@link #results()}. */
    void begin(Upload upload, Mapping mapping, Actor actor) {
        String name = String.valueOf(upload.file().getFileName());
        waiting.add(name);
        worker.execute(() -> submit(upload, mapping, name, actor));
    }

    // counts are refreshed here, so that pages show the new rows without waiting for a job
    private void submit(Upload upload, Mapping mapping, String name, Actor actor) {
        try {
            IngestResult result = intake.ingest(upload.file(), mapping, IngestProgress.SILENT, actor);
            LOG.info("{}: {} rows read, {} rejected", name, result.read(), result.rejected());
            counts.refresh(RecountProgress.NONE);
            followUps.openNew();
            uploads.discard(upload.id());
            publish(new UploadResult(name, describe(result), result.rejected() == 0, result.rejected()));
        } catch (Problem problem) {
            LOG.info("{}: {}", name, problem.getMessage());
            publish(new UploadResult(name, problem.text(), false, 0));
            // the worker's thread has no caller that could see the exception
        } catch (RuntimeException e) {
            LOG.error("could not ingest {}", name, e);
            BilingualText message = Problem.of("problem.unexpected", "reason", String.valueOf(e.getMessage()))
                    .text();
            publish(new UploadResult(name, message, false, 0));
        } finally {
            waiting.remove(name);
        }
    }

    private static BilingualText describe(IngestResult result) {
        if (result.outcome() == IngestOutcome.ALREADY_KNOWN) {
            return Problem.of("rejected.known").text();
        }
        return result.rows().text();
    }

    private void publish(UploadResult result) {
        results.addFirst(result);
        if (results.size() > MAX_RESULTS) {
            results.pollLast();
        }
    }

    /** Lets the current file end; those that wait are lost with the process, but their uploads are not. */
    @Override
    public void destroy() {
        worker.shutdown();
    }
}
