package org.rida.intake.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of requests that somebody may have meant who typed one that is not stored. */
@Component
public class RequestNumbers {

    /** As many as a page lists. */
    private static final int MOST = 20;

    private static final String MEANT =
            """
            select request_no as number, received_on
            from (
                select request_no from request where request_no ilike :part
                union select request_no from response where response_no ilike :whole and request_no is not null
            ) meant left join request using (request_no)
            order by received_on desc nulls last, request_no desc limit :most + 1
            """;

    private final JdbcClient sql;

    RequestNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param receivedOn null for a request of which only an answer is known */
    public record MeantRequest(String number, @Nullable LocalDate receivedOn) {}

    /**
     * Those that were received last, newest first.
     *
     * @param most how many are listed at most
     * @param isCut whether there are more
     */
    public record MeantRequests(List<MeantRequest> newest, int most, boolean isCut) {}

    /**
     * Requests whose number has this in it, whatever the case of its letters, and the one about which the survey response with
     * this number was given.
     *
     * @param typed a number of a request or of a survey response, or a part of a request's, in digits of any script
     * @throws org.rida.i18n.Problem when it is no number
     */
    public MeantRequests meant(String typed) {
        String literal = PersonFinder.clean(typed).replaceAll("([\\\\%_])", "\\\\$1");
        List<MeantRequest> found = sql.sql(MEANT)
                .param("part", "%" + literal + "%")
                .param("whole", literal)
                .param("most", MOST)
                .query(MeantRequest.class)
                .list();
        return new MeantRequests(found.stream().limit(MOST).toList(), MOST, found.size() > MOST);
    }
}
