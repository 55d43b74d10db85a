package org.rida.intake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
            where r.state = 'open' and r.file_id = :file
            order by r.line_no limit :limit
            """;

    private static final String COUNT_OPEN = "select count(*) from rejected_row where state = 'open'";

    private static final String OPEN_BY_FILE =
            "select file_id, count(*) as n from rejected_row where state = 'open' group by file_id";

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
        DoorKey key = DoorKey.open(data);
        return sql.sql(OPEN)
                .param("file", fileId)
                .param("limit", limit)
                .query((row, n) -> rejected(row, key))
                .list();
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
