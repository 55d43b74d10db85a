package org.rida.delivery;

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













import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    private static final Duration NEWS = Duration.ofDays(2);

    private static final int AT_ONCE = 100;

    private final RecipientsFile recipients;
    private final Runs runs;
    private final Schedules schedules;
    private final UnmatchedFiles unclaimed;
    private final FailureText news;
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
        this.unclaimed = unclaimed;
        this.news = news;
        this.outbox = outbox;
        this.time = time;
    }

    @EventListener
    void ended(RunEnded run) {
        if (run.state() == RunState.FAILED) {
            write(news.failed(runs.run(run.run())));
        }
    }

    /** A failure letter that cannot be delivered makes no further one. */
    @EventListener
    void givenUp(DeliveryAbandoned letter) {
        if (!letter.letter().about().startsWith(FailureText.ABOUT)) {
            write(news.undelivered(letter));
        }
    }

    /** Everything that failed or came late in the last days and was not told. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void poll() {
        Instant since = time.instant().minus(NEWS);
        for (Run run : runs.list(new Runs.RunSelection("", RunState.FAILED, AT_ONCE, 0))) {
            if (run.endedAt() != null && run.endedAt().isAfter(since)) {
                write(news.failed(run));
            }
        }
        for (Schedules.DueEntry due : schedules.ledger("", AT_ONCE)) {
            if (due.endedAt() != null && due.endedAt().isAfter(since)) {
                poll(due);
            }
        }
        unclaimed.now().stream()
                .collect(Collectors.groupingBy(
                        file -> Objects.requireNonNull(file.file().getParent())))
                .forEach((folder, files) -> write(news.unclaimed(folder, files, time.instant())));
    }

    private void poll(Schedules.DueEntry due) {
        if (due.state() == DueState.FAILED && due.run() == null) {
            write(news.notStarted(due));
        } else if (due.state() == DueState.LATE || due.state() == DueState.CAUGHT_UP) {
            write(news.late(due));
        }
    }

    private void write(FailureText.FailureDetails told) {
        List<Recipients.FailureLine> lines = recipients.current().failures();
        for (Recipients.FailureLine line : lines) {
            BilingualText subject = told.subject();
            NewMessage letter = new NewMessage(
                    told.about(),
                    line.language(),
                    subject.in(line.language()),
                    told.body().in(line.language()),
                    List.of());
            line.to().forEach(to -> outbox.enqueue(letter, new Recipient(TransportType.MAIL, to)));
        }
        LOG.debug("reported {} to {}", told.about(), lines);
    }
}
