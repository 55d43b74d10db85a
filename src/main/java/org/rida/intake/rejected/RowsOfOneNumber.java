package org.rida.intake.rejected;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rejected rows of a file that have the number of another one of it: one alone of them can count, so whoever corrects one decides between
 * them. Beside it, of which files a file has corrected rows.
 */
@Component
public class RowsOfOneNumber {

    private static final String OTHERS =
            """
            select r.rejected_id, o.line_no, o.state
            from rejected_row r join rejected_row o using (file_id, row_key)
            where r.file_id = :file and r.state = 'open' and o.rejected_id <> r.rejected_id and o.state in ('open', 'corrected')
            order by r.rejected_id, o.line_no
            """;

    private static final String CORRECTED =
            """
            select distinct r.resolution_file_id, f.name
            from rejected_row r join source_file f using (file_id)
            where r.state = 'corrected' and r.resolution_file_id = any(:files) and r.file_id <> r.resolution_file_id
            order by 1, 2
            """;

    private final JdbcClient sql;

    public RowsOfOneNumber(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The other rows of a number, by their lines in the file.
     *
     * @param open those that wait, too
     * @param counted those that were corrected, and count
     */
    public record OtherRows(List<Long> open, List<Long> counted) {}

    /** Of each open row of the file that has others; by its id. */
    public Map<Long, OtherRows> others(long file) {
        Map<Long, OtherRows> others = new HashMap<>();
        RowCallbackHandler row = r -> {
            OtherRows of = others.computeIfAbsent(
                    r.getLong("rejected_id"), id -> new OtherRows(new ArrayList<>(), new ArrayList<>()));
            (r.getString("state").equals("open") ? of.open() : of.counted()).add(r.getLong("line_no"));
        };
        sql.sql(OTHERS).param("file", file).query(row);
        return others;
    }

    /** The names of the files of which each of these files has corrected rows. */
    public Map<Long, List<String>> correctedBy(Collection<Long> files) {
        Map<Long, List<String>> corrected = new HashMap<>();
        RowCallbackHandler row = r -> corrected
                .computeIfAbsent(r.getLong("resolution_file_id"), id -> new ArrayList<>())
                .add(r.getString("name"));
        sql.sql(CORRECTED).param("files", files.toArray(Long[]::new)).query(row);
        return corrected;
    }
}
