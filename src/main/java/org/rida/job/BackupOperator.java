package org.rida.job;

import org.rida.access.Actor;
import org.rida.access.Audit;
import org.rida.access.Audit.Operation;
import org.rida.access.Deed;
import org.rida.database.Backup;
import org.rida.database.Backups;
import org.rida.database.RestoreRecorder;




import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Backups and restores that people and jobs ask for, with their entries in the audit log. */
@Component
public class BackupOperator {

    private final Backups backups;
    private final Audit audit;

    BackupOperator(Backups backups, Audit audit) {
        this.backups = backups;
        this.audit = audit;
    }

    /** One more backup in the folder; then the oldest ones beyond so many are deleted. */
    public Backup create(Path folder, int keep, Actor actor) {
        String place = folder.toAbsolutePath().normalize().toString();
        return audit.record(
                new Operation(actor, Deed.BACKUP_CREATED, place, Map.of("keep", Integer.toString(keep))),
                () -> backups.create(folder, keep),
                BackupOperator::detail);
    }

    /** Writes the entry of a restore into the restored database. */
    public static RestoreRecorder recorder(Actor actor, InstantSource time) {
        return (restored, backup, remaining) -> Audit.of(restored, time)
                .record(
                        new Operation(actor, Deed.DATABASE_RESTORED, name(backup), Map.of("taken", backup.takenAt())),
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
