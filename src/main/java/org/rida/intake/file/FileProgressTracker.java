package org.rida.intake.file;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the progress of running ingests once a second, so that any process can show it. The entries are written
 * outside of the ingest's transaction, which is not visible to others before its end.
 */
@Component
public class FileProgressTracker {

    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(1);
    /** Entries older than this belong to an ingest that was interrupted; they are not shown. */
    private static final Duration STALE_AFTER = Duration.ofMinutes(2);

    private static final String UPSERT =
            """
            insert into file_progress (file_id, rows_read, bytes_read, bytes, started_at, updated_at)
            values (:file, :rows, :read, :bytes, :startedAt, :updatedAt)
            on conflict (file_id) do update set rows_read = excluded.rows_read, bytes_read = excluded.bytes_read,
                bytes = excluded.bytes, started_at = excluded.started_at, updated_at = excluded.updated_at
            """;

    private static final String DELETE = "delete from file_progress where file_id = :file";

    private static final String SELECT_CURRENT =
            """
            select p.*, f.name from file_progress p join source_file f using (file_id)
            where p.updated_at > :since order by p.started_at
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    public FileProgressTracker(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** The files being read, the longest-running first. */
    public List<FileProgress> current() {
        return sql.sql(SELECT_CURRENT)
                .param("since", time.instant().minus(STALE_AFTER).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new FileProgress(
                        row.getLong("file_id"),
                        row.getString("name"),
                        row.getLong("rows_read"),
                        row.getLong("bytes_read"),
                        row.getLong("bytes"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    /**
     * A listener that stores the progress of a file at most once a second and passes every notification on.
     *
     * @param next notified first
     */
    public IngestProgress recordingTo(long fileId, IngestProgress next) {
        return new Writer(fileId, next);
    }

    /**
     * Deletes the entry of a file. Within the transaction of the ingest the file becomes merged and stops being in
     * progress at the same moment.
     */
    public void finished(long fileId) {
        sql.sql(DELETE).param("file", fileId).update();
    }

    private final class Writer implements IngestProgress {

        private final long fileId;
        private final IngestProgress next;
        private final Instant startedAt = time.instant();
        private Instant writtenAt = Instant.EPOCH;

        Writer(long fileId, IngestProgress next) {
            this.fileId = fileId;
            this.next = next;
        }

        @Override
        public void at(long rows, long readBytes, long totalBytes) {
            next.at(rows, readBytes, totalBytes);
            Instant now = time.instant();
            if (writtenAt.plus(WRITE_INTERVAL).isAfter(now)) {
                return;
            }
            writtenAt = now;
            sql.sql(UPSERT)
                    .param("file", fileId)
                    .param("rows", rows)
                    .param("read", readBytes)
                    .param("bytes", totalBytes)
                    .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                    .param("updatedAt", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
