package org.rida.report.block;














import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files whose rows the figures count. */
@Repository
class InputFiles {

    private static final String MERGED =
            """
            select name, mapping, rows_read, rows_merged, rows_rejected, covers_to
            from counted_input order by covers_to, name
            """;

    /** @param coversTo the last day that the file tells about; null when it has no day */
    record Input(String file, String mapping, long read, long merged, long rejected, @Nullable LocalDate coversTo) {

        boolean within(LocalDate first, LocalDate last) {
            return coversTo != null && !coversTo.isBefore(first) && !coversTo.isAfter(last);
        }
    }

    private final JdbcClient sql;

    InputFiles(JdbcClient sql) {
        this.sql = sql;
    }

    List<Input> merged() {
        return sql.sql(MERGED)
                .query((row, n) -> new Input(
                        row.getString("name"),
                        row.getString("mapping"),
                        row.getLong("rows_read"),
                        row.getLong("rows_merged"),
                        row.getLong("rows_rejected"),
                        row.getObject("covers_to", LocalDate.class)))
                .list();
    }
}
