package org.rida.tally;

import org.rida.io.Sha256;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemeMatcher;













import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks responses with the themes that their words speak of. Comments stream through; none is kept. */
class ThemeTagging {

    private static final int ROWS_AT_A_TIME = 2000;

    private static final String KNOWN_LIST =
            "select exists (select from theme_tagging_version where fingerprint = :list)";

    private static final String REMEMBER_LIST =
            """
            insert into theme_tagging_version (fingerprint) values (:list)
            on conflict (singleton) do update set fingerprint = excluded.fingerprint
            """;

    private static final String FORGET_NEW =
            """
            delete from response_theme t using current_response r
            where r.response_no = t.response_no and r.file_id = any(:files)
            """;

    private static final String NEW_WORDS =
            """
            select response_no, comment, suggestion from current_response
            where (comment is not null or suggestion is not null) and file_id = any(:files)
            """;

    private static final String ALL_WORDS =
            "select response_no, comment, suggestion from current_response where comment is not null or suggestion is not null";

    private static final String STORE =
            """
            insert into response_theme (response_no, theme)
            select * from unnest(cast(:responses as text[]), cast(:themes as text[]))
            """;

    private final JdbcClient sql;
    private final ThemeMatcher matcher;
    private final String list;

    ThemeTagging(JdbcClient sql, List<Theme> themes) {
        this.sql = sql;
        this.matcher = new ThemeMatcher(themes);
        this.list = fingerprint(ThemeMatcher.VERSION, themes);
    }

    /** Whether all responses are tagged by the list as it is now. */
    enum ThemeFinding {
        AS_TAGGED,
        LIST_CHANGED
    }

    /** The responses of the new files; all of them when the list is another one. */
    ThemeFinding tagNew() {
        if (!sql.sql(KNOWN_LIST).param("list", list).query(Boolean.class).single()) {
            tagAll();
            return ThemeFinding.LIST_CHANGED;
        }
        Long[] files = StaleMonths.newFiles(sql);
        sql.sql(FORGET_NEW).param("files", files).update();
        tag(sql.sql(NEW_WORDS).param("files", files));
        return ThemeFinding.AS_TAGGED;
    }

    void tagAll() {
        sql.sql("truncate response_theme").update();
        tag(sql.sql(ALL_WORDS));
        sql.sql(REMEMBER_LIST).param("list", list).update();
        sql.sql("analyze response_theme").update();
    }

    private void tag(JdbcClient.StatementSpec query) {
        List<String> responses = new ArrayList<>();
        List<String> themes = new ArrayList<>();
        RowCallbackHandler row = r -> {
            String response = r.getString("response_no");
            for (String theme : matcher.themesOf(r.getString("comment"), r.getString("suggestion"))) {
                responses.add(response);
                themes.add(theme);
            }
            if (responses.size() >= ROWS_AT_A_TIME) {
                store(responses, themes);
            }
        };
        query.withFetchSize(ROWS_AT_A_TIME).query(row);
        store(responses, themes);
    }

    private void store(List<String> responses, List<String> themes) {
        sql.sql(STORE)
                .param("responses", responses.toArray(String[]::new))
                .param("themes", themes.toArray(String[]::new))
                .update();
        responses.clear();
        themes.clear();
    }

    /** The same for the same list matched in the same way. */
    static String fingerprint(String version, List<Theme> themes) {
        StringBuilder text = new StringBuilder(version);
        themes.forEach(t -> text.append('\n').append(t.code()).append(t.phrases()));
        return Sha256.hex(text.toString());
    }
}
