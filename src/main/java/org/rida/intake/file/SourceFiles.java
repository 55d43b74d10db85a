package org.rida.intake.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.database.RowOrder;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RowJson;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that were sent: the lineage of every row, and the outcome of every file. */
@Component
public class SourceFiles {

    /**
     * Does nothing when the content is registered under the same reading. {@code first_file_id} is the first merged
     * file of the same content and type, whatever its mapping.
     */
    private static final String REGISTER =
            """
            insert into source_file (name, sha256, mapping, reading_fingerprint, record_type, bytes, first_file_id)
            values (:name, :sha256, :mapping, :fingerprint, :recordType, :bytes,
                (select min(file_id) from source_file
                 where sha256 = :sha256 and record_type = :recordType and state = 'merged'))
            on conflict (sha256, mapping, reading_fingerprint) where state in ('arrived', 'staged', 'merged') do nothing
            """;

    private static final String FIND =
            """
            select * from source_file
            where sha256 = :sha256 and mapping = :mapping and reading_fingerprint = :fingerprint
              and state in ('arrived', 'staged', 'merged')
            """;

    private static final String LOCK = "select * from source_file where file_id = :file for update";

    private static final String MARK_MERGED =
            """
            update source_file set state = 'merged', merged_at = now(), charset = :charset, rows_read = :read,
                rows_new = :new, rows_replaced = :replaced, rows_unchanged = :unchanged,
                rows_superseded = :superseded, rows_filtered = :filtered, rows_rejected = :rejected, covers_to = :coversTo,
                headers = :headers::jsonb, notes = :notes::jsonb
            where file_id = :file
            """;

    /** Marks earlier files of the same content and type as replaced by this reading. */
    private static final String MARK_REREAD =
            """
            update source_file set reread_file_id = :file
            where state = 'merged' and file_id <> :file and reread_file_id is null
              and (sha256, record_type) = (select sha256, record_type from source_file where file_id = :file)
            """;

    /** Spares a file that another process has merged in the meantime. */
    private static final String MARK_REFUSED =
            """
            update source_file set state = 'refused', notes = :notes::jsonb
            where file_id = :file and state in ('arrived', 'staged')
            """;

    private static final String BY_ID = "select * from source_file where file_id = :file";

    private static final String SEARCH =
            """
            select * from source_file
            where (:name = '' or position(lower(:name) in lower(name)) > 0) and (:state = '' or state = :state)
            """;

    private static final String NEWEST = "file_id desc";

    private static final String PART = "limit :limit offset :from";

    /** What the list can be ordered by. */
    private static final Map<String, String> ORDERS = Map.ofEntries(
            Map.entry("name", "lower(name)"),
            Map.entry("arrived", "arrived_at"),
            Map.entry("state", "state"),
            Map.entry("read", "rows_read"),
            Map.entry("new", "rows_new"),
            Map.entry("replaced", "rows_replaced"),
            Map.entry("unchanged", "rows_unchanged"),
            Map.entry("superseded", "rows_superseded"),
            Map.entry("filtered", "rows_filtered"),
            Map.entry("rejected", "rows_rejected"));

    private static final String WITH_OPEN_REJECTED_ROWS =
            """
            select * from source_file
            where file_id in (select file_id from rejected_row where state = 'open') order by file_id
            """;

    private static final String COVERS_TO =
            """
            select max(covers_to) from source_file where state = 'merged' and record_type = 'request'
            """;

    private final JdbcClient sql;

    public SourceFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A registered file.
     *
     * @param firstId the first merged file with the same content; most often the file itself
     * @param sha256 of the content, in hexadecimal digits
     * @param mapping name of the mapping
     * @param state {@code arrived} (being read, or its ingest was interrupted), {@code merged}, {@code refused} or
     *     {@code withdrawn} (taken out again)
     * @param bytes size of the file
     * @param rows what became of its rows; none while it is not merged
     * @param coversTo the last day that the file has data of; null while it is not merged, or without dates
     * @param notes for the person who sent it; the reason of a refusal
     */
    public record SourceFile(
            long fileId,
            long firstId,
            String name,
            String sha256,
            String mapping,
            RecordType recordType,
            String state,
            long bytes,
            OffsetDateTime arrivedAt,
            RowCounts rows,
            @Nullable LocalDate coversTo,
            List<BilingualText> notes) {

        public boolean hasBeenMerged() {
            return state.equals("merged");
        }

        /** The state as people read it, part of keys of messages: of a merged file also that it brought nothing. */
        public String outcome() {
            if (!hasBeenMerged()) {
                return state;
            }
            if (rows.rejected() > 0 && rows.rejected() == rows.read()) {
                return "all-rejected";
            }
            return rows.merged() + rows.superseded() == 0 ? "nothing-new" : state;
        }
    }

    /** The newest files first. */
    public List<SourceFile> list(int limit) {
        return list(new FileSelection("", ""), 0, limit);
    }

    /**
     * Which files to list.
     *
     * @param name part of the name in upper or lower case; empty for all
     * @param state as {@link SourceFile#state}; empty for all
     */
    public record FileSelection(String name, String state) {}

    /** A part of the files that match, the newest first. */
    public List<SourceFile> list(FileSelection search, int from, int limit) {
        return list(search, RowOrder.OWN, from, limit);
    }

    /** As {@link #list(FileSelection, int, int)}, in another order. */
    public List<SourceFile> list(FileSelection search, RowOrder order, int from, int limit) {
        return sql.sql(SEARCH + order.orderBy(ORDERS, NEWEST) + PART)
                .param("name", search.name())
                .param("state", search.state())
                .param("from", from)
                .param("limit", limit)
                .query(SourceFiles::sourceFile)
                .list();
    }

    public Optional<SourceFile> find(long fileId) {
        return sql.sql(BY_ID)
                .param("file", fileId)
                .query(SourceFiles::sourceFile)
                .optional();
    }

    /** Files with rejected rows that are neither corrected nor dismissed, the oldest first. */
    public List<SourceFile> withOpenRejectedRows() {
        return sql.sql(WITH_OPEN_REJECTED_ROWS).query(SourceFiles::sourceFile).list();
    }

    /** The latest event day of all merged request files; empty before the first. */
    public Optional<LocalDate> coversTo() {
        return sql.sql(COVERS_TO).query(LocalDate.class).optional();
    }

    /**
     * Registers a file, or finds the entry of the same content under the same mapping and reading.
     *
     * @param reading see {@link ReadingFingerprint}
     */
    public SourceFile register(IncomingFile file, Mapping mapping, String reading) {
        sql.sql(REGISTER)
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("mapping", mapping.name())
                .param("fingerprint", reading)
                .param("recordType", mapping.recordType().code())
                .param("bytes", file.bytes())
                .update();
        return sql.sql(FIND)
                .param("sha256", file.sha256())
                .param("mapping", mapping.name())
                .param("fingerprint", reading)
                .query(SourceFiles::sourceFile)
                .single();
    }

    /** Locks the entry for this transaction; waits while another process ingests the same file. */
    public SourceFile lock(long fileId) {
        return sql.sql(LOCK)
                .param("file", fileId)
                .query(SourceFiles::sourceFile)
                .single();
    }

    /**
     * Stores the result of an ingest, and marks earlier readings of the same content as replaced.
     *
     * @param charset null or empty for formats without one
     * @param coversTo null for a file without dates
     * @param headers of the mapped columns, in the file's order
     */
    public void markMerged(
            IngestResult result,
            @Nullable String charset,
            @Nullable LocalDate coversTo,
            List<String> headers,
            List<FileNote> notes) {
        sql.sql(MARK_MERGED)
                .param("file", result.fileId())
                .param("charset", charset)
                .params(result.rows().byName())
                .param("coversTo", coversTo)
                .param("headers", RowJson.write(headers))
                .param("notes", RowJson.write(notes))
                .update();
        sql.sql(MARK_REREAD).param("file", result.fileId()).update();
    }

    /** Stores the reason of a refusal in both languages. */
    public void markRefused(long fileId, Problem refusal) {
        List<FileNote> notes = List.of(FileNote.of(
                "refused", "ar", refusal.text().ar(), "en", refusal.text().en()));
        sql.sql(MARK_REFUSED)
                .param("file", fileId)
                .param("notes", RowJson.write(notes))
                .update();
    }

    private static SourceFile sourceFile(ResultSet row, int number) throws SQLException {
        Long first = row.getObject("first_file_id", Long.class);
        return new SourceFile(
                row.getLong("file_id"),
                first == null ? row.getLong("file_id") : first,
                row.getString("name"),
                row.getString("sha256"),
                row.getString("mapping"),
                RecordType.of(row.getString("record_type")),
                row.getString("state"),
                row.getLong("bytes"),
                row.getObject("arrived_at", OffsetDateTime.class),
                RowCounts.of(row),
                row.getObject("covers_to", LocalDate.class),
                RowJson.notes(row.getString("notes")).stream()
                        .map(FileNote::text)
                        .toList());
    }
}
