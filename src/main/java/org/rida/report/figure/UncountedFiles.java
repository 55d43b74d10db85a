package org.rida.report.figure;

import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files whose rows are in but in no count yet: they were ingested since the last recount.
 *
 * @param files number of files
 * @param rows number of their rows
 */
public record UncountedFiles(long files, long rows) {

    private static final String COUNT =
            "select count(*) as files, coalesce(sum(rows_merged), 0) as rows from uncounted_input";

    public static UncountedFiles of(DataSource database) {
        return JdbcClient.create(database)
                .sql(COUNT)
                .query((row, n) -> new UncountedFiles(row.getLong("files"), row.getLong("rows")))
                .single();
    }

    /** The ids of these files. */
    public static List<Long> ids(DataSource database) {
        return JdbcClient.create(database)
                .sql("select file_id from uncounted_input")
                .query(Long.class)
                .list();
    }

    public boolean isEmpty() {
        return files == 0;
    }

    /** What a reader of figures without them should know. */
    public BilingualText notice() {
        return BilingualText.ofMessage("report.not-counted-yet", "files", files, "rows", rows);
    }

    /** For a month of which nothing is counted. */
    Problem problem(YearMonth month) {
        return Problem.of("problem.not-counted-yet", "month", month, "files", files, "rows", rows);
    }
}
