package org.rida.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.ListedRequest;

/** Answers that come back with a token: which request they are about, and which are listed with a reason instead. */
class AnswersByTokenTest {

    @TempDir
    private Path folder;

    private SampledCharity charity;
    private List<ListedRequest> asked;

    @BeforeEach
    void draw() {
        charity = new SampledCharity(folder);
        asked = charity.drawn(DrawMethod.SIMPLE, 10, 1);
    }

    private String token(int place) {
        return asked.get(place).token();
    }

    private List<String> stored() {
        return charity.intake
                .sql
                .sql("select response_no || ' ' || coalesce(request_no, '-') from response order by response_no")
                .query(String.class)
                .list();
    }

    @Test
    void aTokenJoinsTheRequestHoweverItIsTyped() {
        String typed = " " + QrSheet.spoken(token(1)).toLowerCase(java.util.Locale.ROOT) + " ";
        charity.answers("S-1,2026-10-31," + token(0), "S-2,2026-10-31," + typed, "S-3,2026-10-31,");

        assertThat(stored())
                .containsExactly(
                        "S-1 " + asked.get(0).request(), "S-2 " + asked.get(1).request(), "S-3 -");
        assertThat(charity.rejections()).isEmpty();
        assertThat(charity.lists.newest(1).get(0).answered()).isEqualTo(2);
    }

    @Test
    void unknownAndUsedTokensAreListedWithTheirReason() {
        charity.answers("S-1,2026-10-31," + token(0), "S-2,2026-10-31," + token(0), "S-3,2026-10-31,SOMEBODYSX");
        charity.answers("S-4,2026-10-31," + token(0), "S-1,2026-10-31," + token(0), "S-5,2026-10-31," + token(2));

        assertThat(stored())
                .containsExactly(
                        "S-1 " + asked.get(0).request(), "S-5 " + asked.get(2).request());
        assertThat(charity.rejections()).containsExactly("token-used 3", "token-unknown 4", "token-used 2");
    }

    /** 60 days: drawn on 31 October, valid to 30 December; the intake of this test would call the day after one in the future. */
    @Test
    void anExpiredTokenIsListed() {
        charity.intake
                .sql
                .sql("update invitation_list set asked_on = '2026-08-01', valid_to = '2026-09-30'")
                .update();
        charity.answers("S-1,2026-09-30," + token(0), "S-2,2026-10-01," + token(1));

        assertThat(stored()).containsExactly("S-1 " + asked.get(0).request());
        assertThat(charity.rejections()).containsExactly("token-expired 3");
    }

    /** A row that is rejected for another reason has not used its token. */
    @Test
    void aRejectedAnswerMayComeAgain() {
        charity.answers("S-1,someday," + token(0));
        charity.answers("S-9,2026-10-31," + token(0));

        assertThat(stored()).containsExactly("S-9 " + asked.get(0).request());
    }

    /** LimeSurvey's column "token" is mapped to the request number, since it may hold that, too. */
    @Test
    void aTokenInTheColumnOfTheNumberIsUnderstood() {
        charity.intake.ingest(
                "id,submitdate,token,overall\n1,2026-10-31 10:00:00,%s,4\n2,2026-10-31 10:00:00,R-077,4\n"
                        .formatted(token(0)),
                "limesurvey");

        assertThat(stored()).containsExactly("1 " + asked.get(0).request(), "2 R-077");
    }

    /** Survey tools have tokens of their own; where a row names its request, they are nobody's business. */
    @Test
    void aRowThatNamesItsRequestKeepsIt() {
        charity.intake.ingest(
                "response_no,request_no,answered_on,token,overall\nS-1,R-050,2026-10-31,FOREIGN,4\n", "responses");

        assertThat(stored()).containsExactly("S-1 R-050");
        assertThat(charity.rejections()).isEmpty();
    }
}
