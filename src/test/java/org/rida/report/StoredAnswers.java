package org.rida.report;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inserts responses directly, without files and requests. */
public final class StoredAnswers {

    private final JdbcClient sql;
    private int number;

    public StoredAnswers(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** So many responses with each score, given in the middle of the month. */
    public void add(YearMonth month, String channel, String question, Map<Integer, Integer> scores) {
        new TreeMap<>(scores).forEach((score, n) -> {
            for (int i = 0; i < n; i++) {
                sql.sql(
                                """
                                insert into response (response_no, answered_on, channel, mode, scores, file_id, line_no)
                                values (:number, :day, :channel, 'link', jsonb_build_object(cast(:question as text), cast(:score as int)), 1, 1)
                                """)
                        .param("number", "A%06d".formatted(++number))
                        .param("day", month.atDay(15))
                        .param("channel", channel)
                        .param("question", question)
                        .param("score", score)
                        .update();
            }
        });
        // as a count of the month would: what was read before is not what is counted now
        sql.sql("update counted_month set counted_at = clock_timestamp() where month = :month")
                .param("month", month.atDay(1))
                .update();
    }
}
