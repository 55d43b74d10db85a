package org.rida.intake.rejected;

import org.rida.intake.finding.RowJson;
import org.rida.intake.row.RowBuilder;













import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a file does to the rejected rows: it adds its own, and settles those of earlier files that it brings again. */
@Component
public class RejectionUpdates {

    private static final String OPEN_KEYS =
            "select distinct row_key from rejected_row where state = 'open' and row_key is not null";

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
            update rejected_row r set state = :state, state_changed_at = now(), cells = '{}', resolution_reason = :reason,
                resolution_file_id = :file, resolution_line_no = w.line
            from waiting w where w.rejected_id = r.rejected_id
            """;

    /** A row that is rejected once more still tells where it stood first. */
    private static final String ORIGIN =
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

    public Set<String> openKeys() {
        return new HashSet<>(sql.sql(OPEN_KEYS).query(String.class).list());
    }

    public void save(long fileId, RowBuilder row, Map<String, String> cells, @Nullable String key) {
        sql.sql(KEEP)
                .param("file", fileId)
                .param("line", row.line())
                .param("cells", RowJson.write(cells))
                .param("reasons", RowJson.ofFindings(row.findings()))
                .param("key", key)
                .update();
    }

    /** Rows of earlier files that this file brings in order, or rejected once more; their cells are purged. */
    public int settle(CorrectedRows mended, long fileId) {
        if (settle("dismissed", mended.again(), fileId, "rejected again in file ") > 0) {
            sql.sql(ORIGIN).param("file", fileId).update();
        }
        return settle("corrected", mended.accepted(), fileId, "file ");
    }

    private int settle(String state, CorrectedRows.Brought rows, long fileId, String note) {
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
                .param("reason", note + fileId)
                .update();
    }
}
