package org.rida.job.step;

import java.nio.file.Path;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.job.BackupOperator;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.run.RunEvent;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Backs up the database and the documents, and tests the backup by restoring it when the job says so. */
@Component
class BackupStep implements StepKind {

    private final BackupOperator operator;
    private final BackupService backups;
    private final Path folder;
    private final ApplicationEventPublisher events;

    BackupStep(
            BackupOperator operator,
            BackupService backups,
            @Value("${rida.backup.folder}") Path folder,
            ApplicationEventPublisher events) {
        this.events = events;
        this.operator = operator;
        this.backups = backups;
        this.folder = folder;
    }

    @Override
    public String code() {
        return "backup";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.backup()).map(settings -> (contribution, context) -> {
            Path target = settings.folder() == null ? folder : Path.of(settings.folder());
            Lease lease = RunContext.current().orElseThrow();
            Backup backup = operator.create(
                    target, settings.keep() == null ? 1 : settings.keep(), Actor.ofRun(lease.actor(), lease.run()));
            events.publishEvent(new RunEvent.BackedUp(
                    backup.name(), target.toAbsolutePath().normalize().toString(), backup.bytes(), backup.rows()));
            if (settings.verify()) {
                backups.verify(backup);
            }
            contribution.incrementWriteCount(backup.rows());
            return RepeatStatus.FINISHED;
        });
    }
}
