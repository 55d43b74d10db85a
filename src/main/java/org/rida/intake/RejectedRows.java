package org.rida.intake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that were not accepted, kept until they are mended, dismissed, or too old to keep. */
@Component
public class RejectedRows {

    private static final String OPEN =
            """
            select r.*, f.name from rejected_row r join source_file f using (file_id)
            where r.state = 'open' and r.file_id = :file and r.line_no > :after
            order by r.line_no limit :limit
            """;

    private static final String COUNT_OPEN = "select count(*) from rejected_row where state = 'open'";

    private static final String OPEN_BY_FILE =
            "select file_id, count(*) as n from rejected_row where state = 'open' group by file_id";

    private static final String OPEN_KEYS =
            "select distinct row_key from rejected_row where state = 'open' and row_key is not null";

    private static final String KEEP =
            """
            insert into rejected_row (file_id, line_no, cells, reasons, row_key)
            values (:file, :line, :cells::jsonb, :reasons::jsonb, :key)
            """;

    private static final String SETTLED =
            """
            update rejected_row set state = :state, state_at = now(), cells = '{}', state_note = :note
            where state = 'open' and file_id <> :file
              and (row_key = any(:keys)
                  or rejected_id = any(:references)
                      and file_id in (select file_id from source_file where mapping =
                          (select mapping from source_file where file_id = :file)))
            """;

    private static final String DISMISSED =
            """
            update rejected_row set state = 'dismissed', state_at = now(), cells = '{}', state_note = :note
            where state = 'open' and rejected_id = :id
            """;

    private static final String PURGED =
            """
            update rejected_row r set cells = '{}'
            from source_file f
            where f.file_id = r.file_id and r.state = 'open' and r.cells <> '{}' and f.arrived_at < :before
            """;

    private final JdbcClient sql;
    private final Path data;

    RejectedRows(JdbcClient sql, @Value("${rida.data}") Path data) {
        this.sql = sql;
        this.data = data;
    }

    /**
     * A rejected row.
     *
     * @param cells mapped columns only, by the sender's own header; identifiers are readable again, free text is masked
     */
    public record Rejected(
            long id, long fileId, String file, long line, Map<String, String> cells, List<Text> reasons) {}

    public long countOpen() {
        return sql.sql(COUNT_OPEN).query(Long.class).single();
    }

    /** How many open ones each file has; files without any are left out. */
    public Map<Long, Long> countOpenByFile() {
        Map<Long, Long> counts = new java.util.TreeMap<>();
        sql.sql(OPEN_BY_FILE)
                .query((row, n) -> counts.put(row.getLong("file_id"), row.getLong("n")))
                .list();
        return counts;
    }

    /** The open ones of a file in its own order. */
    public List<Rejected> open(long fileId, int limit) {
        return open(fileId, 0, limit);
    }

    /** Those behind a line. */
    List<Rejected> open(long fileId, long after, int limit) {
        DoorKey key = DoorKey.open(data);
        return sql.sql(OPEN)
                .param("file", fileId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> rejected(row, key))
                .list();
    }

    /** Says that a row will not be mended, and why; its cells are purged. */
    public void dismiss(long id, String note) {
        sql.sql(DISMISSED).param("id", id).param("note", note).update();
    }

    /** Purges the cells of rows that came before that moment; reasons and counts stay. */
    public int purge(OffsetDateTime before) {
        return sql.sql(PURGED).param("before", before).update();
    }

    Set<String> openKeys() {
        return new HashSet<>(sql.sql(OPEN_KEYS).query(String.class).list());
    }

    void keep(long fileId, RowDraft row, Map<String, String> cells, @Nullable String key) {
        sql.sql(KEEP)
                .param("file", fileId)
                .param("line", row.line())
                .param("cells", Json.of(cells))
                .param("reasons", Json.ofFindings(row.findings()))
                .param("key", key)
                .update();
    }

    /** Rows of earlier files that this file brings in order, or rejected once more; their cells are purged. */
    int settle(Mended mended, long fileId) {
        settle("dismissed", mended.keysAgain(), mended.referencesAgain(), fileId, "rejected again in file ");
        return settle("mended", mended.keys(), mended.references(), fileId, "file ");
    }

    private int settle(String state, String[] keys, Long[] references, long fileId, String note) {
        if (keys.length == 0 && references.length == 0) {
            return 0;
        }
        return sql.sql(SETTLED)
                .param("state", state)
                .param("keys", keys)
                .param("references", references)
                .param("file", fileId)
                .param("note", note + fileId)
                .update();
    }

    private static Rejected rejected(ResultSet row, DoorKey key) throws SQLException {
        Map<String, String> cells = Json.cells(row.getString("cells"));
        cells.replaceAll((header, cell) -> key.decrypt(cell));
        return new Rejected(
                row.getLong("rejected_id"),
                row.getLong("file_id"),
                row.getString("name"),
                row.getLong("line_no"),
                cells,
                Json.reasons(row.getString("reasons")).stream()
                        .map(r -> Reason.of(
                                r.getOrDefault("code", ""),
                                r.getOrDefault("column", ""),
                                r.getOrDefault("expected", ""),
                                r.getOrDefault("found", "")))
                        .toList());
    }
}
