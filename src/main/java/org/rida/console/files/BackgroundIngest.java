package org.rida.console.files;

import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.rida.access.Actor;
import org.rida.console.RequestUser;
import org.rida.console.setup.SetupPermission;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.UploadQueue;
import org.rida.intake.file.UploadQueue.UploadRequest;
import org.rida.intake.file.UploadQueue.UploadResult;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Mapping;
import org.rida.job.DraftRenewal;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.lease.SharedStorage;
import org.rida.job.lease.StopSignal;
import org.rida.job.rules.MappingFiles;
import org.rida.quality.FollowUps;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ingests uploaded files one after the other in the background. A file that fails or is interrupted is in the list of files with
 * its reason, and can be uploaded again without harm. One that a process was reading when it ended is read by another, or after
 * the next start.
 */
@Component
class BackgroundIngest {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundIngest.class);

    private final Intake intake;
    private final CountRefresh counts;
    private final FollowUps followUps;
    private final Uploads uploads;
    private final UploadQueue queue;
    private final DraftRenewal drafts;
    private final SetupPermission permission;
    private final MappingFiles mappings;
    private final SharedStorage storage;
    private final StopSignal stop;
    private final ExecutorService recounts = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "recounts");
        thread.setDaemon(true);
        return thread;
    });

    BackgroundIngest(
            Intake intake,
            CountRefresh counts,
            FollowUps followUps,
            Uploads uploads,
            UploadQueue queue,
            DraftRenewal drafts,
            SetupPermission permission,
            MappingFiles mappings,
            SharedStorage storage,
            StopSignal stop) {
        this.intake = intake;
        this.counts = counts;
        this.followUps = followUps;
        this.uploads = uploads;
        this.queue = queue;
        this.drafts = drafts;
        this.permission = permission;
        this.mappings = mappings;
        this.storage = storage;
        this.stop = stop;
    }

    /** Returns at once; the file waits until its result is there. */
    void begin(Upload upload, Mapping mapping, Actor actor) {
        add(upload, mapping, actor, false);
    }

    /** As {@link #begin} for corrected rows: drafts of their months are made again, if the user may do that. */
    void beginCorrection(Upload upload, Mapping mapping, RequestUser user) {
        add(upload, mapping, user.actor(), permission.mayCorrectForGood(user));
    }

    private void add(Upload upload, Mapping mapping, Actor actor, boolean renewsDrafts) {
        String name = String.valueOf(upload.file().getFileName());
        queue.add(new UploadRequest(upload.id(), name, mapping.name(), actor, renewsDrafts), storage.id());
    }

    /**
     * Counts the months again that corrected rows touch, and makes their drafts again, if the user may do that. Returns at once.
     *
     * @param file whose rows were corrected
     */
    void recount(String file, RequestUser user) {
        boolean renewsDrafts = permission.mayCorrectForGood(user);
        Actor actor = user.actor();
        recounts.execute(() -> {
            try {
                recount(file, actor, renewsDrafts);
                // the thread has no caller; the next count includes the rows
            } catch (RuntimeException e) {
                LOG.error("could not count the corrected rows of {}", file, e);
            }
        });
    }

    private void recount(String file, Actor actor, boolean renewsDrafts) {
        List<YearMonth> months = counts.refresh(RecountProgress.NONE).months();
        followUps.openNew();
        if (renewsDrafts) {
            drafts.renew(months, new StartReason(actor, file));
        }
    }

    /** In one of the processes that serve with this storage. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void poll() {
        while (!stop.isShuttingDown() && queue.executeNext(storage.id(), this::submit)) {
            LOG.debug("looking for more uploads");
        }
    }

    // counts are refreshed here, so that pages show the new rows without waiting for a job
    private UploadResult submit(UploadRequest request) {
        String name = request.file();
        try {
            Upload upload = uploads.find(request.upload()).orElseThrow(() -> Problem.of("problem.upload-gone"));
            List<IngestResult> results = intake.ingestSubjects(
                    upload.file(), mappings.get(request.mapping()), IngestProgress.SILENT, request.actor());
            results.forEach(
                    result -> LOG.info("{}: {} rows read, {} rejected", name, result.read(), result.rejected()));
            recount(name, request.actor(), request.renewsDrafts());
            uploads.discard(upload.id());
            long rejected = results.stream().mapToLong(IngestResult::rejected).sum();
            return new UploadResult(name, describe(results), rejected == 0, rejected);
        } catch (Problem problem) {
            LOG.info("{}: {}", name, problem.getMessage());
            return new UploadResult(name, problem.text(), false, 0);
        } catch (RuntimeException e) {
            if (stop.isShuttingDown()) {
                // another process reads it
                throw e;
            }
            LOG.error("could not ingest {}", name, e);
            BilingualText message = Problem.of("problem.unexpected", "reason", String.valueOf(e.getMessage()))
                    .text();
            return new UploadResult(name, message, false, 0);
        }
    }

    private static BilingualText describe(List<IngestResult> results) {
        return results.stream().allMatch(result -> result.outcome() == IngestOutcome.ALREADY_KNOWN)
                ? Problem.of("rejected.known").text()
                : IngestResult.counts(results);
    }
}
