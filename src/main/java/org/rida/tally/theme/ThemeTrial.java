package org.rida.tally.theme;

import java.util.List;
import org.rida.policy.Theme;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries a theme on the newest comments before it is put into force. Only numbers leave this class: whoever tries need not read comments. */
public final class ThemeTrial {

    /** Enough to see a wrong word by, and read in about a second. */
    private static final int MOST = 1000;

    private static final String NEWEST =
            """
            select comment, suggestion from current_response
            where coalesce(nullif(comment, ''), nullif(suggestion, '')) is not null
            order by answered_on desc, response_no limit :most
            """;

    private final JdbcClient sql;

    /** @param sql reads only */
    public ThemeTrial(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * How many comments mention the theme.
     *
     * @param comments that were looked at
     * @param before with the list in force
     * @param after with the list that is tried
     * @param added those that are counted only with the list that is tried
     * @param dropped those that are counted only with the list in force
     */
    public record TrialCounts(int comments, int before, int after, int added, int dropped) {}

    /**
     * Counts the comments of one theme by both lists. The whole lists matter, since some phrases count only where a comment mentions no
     * other theme.
     *
     * @param now list in force; the theme need not be in it
     * @param tried list with the theme as it would be
     */
    public TrialCounts count(String theme, List<Theme> now, List<Theme> tried) {
        ThemeMatcher old = new ThemeMatcher(now);
        ThemeMatcher changed = new ThemeMatcher(tried);
        int[] counts = new int[4];
        int comments = sql.sql(NEWEST)
                .param("most", MOST)
                .query((row, n) -> {
                    boolean before =
                            old.themesOf(row.getString(1), row.getString(2)).contains(theme);
                    boolean after =
                            changed.themesOf(row.getString(1), row.getString(2)).contains(theme);
                    counts[(before ? 2 : 0) + (after ? 1 : 0)]++;
                    return n;
                })
                .list()
                .size();
        return new TrialCounts(comments, counts[2] + counts[3], counts[1] + counts[3], counts[1], counts[2]);
    }
}
