package org.rida.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.Run;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.DeliveryAbandoned;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.schedule.DueState;
import org.rida.schedule.Schedules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notifies administrators of failed and late runs, failed deliveries and unmatched files. The topic of a message makes each be
 * enqueued once. The database is polled besides this process's events, so that a failure is reported although its process died.
 */
@Component
class FailureNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(FailureNotifier.class);

    /** Older failures were reported, or had no recipients at that time. */
    private static final Duration MAX_AGE = Duration.ofDays(2);

    /**
     * The newest so many failures are looked at; the next poll finds the same ones again, which their topics make
     * harmless.
     */
    private static final int MAX_PER_POLL = 100;

    private final RecipientsFile recipients;
    private final Runs runs;
    private final Schedules schedules;
    private final UnmatchedFiles unmatchedFiles;
    private final FailureText texts;
    private final Outbox outbox;
    private final InstantSource time;

    FailureNotifier(
            RecipientsFile recipients,
            Runs runs,
            Schedules schedules,
            UnmatchedFiles unmatchedFiles,
            FailureText texts,
            Outbox outbox,
            InstantSource time) {
        this.recipients = recipients;
        this.runs = runs;
        this.schedules = schedules;
        this.unmatchedFiles = unmatchedFiles;
        this.texts = texts;
        this.outbox = outbox;
        this.time = time;
    }

    /** Reports a failure of this process at once; failures of other processes are found by {@link #poll}. */
    @EventListener
    void ended(RunEnded run) {
        if (run.state() == RunState.FAILED) {
            enqueue(texts.failed(runs.run(run.run())));
        }
    }

    /** A message about a failure that cannot be delivered causes no further message: that would never end. */
    @EventListener
    void abandoned(DeliveryAbandoned delivery) {
        if (!delivery.message().topic().startsWith(FailureText.TOPIC_PREFIX)) {
            enqueue(texts.undelivered(delivery));
        }
    }

    /** Enqueues messages for everything that failed or was late in the last two days; what was reported has its topic already. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void poll() {
        Instant since = time.instant().minus(MAX_AGE);
        for (Run run : runs.list(new Runs.RunSelection("", RunState.FAILED, MAX_PER_POLL, 0))) {
            if (run.endedAt() != null && run.endedAt().isAfter(since)) {
                enqueue(texts.failed(run));
            }
        }
        for (Schedules.DueEntry due : schedules.dueRuns("", MAX_PER_POLL)) {
            if (due.endedAt() != null && due.endedAt().isAfter(since)) {
                notifyOf(due);
            }
        }
        unmatchedFiles.find().stream()
                .collect(Collectors.groupingBy(
                        file -> Objects.requireNonNull(file.file().getParent())))
                .forEach((folder, files) -> enqueue(texts.unmatched(folder, files, time.instant())));
    }

    /** Failures of runs that were started are reported with the run, so only those that could not be started are reported here. */
    private void notifyOf(Schedules.DueEntry due) {
        if (due.state() == DueState.FAILED && due.run() == null) {
            enqueue(texts.notStarted(due));
        } else if (due.state() == DueState.LATE || due.state() == DueState.CAUGHT_UP) {
            enqueue(texts.late(due));
        }
    }

    /** The outbox ignores a message whose topic the recipient has already, so polling the same failure again adds nothing. */
    private void enqueue(FailureText.FailureDetails details) {
        List<Recipients.FailureLine> lines = recipients.current().failures();
        for (Recipients.FailureLine line : lines) {
            BilingualText subject = details.subject();
            NewMessage message = new NewMessage(
                    details.topic(),
                    line.language(),
                    subject.in(line.language()),
                    details.body().in(line.language()),
                    List.of());
            line.to().forEach(to -> outbox.enqueue(message, new Recipient(TransportType.MAIL, to)));
        }
        LOG.debug("reported {} to {}", details.topic(), lines);
    }
}
