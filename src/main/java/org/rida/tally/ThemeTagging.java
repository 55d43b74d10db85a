package org.rida.tally;

import java.util.ArrayList;
import java.util.List;
import org.rida.io.Sha256;
import org.rida.policy.Theme;
import org.rida.tally.theme.ThemeMatcher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tags responses with the themes that their texts mention. Comments are streamed, never held in memory as a whole. A
 * response may have several themes; counts of themes therefore add up to more than the responses.
 */
class ThemeTagging {

    private static final int BATCH_SIZE = 2000;

    private static final String IS_CURRENT =
            "select exists (select from theme_tagging_version where fingerprint = :list)";

    private static final String SAVE_FINGERPRINT =
            """
            insert into theme_tagging_version (fingerprint) values (:list)
            on conflict (singleton) do update set fingerprint = excluded.fingerprint
            """;

    private static final String DELETE_OF_NEW_FILES =
            """
            delete from response_theme t using current_response r
            where r.response_no = t.response_no and r.file_id = any(:files) and r.response_no not like 'erased-%'
            """;

    /** Texts that were removed, after their time or with a person, stay counted by the themes that they had. */
    private static final String REMOVED_TEXTS =
            """
            from current_response r
            where r.response_no = t.response_no and r.comment is null and r.suggestion is null
                and (r.file_id <> all(:files) or r.response_no like 'erased-%')
            """;

    private static final String ANY_REMOVED =
            "select exists (select from response_theme t where exists (select " + REMOVED_TEXTS + "))";

    private static final String DELETE_OTHERS =
            "delete from response_theme t where not exists (select " + REMOVED_TEXTS + ")";

    private static final String NEW_COMMENTS =
            """
            select response_no, comment, suggestion from current_response
            where (comment is not null or suggestion is not null) and file_id = any(:files)
            """;

    private static final String ALL_COMMENTS =
            "select response_no, comment, suggestion from current_response where comment is not null or suggestion is not null";

    private static final String STORE =
            """
            insert into response_theme (response_no, theme)
            select * from unnest(cast(:responses as text[]), cast(:themes as text[]))
            """;

    private final JdbcClient sql;
    private final ThemeMatcher matcher;
    private final String fingerprint;

    ThemeTagging(JdbcClient sql, List<Theme> themes) {
        this.sql = sql;
        this.matcher = new ThemeMatcher(themes);
        this.fingerprint = fingerprint(ThemeMatcher.VERSION, themes);
    }

    /** Whether all responses are tagged by the list as it is now. */
    enum ThemeFinding {
        /** Only responses of new files had to be tagged. */
        AS_TAGGED,
        /** All responses were tagged again. */
        LIST_CHANGED
    }

    /** Tags the responses of the new files, or all responses when the themes or the matcher have changed. */
    ThemeFinding tagNew() {
        if (!sql.sql(IS_CURRENT).param("list", fingerprint).query(Boolean.class).single()) {
            tagAll();
            return ThemeFinding.LIST_CHANGED;
        }
        Long[] files = StaleMonths.newFiles(sql);
        sql.sql(DELETE_OF_NEW_FILES).param("files", files).update();
        tag(sql.sql(NEW_COMMENTS).param("files", files));
        return ThemeFinding.AS_TAGGED;
    }

    /** Tags all responses and stores by which list. */
    void tagAll() {
        Long[] files = StaleMonths.newFiles(sql);
        boolean keeps =
                sql.sql(ANY_REMOVED).param("files", files).query(Boolean.class).single();
        if (keeps) {
            sql.sql(DELETE_OTHERS).param("files", files).update();
        } else {
            sql.sql("truncate response_theme").update();
        }
        tag(sql.sql(ALL_COMMENTS));
        sql.sql(SAVE_FINGERPRINT).param("list", fingerprint).update();
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
            if (responses.size() >= BATCH_SIZE) {
                // stored while the result set is open: memory is bounded by one batch
                store(responses, themes);
            }
        };
        query.withFetchSize(BATCH_SIZE).query(row);
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

    /**
     * Hash of the matcher's version and of all themes with their phrases.
     *
     * @param version of the matching rules
     * @return 64 hexadecimal digits; the order of the list matters
     */
    static String fingerprint(String version, List<Theme> themes) {
        StringBuilder text = new StringBuilder(version);
        themes.forEach(t -> text.append('\n').append(t.code()).append(t.phrases()));
        return Sha256.hex(text.toString());
    }
}
