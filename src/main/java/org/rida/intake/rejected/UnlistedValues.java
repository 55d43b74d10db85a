package org.rida.intake.rejected;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the values for which rows were rejected because no list has them. */
@Component
public class UnlistedValues {

    /** Cells of lists and scores are stored as the sender wrote them, so that equal ones can be counted. */
    private static final String UNLISTED =
            """
            select reason ->> 'column' as header, r.cells ->> (reason ->> 'column') as cell,
                array_agg(distinct r.rejected_id) as ids
            from rejected_row r cross join jsonb_array_elements(r.reasons) reason
            where r.state = 'open' and r.file_id = :file and reason ->> 'code' in ('unknown-value', 'score')
                and r.cells ->> (reason ->> 'column') <> ''
            group by 1, 2 order by count(distinct r.rejected_id) desc, 1, 2
            """;

    private final JdbcClient sql;

    public UnlistedValues(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A value that no list has, in some rows of a file.
     *
     * @param header of its column
     * @param rows ids of the rows
     */
    public record UnlistedValue(String header, String cell, List<Long> rows) {}

    /** The values of a file's open rows that no list has, the most frequent first. */
    public List<UnlistedValue> find(long fileId) {
        return sql.sql(UNLISTED)
                .param("file", fileId)
                .query((row, n) -> new UnlistedValue(row.getString("header"), row.getString("cell"), List.of((Long[])
                        row.getArray("ids").getArray())))
                .list();
    }
}
