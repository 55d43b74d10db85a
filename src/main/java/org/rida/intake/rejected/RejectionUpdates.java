package org.rida.intake.rejected;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;
import org.rida.intake.row.WaitingRow;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Saves rejected rows while a file is ingested, and resolves rejected rows of earlier files that it contains again. */
@Component
public class RejectionUpdates {

    private static final String OPEN_KEYS =
            "select distinct row_key from rejected_row where state = 'open' and row_key is not null";

    private static final String WAITING =
            """
            select rejected_id, r.cells, row_key from rejected_row r join source_file f using (file_id)
            where r.state = 'open' and f.mapping = :mapping
            """;

    /** Rows of the file itself that were the same already in an earlier one belong to that. */
    private static final String TAKEN =
            """
            select r.rejected_id, s.%1$s_no as number
            from unnest(:ids::bigint[], :numbers::text[]) as k (rejected_id, number)
                join rejected_row r using (rejected_id)
                join %1$s s on regexp_replace(s.%1$s_no, '([0-9a-f]{32})-[0-9]{1,9}$', '\\1') = k.number
            where s.file_id = r.file_id
                or s.file_id in (select o.resolution_file_id from rejected_row o where o.file_id = r.file_id)
            """;

    private static final String INSERT =
            """
            insert into rejected_row (file_id, line_no, cells, reasons, row_key)
            values (:file, :line, :cells::jsonb, :reasons::jsonb, :key)
            """;

    /**
     * Finds rows by the hash of their number in any file of the same record type, as an answer may have the number of a request,
     * and by their id only among files of the same mapping: a person may have changed the reference. Of several lines the last one
     * counts. Where a person has corrected one of several rows of a number, the others of its file stay for a person to settle.
     */
    private static final String RESOLVE =
            """
            with same as (
                select o.file_id, o.mapping = f.mapping as by_mapping from source_file o join source_file f using (record_type)
                where f.file_id = :file and o.file_id <> :file
            ),
            resubmitted as (
                select r.rejected_id, k.line
                from unnest(:keys::text[], :keyLines::bigint[]) as k (row_key, line)
                    join rejected_row r using (row_key) join same using (file_id)
                where r.state = 'open' and not exists (
                    select from unnest(:references::bigint[]) as named (rejected_id) join rejected_row n using (rejected_id)
                    where n.rejected_id <> r.rejected_id and (n.file_id, n.row_key) = (r.file_id, r.row_key))
                union all
                select r.rejected_id, i.line
                from unnest(:references::bigint[], :referenceLines::bigint[]) as i (rejected_id, line)
                    join rejected_row r using (rejected_id) join same using (file_id)
                where r.state = 'open' and by_mapping
            ),
            still_open as (select rejected_id, max(line) as line from resubmitted group by rejected_id)
            update rejected_row r set state = :state, state_changed_at = now(), cells = '{}', resolution_reason = :reason,
                resolution_file_id = :file, resolution_line_no = w.line
            from still_open w where w.rejected_id = r.rejected_id
            """;

    /** A row that is rejected again inherits the line of the sender's file. */
    private static final String COPY_ORIGIN =
            """
            update rejected_row n set origin_file_id = coalesce(o.origin_file_id, o.file_id),
                origin_line_no = coalesce(o.origin_line_no, o.line_no)
            from rejected_row o
            where o.resolution_file_id = :file and o.state = 'dismissed' and n.file_id = :file and n.line_no = o.resolution_line_no
            """;

    private final JdbcClient sql;

    public RejectionUpdates(JdbcClient sql) {
        this.sql = sql;
    }

    /** The hashes of the numbers of all open rows. */
    public Set<String> openKeys() {
        return new HashSet<>(sql.sql(OPEN_KEYS).query(String.class).list());
    }

    /** All open rows that a mapping reads, by id; identifiers in their cells are encrypted. */
    public Map<Long, WaitingRow> waiting(String mapping) {
        Map<Long, WaitingRow> rows = new HashMap<>();
        RowCallbackHandler handler = row -> rows.put(
                row.getLong("rejected_id"),
                new WaitingRow(RowJson.cells(row.getString("cells")), row.getString("row_key"), Set.of()));
        sql.sql(WAITING).param("mapping", mapping).query(handler);
        return rows;
    }

    /**
     * The numbers that the files of rejected rows, and the corrections of these files, have brought in already.
     *
     * @param numbers id of a rejected row to the number for which it asks, without a count of equal rows
     */
    public Map<Long, Set<String>> taken(RecordType type, Map<Long, String> numbers) {
        Map<Long, Set<String>> taken = new HashMap<>();
        RowCallbackHandler handler = row -> taken.computeIfAbsent(row.getLong("rejected_id"), id -> new HashSet<>())
                .add(row.getString("number"));
        sql.sql(TAKEN.formatted(type.code()))
                .param("ids", numbers.keySet().toArray(Long[]::new))
                .param("numbers", numbers.values().toArray(String[]::new))
                .query(handler);
        return taken;
    }

    /**
     * @param cells see {@link org.rida.intake.row.RowParser#retainedCells}
     * @param key hash of the number; null when it could not be parsed
     */
    public void save(long fileId, RowBuilder row, Map<String, String> cells, @Nullable String key) {
        sql.sql(INSERT)
                .param("file", fileId)
                .param("line", row.line())
                .param("cells", RowJson.write(cells))
                .param("reasons", RowJson.writeViolations(row.violations()))
                .param("key", key)
                .update();
    }

    /**
     * Resolves the rows of earlier files that this file corrects, or contains again and rejects; their cells are
     * purged.
     *
     * @return how many rows were corrected
     */
    public int resolve(CorrectedRows corrected, long fileId) {
        if (resolve("dismissed", corrected.rejectedAgain(), fileId, "rejected again in file ") > 0) {
            sql.sql(COPY_ORIGIN).param("file", fileId).update();
        }
        return resolve("corrected", corrected.accepted(), fileId, "file ");
    }

    private int resolve(String state, CorrectedRows.RowReferences rows, long fileId, String note) {
        if (rows.isEmpty()) {
            return 0;
        }
        return sql.sql(RESOLVE)
                .param("state", state)
                .param("keys", rows.keys().keySet().toArray(String[]::new))
                .param("keyLines", rows.keys().values().toArray(Long[]::new))
                .param("references", rows.references().keySet().toArray(Long[]::new))
                .param("referenceLines", rows.references().values().toArray(Long[]::new))
                .param("file", fileId)
                .param("reason", note + fileId)
                .update();
    }
}
