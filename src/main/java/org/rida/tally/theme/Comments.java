package org.rida.tally.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.tally.count.Population;
import org.rida.tally.count.SliceFilter;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds single comments and suggestions by theme, dimension and text. Intake has masked personal data in them. Access by
 * people goes through {@code RowAccess}, which records it.
 */
public class Comments {

    /** Letters that people write one for the other, and marks that they leave out: as in {@link PhraseTokenizer}, for finding. */
    private static final String LETTERS = "'أإآٱىةؤئـًٌٍَُِّْ', 'اااايهوي'";

    // a comment belongs to the run that had begun last when it was given, as in the counts
    private static final String FOUND =
            """
            from current_response p
            left join lateral (
                select e.department, e.service, e.channel from episode e
                where e.request_no = p.request_no and (e.received_on <= p.answered_on or e.episode_no = 1)
                order by e.episode_no desc limit 1
            ) e on true
            where p.answered_on between :first and :last
                and coalesce(nullif(p.comment, ''), nullif(p.suggestion, '')) is not null
                and (cast(:theme as text) is null
                    or exists (select from response_theme t where t.response_no = p.response_no and t.theme = :theme))
                and (cardinality(:service) = 0 or coalesce(e.service, p.service, :notGiven) = any(:service))
                and (cardinality(:department) = 0 or coalesce(e.department, p.department, :notGiven) = any(:department))
                and (cardinality(:channel) = 0 or coalesce(e.channel, p.channel, :notGiven) = any(:channel))
                and (:words = '' or position(translate(lower(:words),"""
                    + LETTERS
                    + """
            ) in translate(lower(concat_ws(' ', p.comment, p.suggestion)),"""
                    + LETTERS
                    + """
            )) > 0)
            """;

    private static final String PAGE =
            """
            select p.response_no, p.answered_on, p.comment, p.suggestion, p.scores ->> :overall as overall,
                coalesce(e.channel, p.channel) as channel, coalesce(e.service, p.service) as service,
                coalesce(e.department, p.department) as department, count(*) over () as found,
                array(select theme from response_theme t where t.response_no = p.response_no order by theme) as themes
            """
                    + FOUND
                    + " order by p.answered_on desc, p.response_no offset :offset limit :limit";

    private static final String BY_THEME =
            "select m.theme, count(*) as n from response_theme m where m.response_no in (select p.response_no " + FOUND
                    + ") group by m.theme";

    private final JdbcClient sql;
    private final Policy policy;

    public Comments(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.policy = policy;
    }

    /**
     * What is asked for; null and empty for all.
     *
     * @param first first day of the answers
     * @param last last day, included
     * @param theme code
     * @param cut by channel, service and department; other dimensions are ignored
     * @param text to be found in comment or suggestion, in whichever of their spellings
     */
    public record CommentSearch(LocalDate first, LocalDate last, @Nullable String theme, SliceFilter cut, String text) {

        /** The same in the days before, as many months as these. */
        public CommentSearch before() {
            long months = YearMonth.from(first).until(YearMonth.from(last), ChronoUnit.MONTHS) + 1;
            return new CommentSearch(first.minusMonths(months), first.minusDays(1), theme, cut, text);
        }

        CommentSearch ofAnyTheme() {
            return new CommentSearch(first, last, null, cut, text);
        }
    }

    /**
     * @param comment null without one
     * @param suggestion null without one
     * @param themes codes, sorted
     * @param overall the answer to the question about everything; null without one
     */
    public record Comment(
            String responseNo,
            LocalDate answeredOn,
            @Nullable String comment,
            @Nullable String suggestion,
            @Nullable Integer overall,
            @Nullable String channel,
            @Nullable String service,
            @Nullable String department,
            List<String> themes) {}

    /**
     * @param comments those of this page
     * @param found how many there are on all pages
     */
    public record CommentPaging(long found, List<Comment> comments) {}

    /**
     * The latest first.
     *
     * @param offset number of comments to skip
     * @param limit maximum number of comments
     */
    public CommentPaging find(CommentSearch search, int offset, int limit) {
        record CountedComment(long found, Comment comment) {}
        List<CountedComment> rows = statement(PAGE, search)
                .param("overall", overall())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new CountedComment(row.getLong("found"), comment(row)))
                .list();
        return new CommentPaging(
                rows.isEmpty() ? 0 : rows.get(0).found(),
                rows.stream().map(CountedComment::comment).toList());
    }

    /** How many comments {@link #find} finds on all pages. */
    public long count(CommentSearch search) {
        return statement("select count(*) " + FOUND, search).query(Long.class).single();
    }

    /**
     * How many of the comments each theme is mentioned in, as many as {@link #find} finds with it; themes without a mention are
     * left out.
     *
     * @param search its theme is ignored
     */
    public Map<String, Long> byTheme(CommentSearch search) {
        Map<String, Long> counts = new TreeMap<>();
        RowCallbackHandler row = r -> counts.put(r.getString("theme"), r.getLong("n"));
        statement(BY_THEME, search.ofAnyTheme()).query(row);
        return counts;
    }

    private JdbcClient.StatementSpec statement(String query, CommentSearch search) {
        return sql.sql(query)
                .param("first", search.first())
                .param("last", search.last())
                .param("theme", search.theme())
                .param("notGiven", Population.NOT_GIVEN)
                .param("channel", search.cut().array(Dimension.CHANNEL))
                .param("service", search.cut().array(Dimension.SERVICE))
                .param("department", search.cut().array(Dimension.DEPARTMENT))
                .param("words", search.text());
    }

    private String overall() {
        return policy.questions().stream()
                .filter(q -> q.role() == Question.QuestionRole.OVERALL)
                .map(Question::code)
                .findFirst()
                .orElse("");
    }

    private static Comment comment(ResultSet row) throws SQLException {
        String overall = row.getString("overall");
        return new Comment(
                row.getString("response_no"),
                row.getObject("answered_on", LocalDate.class),
                row.getString("comment"),
                row.getString("suggestion"),
                overall == null ? null : Integer.valueOf(overall),
                row.getString("channel"),
                row.getString("service"),
                row.getString("department"),
                Arrays.asList((String[]) row.getArray("themes").getArray()));
    }
}
