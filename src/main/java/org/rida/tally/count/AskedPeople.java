package org.rida.tally.count;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was asked, by what was known of the request on the day of asking: its state, and what is fixed at receipt. Satisfaction does
 * not occur in it.
 */
public class AskedPeople {

    /** The properties by which those who answered are compared with those who were asked. */
    public static final List<Dimension> PROPERTIES = List.of(Dimension.OUTCOME, Dimension.CHANNEL, Dimension.SEGMENT);

    // the run that had begun last on the day of asking, or the first, as for the response rate
    private static final String RUN =
            """
            left join lateral (
                select * from episode
                where request_no = i.request_no and (received_on <= i.invited_on or episode_no = 1)
                order by episode_no desc limit 1
            ) e on true
            """;

    private static final String CATEGORIES =
            "%s as outcome, coalesce(e.channel, 'not-given') as channel, coalesce(e.segment, 'not-given') as segment"
                    .formatted(SurveyCountSql.stateOn("i.invited_on"));

    private static final String ASKED =
            """
            select %s, count(*) as n
            from (
                select distinct on (request_no) request_no, invited_on from survey_invitation
                where invited_on between :first and :last order by request_no, invited_on
            ) i
            %sgroup by 1, 2, 3 order by 1, 2, 3
            """
                    .formatted(CATEGORIES, RUN);

    private static final String RESPONDENTS =
            """
            select p.response_no, %s
            from current_response p
            join lateral (
                select request_no, invited_on from survey_invitation
                where request_no = p.request_no and invited_on <= p.answered_on
                order by invited_on desc limit 1
            ) i on true
            %swhere p.response_no = any(:responses)
            """
                    .formatted(CATEGORIES, RUN);

    private static final String PROBABILITIES =
            """
            select p.response_no, i.probability
            from current_response p
            join lateral (
                select probability from drawn_invitation
                where request_no = p.request_no and asked_on <= p.answered_on
                order by asked_on desc limit 1
            ) i on true
            where p.response_no = any(:responses)
            """;

    private final JdbcClient sql;
    private final FactQuery facts;

    public AskedPeople(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.facts = new FactQuery(policy);
    }

    /**
     * People with the same categories.
     *
     * @param categories by the code of each of {@link #PROPERTIES}
     */
    public record AskedGroup(Map<String, String> categories, long n) {}

    /**
     * Everyone asked in these days, once for each request.
     *
     * @param coversTo last day of the requests' coverage
     */
    public List<AskedGroup> asked(LocalDate first, LocalDate last, LocalDate coversTo) {
        return facts.bind(sql.sql(ASKED), coversTo)
                .param("first", first)
                .param("last", last)
                .query((row, n) -> new AskedGroup(
                        Map.of(
                                Dimension.OUTCOME.code(), row.getString("outcome"),
                                Dimension.CHANNEL.code(), row.getString("channel"),
                                Dimension.SEGMENT.code(), row.getString("segment")),
                        row.getLong("n")))
                .list();
    }

    /** With which the requests of these responses were drawn, by response; none of those who were not drawn. */
    public Map<String, Double> probabilities(Collection<String> responses) {
        Map<String, Double> found = new HashMap<>();
        RowCallbackHandler handler = row -> found.put(row.getString("response_no"), row.getDouble("probability"));
        sql.sql(PROBABILITIES)
                .param("responses", responses.toArray(String[]::new))
                .query(handler);
        return found;
    }

    /**
     * The categories of those who gave these responses, by number, on the day on which they were last asked before; of those who
     * were not asked there are none.
     */
    public Map<String, Map<String, String>> respondents(Collection<String> responses, LocalDate coversTo) {
        Map<String, Map<String, String>> found = new HashMap<>();
        RowCallbackHandler handler = row -> {
            Map<String, String> categories = new LinkedHashMap<>();
            for (Dimension property : PROPERTIES) {
                categories.put(property.code(), row.getString(property.code()));
            }
            found.put(row.getString("response_no"), categories);
        };
        facts.bind(sql.sql(RESPONDENTS), coversTo)
                .param("responses", responses.toArray(String[]::new))
                .query(handler);
        return found;
    }
}
