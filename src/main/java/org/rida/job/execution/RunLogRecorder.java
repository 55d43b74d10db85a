package org.rida.job.execution;

import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.file.IngestResult;
import org.rida.job.lease.RunContext;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunLog;
import org.rida.job.run.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the events of a run to its {@link RunLog}, outside the transaction of the work: what was rolled back has been tried, and
 * is told. Progress within a file or a count is not an event of the log.
 */
@Component
class RunLogRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RunLogRecorder.class);

    private final RunLog log;
    private final TransactionTemplate withoutTransaction;

    RunLogRecorder(RunLog log, PlatformTransactionManager transactions) {
        this.log = log;
        this.withoutTransaction = new TransactionTemplate(transactions);
        this.withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @EventListener
    void on(RunEvent event) {
        RunContext.current().ifPresent(lease -> {
            BilingualText text = describe(event);
            if (text != null) {
                write(lease.run(), text);
            }
        });
    }

    @EventListener
    void on(RunEnded end) {
        write(
                end.run(),
                end.state() == RunState.FAILED
                        ? BilingualText.of(language -> message("run-log.failed").in(language) + " "
                                + end.failure().in(language))
                        : message("run-log.ended." + end.state().code()));
    }

    private static @Nullable BilingualText describe(RunEvent event) {
        if (event instanceof RunEvent.StepStarted step) {
            return BilingualText.of(language -> message(
                            "run-log.step",
                            "n",
                            step.number(),
                            "of",
                            step.steps(),
                            "step",
                            BilingualText.named("step.", step.kind()).in(language))
                    .in(language));
        } else if (event instanceof RunEvent.FileIngested file) {
            return BilingualText.of(language -> message(
                            "run-log.file",
                            "file",
                            file.result().file(),
                            "rows",
                            IngestResult.counts(file.subjects()).in(language))
                    .in(language));
        } else if (event instanceof RunEvent.FileIgnored file) {
            return message("run-log.ignored", "file", file.file());
        } else if (event instanceof RunEvent.FileRefused refused) {
            return refused.reason();
        } else if (event instanceof RunEvent.Recounted count) {
            return message("run-log.recounted", "months", count.months().size());
        } else if (event instanceof RunEvent.PartitionStarted part) {
            return BilingualText.of(language -> message(
                            "run-log.partition", "part", part.title().in(language))
                    .in(language));
        } else if (event instanceof RunEvent.BackedUp backup) {
            return BilingualText.of(language -> {
                Messages words = new Messages(language, DigitSystem.EUROPEAN);
                return words.format(
                        "run-log.backup",
                        "file",
                        backup.file(),
                        "folder",
                        backup.folder(),
                        "size",
                        words.size(backup.bytes()),
                        "n",
                        backup.rows());
            });
        } else if (event instanceof RunEvent.DocumentDrawn document) {
            return message("run-log.document", "file", document.file());
        }
        return null;
    }

    private static BilingualText message(String key, Object... namesAndValues) {
        return BilingualText.ofMessage(key, namesAndValues);
    }

    /** A failure is only logged: work must not fail because its log could not be written. */
    private void write(long run, BilingualText text) {
        try {
            withoutTransaction.executeWithoutResult(status -> log.add(run, text));
        } catch (RuntimeException e) {
            LOG.warn("could not write the log of run {}", run, e);
        }
    }
}
