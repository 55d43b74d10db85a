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
 * Tells the administrators what failed, ran late, could not be delivered or is read by nobody: each once, however often it is looked at. The
 * database is asked, not only this process's events, so that a process that died right after a failure hides nothing.
 */
@Component
class FailureNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(FailureNotifier.class);

    /** What is older was told, or nobody was to be told then. */
    private static final Duration MAX_AGE = Duration.ofDays(2);

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
            UnmatchedFiles unclaimed,
            FailureText news,
            Outbox outbox,
            InstantSource time) {
        this.recipients = recipients;
        this.runs = runs;
        this.schedules = schedules;
        this.unmatchedFiles = unclaimed;
        this.texts = news;
        this.outbox = outbox;
        this.time = time;
    }

    @EventListener
    void ended(RunEnded run) {
        if (run.state() == RunState.FAILED) {
            enqueue(texts.failed(runs.run(run.run())));
        }
    }

    /** A failure letter that cannot be delivered makes no further one. */
    @EventListener
    void abandoned(DeliveryAbandoned letter) {
        if (!letter.message().topic().startsWith(FailureText.TOPIC_PREFIX)) {
            enqueue(texts.undelivered(letter));
        }
    }

    /** Everything that failed or came late in the last days and was not told. */
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

    private void notifyOf(Schedules.DueEntry due) {
        if (due.state() == DueState.FAILED && due.run() == null) {
            enqueue(texts.notStarted(due));
        } else if (due.state() == DueState.LATE || due.state() == DueState.CAUGHT_UP) {
            enqueue(texts.late(due));
        }
    }

    private void enqueue(FailureText.FailureDetails told) {
        List<Recipients.FailureLine> lines = recipients.current().failures();
        for (Recipients.FailureLine line : lines) {
            BilingualText subject = told.subject();
            NewMessage letter = new NewMessage(
                    told.topic(),
                    line.language(),
                    subject.in(line.language()),
                    told.body().in(line.language()),
                    List.of());
            line.to().forEach(to -> outbox.enqueue(letter, new Recipient(TransportType.MAIL, to)));
        }
        LOG.debug("reported {} to {}", told.topic(), lines);
    }
}
