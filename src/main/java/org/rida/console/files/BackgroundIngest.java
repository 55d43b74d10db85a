package org.rida.console.files;

import java.util.concurrent.TimeUnit;
import org.rida.access.Actor;
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
    private final MappingFiles mappings;
    private final SharedStorage storage;
    private final StopSignal stop;

    BackgroundIngest(
            Intake intake,
            CountRefresh counts,
            FollowUps followUps,
            Uploads uploads,
            UploadQueue queue,
            MappingFiles mappings,
            SharedStorage storage,
            StopSignal stop) {
        this.intake = intake;
        this.counts = counts;
        this.followUps = followUps;
        this.uploads = uploads;
        this.queue = queue;
        this.mappings = mappings;
        this.storage = storage;
        this.stop = stop;
    }

    /** Returns at once; the file waits until its result is there. */
    void begin(Upload upload, Mapping mapping, Actor actor) {
        String name = String.valueOf(upload.file().getFileName());
        queue.add(new UploadRequest(upload.id(), name, mapping.name(), actor), storage.id());
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
            IngestResult result = intake.ingest(
                    upload.file(), mappings.get(request.mapping()), IngestProgress.SILENT, request.actor());
            LOG.info("{}: {} rows read, {} rejected", name, result.read(), result.rejected());
            counts.refresh(RecountProgress.NONE);
            followUps.openNew();
            uploads.discard(upload.id());
            return new UploadResult(name, describe(result), result.rejected() == 0, result.rejected());
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

    private static BilingualText describe(IngestResult result) {
        if (result.outcome() == IngestOutcome.ALREADY_KNOWN) {
            return Problem.of("rejected.known").text();
        }
        return result.rows().text();
    }
}
