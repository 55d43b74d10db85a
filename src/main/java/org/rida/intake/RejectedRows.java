package org.rida.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that were not accepted, kept until they are mended, dismissed, or too old to keep. */
@Component
public class RejectedRows {

    private static final String OPEN =
            """
            select r.*, f.name, o.name as origin_name
            from rejected_row r join source_file f using (file_id)
                left join source_file o on o.file_id = r.origin_file
            where r.state = 'open' and r.file_id = :file and r.line_no > :after
            order by r.line_no limit :limit
            """;

    private static final String COUNT_OPEN = "select count(*) from rejected_row where state = 'open'";

    private static final String OPEN_BY_FILE =
            "select file_id, count(*) as n from rejected_row where state = 'open' group by file_id";

    private static final String OPEN_KEYS =
            "select distinct row_key from rejected_row where state = 'open' and row_key is not null";

    private static final String WAITING =
            "select rejected_id from rejected_row where state = 'open' and rejected_id in (:ids)";

    private static final String KEEP =
            """
            insert into rejected_row (file_id, line_no, cells, reasons, row_key)
            values (:file, :line, :cells::jsonb, :reasons::jsonb, :key)
            """;

    private static final String SETTLED =
            """
            with brought as (
                select * from unnest(:keys::text[], :keyLines::bigint[], :references::bigint[], :referenceLines::bigint[])
                    as b (row_key, key_line, rejected_id, reference_line)
            ),
            waiting as (
                select r.rejected_id, max(coalesce(b.reference_line, b.key_line)) as line
                from rejected_row r join brought b
                    on r.row_key = b.row_key
                        or r.rejected_id = b.rejected_id
                            and r.file_id in (select file_id from source_file where mapping =
                                (select mapping from source_file where file_id = :file))
                where r.state = 'open' and r.file_id <> :file
                group by r.rejected_id
            )
            update rejected_row r set state = :state, state_at = now(), cells = '{}', state_note = :note,
                settled_file = :file, settled_line = w.line
            from waiting w where w.rejected_id = r.rejected_id
            """;

    /** A row that is rejected once more still tells where it stood first. */
    private static final String ORIGIN =
            """
            update rejected_row n set origin_file = coalesce(o.origin_file, o.file_id),
                origin_line = coalesce(o.origin_line, o.line_no)
            from rejected_row o
            where o.settled_file = :file and o.state = 'dismissed' and n.file_id = :file and n.line_no = o.settled_line
            """;

    private static final String DISMISSED =
            """
            update rejected_row set state = 'dismissed', state_at = :at, cells = '{}', state_note = :note,
                settled_by = :by
            where state = 'open' and rejected_id = :id
            """;

    private static final String DISMISSED_FILE =
            """
            update rejected_row set state = 'dismissed', state_at = :at, cells = '{}', state_note = :note,
                settled_by = :by
            where state = 'open' and file_id = :file
            """;

    private static final String PURGED =
            """
            update rejected_row r set cells = '{}'
            from source_file f
            where f.file_id = r.file_id and r.state = 'open' and r.cells <> '{}' and f.arrived_at < :before
            """;

    private final JdbcClient sql;
    private final DoorKeys keys;

    RejectedRows(JdbcClient sql, DoorKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /**
     * A rejected row.
     *
     * @param file and line: where it stands now
     * @param originFile and line: where the sender's file has it, when it came back in a workbook of rejected rows; else the
     *     same as the file and line
     * @param cells mapped columns only, by the sender's own header; identifiers are readable again, free text is masked
     */
    public record Rejected(
            long id,
            long fileId,
            String file,
            long line,
            String originFile,
            long originLine,
            Map<String, String> cells,
            List<Text> reasons) {

        public boolean cameBack() {
            return line != originLine || !file.equals(originFile);
        }
    }

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
    public List<Rejected> open(long fileId, long after, int limit) {
        DoorKey key = keys.open();
        return sql.sql(OPEN)
                .param("file", fileId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> rejected(row, key))
                .list();
    }

    /** Those of these rows that wait to be mended. */
    public List<Long> waiting(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql(WAITING).param("ids", ids).query(Long.class).list();
    }

    /**
     * Says that a row will not be mended, and why; its cells are purged, its place and reasons stay.
     *
     * @param by who says so
     * @return whether there was such a row that waited
     */
    public boolean dismiss(long id, String by, String why, OffsetDateTime at) {
        return sql.sql(DISMISSED)
                        .param("id", id)
                        .param("by", by)
                        .param("note", why)
                        .param("at", at)
                        .update()
                > 0;
    }

    /** The same of all rows of a file that wait; how many. */
    public int dismissFile(long fileId, String by, String why, OffsetDateTime at) {
        return sql.sql(DISMISSED_FILE)
                .param("file", fileId)
                .param("by", by)
                .param("note", why)
                .param("at", at)
                .update();
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
        if (settle("dismissed", mended.again(), fileId, "rejected again in file ") > 0) {
            sql.sql(ORIGIN).param("file", fileId).update();
        }
        return settle("mended", mended.accepted(), fileId, "file ");
    }

    private int settle(String state, Mended.Brought rows, long fileId, String note) {
        if (rows.isEmpty()) {
            return 0;
        }
        return sql.sql(SETTLED)
                .param("state", state)
                .param("keys", rows.keys().keySet().toArray(String[]::new))
                .param("keyLines", rows.keys().values().toArray(Long[]::new))
                .param("references", rows.references().keySet().toArray(Long[]::new))
                .param("referenceLines", rows.references().values().toArray(Long[]::new))
                .param("file", fileId)
                .param("note", note + fileId)
                .update();
    }

    private static Rejected rejected(ResultSet row, DoorKey key) throws SQLException {
        Map<String, String> cells = Json.cells(row.getString("cells"));
        cells.replaceAll((header, cell) -> key.decrypt(cell));
        String origin = row.getString("origin_name");
        return new Rejected(
                row.getLong("rejected_id"),
                row.getLong("file_id"),
                row.getString("name"),
                row.getLong("line_no"),
                origin == null ? row.getString("name") : origin,
                origin == null ? row.getLong("line_no") : row.getLong("origin_line"),
                cells,
                Json.reasons(row.getString("reasons")).stream()
                        .map(r -> Reason.of(
                                r.getOrDefault("code", ""),
                                r.getOrDefault("column", ""),
                                new Text(r.getOrDefault("expectedAr", ""), r.getOrDefault("expected", "")),
                                r.getOrDefault("found", "")))
                        .toList());
    }
}
