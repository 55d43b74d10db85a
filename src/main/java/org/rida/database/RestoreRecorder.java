package org.rida.database;

import javax.sql.DataSource;
import org.rida.database.backup.Backup;

/** Records a restore in the audit log of the restored database, which does not exist before. */
public interface RestoreRecorder {

    /** For verifying a backup: nothing is recorded. */
    RestoreRecorder NONE = (restored, backup, remaining) -> remaining.run();

    /**
     * Records the restore around its last part.
     *
     * @param restored database, loaded and migrated
     * @param backup what was restored
     * @param remaining the rest of the restore, the key; the implementation runs it exactly once
     */
    void record(DataSource restored, Backup backup, Runnable remaining);
}
