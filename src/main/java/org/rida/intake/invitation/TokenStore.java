package org.rida.intake.invitation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.intake.row.AnswerTokens;
import org.rida.intake.row.AnswerTokens.IssuedToken;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens of all lists, as the reading of a file needs them: in the transaction of the ingest, which holds its lock. */
public final class TokenStore {

    private static final String TOKENS =
            """
            select d.token, d.request_no, l.valid_to, d.response_no
            from drawn_request d join invitation_list l using (list_id) where d.token is not null
            """;

    // of rows that were stored: a row that was rejected for another reason leaves its token unused
    private static final String SAVE =
            """
            update drawn_request d set response_no = a.response
            from unnest(cast(:tokens as text[]), cast(:responses as text[])) a(token, response)
            where d.token = a.token and d.response_no is null
                and exists (select from response p where p.response_no = a.response and p.request_no = d.request_no)
            """;

    private final JdbcClient sql;

    public TokenStore(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** For one reading of a file of answers. */
    public AnswerTokens load() {
        Map<String, IssuedToken> tokens = new HashMap<>();
        RowCallbackHandler handler = row -> tokens.put(
                row.getString("token"),
                new IssuedToken(
                        row.getString("request_no"),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("response_no")));
        sql.sql(TOKENS).query(handler);
        return new AnswerTokens(tokens);
    }

    /** @param answers number of the response by the token that it came with */
    public void saveAnswers(Map<String, String> answers) {
        if (answers.isEmpty()) {
            return;
        }
        String[] tokens = answers.keySet().toArray(String[]::new);
        sql.sql(SAVE)
                .param("tokens", tokens)
                .param(
                        "responses",
                        java.util.Arrays.stream(tokens).map(answers::get).toArray(String[]::new))
                .update();
    }
}
