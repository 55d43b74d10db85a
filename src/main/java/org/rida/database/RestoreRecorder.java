package org.rida.database;

import org.rida.database.backup.Backup;













import javax.sql.DataSource;

/** Records a restore in the database that was restored: before there was nothing to record it in. */
public interface RestoreRecorder {

    /** For a trial. */
    RestoreRecorder NONE = (restored, backup, remaining) -> remaining.run();

    /** @param remaining what is left to do once the database is there: documents and key; to be run once */
    void record(DataSource restored, Backup backup, Runnable remaining);
}
