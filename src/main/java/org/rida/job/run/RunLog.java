package org.rida.job.run;

import java.time.Instant;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of each run: what it did, line by line, in both languages. Personal data in it, such as in names of files, is masked. */
@Repository
public class RunLog {

    /** The first lines of a run are kept; what follows is counted. A month of files and documents has less than a hundred. */
    static final int MAX_LINES = 500;

    private static final String ADD =
            """
            insert into run_log (run_id, text_ar, text_en)
            select :run, :ar, :en where (select count(*) from run_log where run_id = :run) < :most
            """;

    private static final String LIST =
            "select logged_at, text_ar, text_en from run_log where run_id = :run order by log_id";

    private final JdbcClient sql;

    RunLog(JdbcClient sql) {
        this.sql = sql;
    }

    /** One line. */
    public record RunLogLine(Instant at, BilingualText text) {}

    /** Adds a line, unless the log of the run is full: its last line then says so. */
    public void add(long run, BilingualText text) {
        if (insert(run, text, MAX_LINES) == 0) {
            insert(run, BilingualText.ofMessage("run-log.full", "n", MAX_LINES), MAX_LINES + 1);
        }
    }

    private int insert(long run, BilingualText text, int most) {
        return sql.sql(ADD)
                .param("run", run)
                .param("ar", PiiMasking.mask(text.ar()))
                .param("en", PiiMasking.mask(text.en()))
                .param("most", most)
                .update();
    }

    /** Oldest first; at most 501. */
    public List<RunLogLine> lines(long run) {
        return sql.sql(LIST)
                .param("run", run)
                .query((row, n) -> new RunLogLine(
                        row.getTimestamp("logged_at").toInstant(),
                        new BilingualText(row.getString("text_ar"), row.getString("text_en"))))
                .list();
    }
}
