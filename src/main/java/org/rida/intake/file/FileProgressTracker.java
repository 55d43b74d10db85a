package org.rida.intake.file;














import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the files are that are being read just now, by whichever process: written once a second beside the ingest itself. */
@Component
public class FileProgressTracker {

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    /** Who has not told anything for so long was cut off. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private static final String TELL =
            """
            insert into file_progress (file_id, rows_read, bytes_read, bytes, started_at, updated_at)
            values (:file, :rows, :read, :bytes, :began, :told)
            on conflict (file_id) do update set rows_read = excluded.rows_read, bytes_read = excluded.bytes_read,
                bytes = excluded.bytes, started_at = excluded.started_at, updated_at = excluded.updated_at
            """;

    private static final String FORGET = "delete from file_progress where file_id = :file";

    private static final String NOW =
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

    public List<FileProgress> now() {
        return sql.sql(NOW)
                .param("since", time.instant().minus(FRESH).atOffset(ZoneOffset.UTC))
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

    /** Passes on to the next, and writes down what is worth it. */
    public IngestProgress update(long fileId, IngestProgress next) {
        return new Writer(fileId, next);
    }

    public void done(long fileId) {
        sql.sql(FORGET).param("file", fileId).update();
    }

    private final class Writer implements IngestProgress {

        private final long fileId;
        private final IngestProgress next;
        private final Instant began = time.instant();
        private Instant told = Instant.EPOCH;

        Writer(long fileId, IngestProgress next) {
            this.fileId = fileId;
            this.next = next;
        }

        @Override
        public void at(long rows, long readBytes, long totalBytes) {
            next.at(rows, readBytes, totalBytes);
            Instant now = time.instant();
            if (told.plus(TELL_EVERY).isAfter(now)) {
                return;
            }
            told = now;
            sql.sql(TELL)
                    .param("file", fileId)
                    .param("rows", rows)
                    .param("read", readBytes)
                    .param("bytes", totalBytes)
                    .param("began", began.atOffset(ZoneOffset.UTC))
                    .param("told", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
