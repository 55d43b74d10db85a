package org.rida.report.opinion;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rida.io.Sha256;
import org.rida.tally.count.SurveyAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The answers of months as editions counted them, by the hash of their content: what was issued stays what it was. */
final class AnswerSnapshots {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOAD = "select month, answers::text from answer_snapshot where hash = :hash";

    private static final String KNOWN = "select hash from answer_snapshot where hash = any(:hashes)";

    private static final String SAVE =
            """
            insert into answer_snapshot (hash, month, answers) values (:hash, :month, cast(:answers as json))
            on conflict (hash) do nothing
            """;

    private final JdbcClient sql;
    private final AnswerCache cache;

    AnswerSnapshots(JdbcClient sql, AnswerCache cache) {
        this.sql = sql;
        this.cache = cache;
    }

    static String hash(List<SurveyAnswer> answers) {
        return Sha256.hex(text(answers));
    }

    private static String text(List<SurveyAnswer> answers) {
        return JSON.writeValueAsString(answers);
    }

    /**
     * From memory where an earlier draft has loaded it: what is stored under a hash never changes.
     *
     * @throws IllegalStateException when none is stored under the hash
     */
    AnswerColumns load(String hash) {
        AnswerColumns known = cache.get(hash);
        if (known != null) {
            return known;
        }
        AnswerColumns loaded = sql.sql(LOAD)
                .param("hash", hash)
                .query((row, n) -> AnswerColumns.of(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        hash,
                        List.of(JSON.readValue(row.getString("answers"), SurveyAnswer[].class))))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no answers are stored under the hash " + hash));
        cache.put(hash, loaded);
        return loaded;
    }

    /** Adds the months whose answers are not stored yet; the same answers have the same hash. */
    void save(Collection<AnswerColumns> months) {
        String[] hashes = months.stream().map(AnswerColumns::hash).toArray(String[]::new);
        Set<String> known = Set.copyOf(
                sql.sql(KNOWN).param("hashes", hashes).query(String.class).list());
        for (AnswerColumns month : months) {
            if (!known.contains(month.hash())) {
                sql.sql(SAVE)
                        .param("hash", month.hash())
                        .param("month", month.month().atDay(1))
                        .param("answers", text(month.answers()))
                        .update();
            }
        }
    }
}
