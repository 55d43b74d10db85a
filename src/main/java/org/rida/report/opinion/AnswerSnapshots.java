package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rida.io.Sha256;
import org.rida.tally.count.SurveyAnswer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The answers of months as editions counted them, by the hash of their content: what was issued stays what it was. */
public final class AnswerSnapshots {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOAD = "select hash, answers::text from answer_snapshot where hash = any(:hashes)";

    private static final String SAVE =
            """
            insert into answer_snapshot (hash, month, answers) values (:hash, :month, cast(:answers as json))
            on conflict (hash) do nothing
            """;

    private final JdbcClient sql;

    public AnswerSnapshots(JdbcClient sql) {
        this.sql = sql;
    }

    static String text(List<SurveyAnswer> answers) {
        return JSON.writeValueAsString(answers);
    }

    static String hash(List<SurveyAnswer> answers) {
        return Sha256.hex(text(answers));
    }

    Map<String, List<SurveyAnswer>> load(Collection<String> hashes) {
        Map<String, List<SurveyAnswer>> loaded = new HashMap<>();
        RowCallbackHandler row = r ->
                loaded.put(r.getString("hash"), List.of(JSON.readValue(r.getString("answers"), SurveyAnswer[].class)));
        sql.sql(LOAD).param("hashes", hashes.toArray(String[]::new)).query(row);
        return loaded;
    }

    public void save(Map<YearMonth, List<SurveyAnswer>> months) {
        months.forEach((month, answers) -> sql.sql(SAVE)
                .param("hash", hash(answers))
                .param("month", month.atDay(1))
                .param("answers", text(answers))
                .update());
    }
}
