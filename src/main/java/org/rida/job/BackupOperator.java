package org.rida.job;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.RestoreRecorder;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;













import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Backups and restores that people and jobs ask for, with their entries in the audit log. */
@Component
public class BackupOperator {

    private final BackupService backups;
    private final AuditLog audit;

    BackupOperator(BackupService backups, AuditLog audit) {
        this.backups = backups;
        this.audit = audit;
    }

    /** One more backup in the folder; then the oldest ones beyond so many are deleted. */
    public Backup create(Path folder, int keep, Actor actor) {
        String place = folder.toAbsolutePath().normalize().toString();
        return audit.record(
                new Operation(actor, AuditAction.BACKUP_CREATED, place, Map.of("keep", Integer.toString(keep))),
                () -> backups.create(folder, keep),
                BackupOperator::detail);
    }

    /** Writes the entry of a restore into the restored database. */
    public static RestoreRecorder recorder(Actor actor, InstantSource time) {
        return (restored, backup, remaining) -> AuditLog.of(restored, time)
                .record(
                        new Operation(actor, AuditAction.DATABASE_RESTORED, name(backup), Map.of("taken", backup.createdAt())),
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
