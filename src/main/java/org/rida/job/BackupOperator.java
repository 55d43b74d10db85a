package org.rida.job;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.RestoreRecorder;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.springframework.stereotype.Component;

/** Creates and restores backups on behalf of people and jobs, and records each in the audit log. */
@Component
public class BackupOperator {

    private final BackupService backups;
    private final AuditLog audit;

    BackupOperator(BackupService backups, AuditLog audit) {
        this.backups = backups;
        this.audit = audit;
    }

    /**
     * Creates a backup, then deletes the oldest ones of the folder.
     *
     * @param keep how many of the newest backups stay, at least 1
     */
    public Backup create(Path folder, int keep, Actor actor) {
        String target = folder.toAbsolutePath().normalize().toString();
        return audit.record(
                new Operation(actor, AuditAction.BACKUP_CREATED, target, Map.of("keep", Integer.toString(keep))),
                () -> backups.create(folder, keep),
                BackupOperator::detail);
    }

    /** A recorder that writes the audit entry of a restore into the restored database: the previous log is replaced. */
    public static RestoreRecorder recorder(Actor actor, InstantSource time) {
        return (restored, backup, remaining) -> AuditLog.of(restored, time)
                .record(
                        new Operation(
                                actor,
                                AuditAction.DATABASE_RESTORED,
                                name(backup),
                                Map.of("taken", backup.createdAt())),
                        () -> {
                            remaining.run();
                            return backup;
                        },
                        BackupOperator::detail);
    }

    private static Map<String, String> detail(Backup backup) {
        return Map.of("file", name(backup), "rows", Long.toString(backup.rows()));
    }

    private static String name(Backup backup) {
        return String.valueOf(backup.file().getFileName());
    }
}
