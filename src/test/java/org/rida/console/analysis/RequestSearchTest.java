package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** The box in the bar finds a request by what a person has at hand: part of its number, in any letters, or an answer's. */
class RequestSearchTest extends RunningConsole {

    @Test
    void aNumberInOtherLettersOrOfAnAnswerLeadsToItsRequest() {
        TestClient officer = client(Role.QUALITY);
        String request = one("select min(request_no) from request join response using (request_no)");
        String response = one("select min(response_no) from response where request_no = '" + request + "'");

        for (String typed :
                new String[] {request.toLowerCase(Locale.ROOT), response, response.toLowerCase(Locale.ROOT)}) {
            assertThat(officer.get("/requests?number=" + typed).headers().firstValue("location"))
                    .as(typed)
                    .get()
                    .asString()
                    .endsWith("/requests?number=" + request);
        }
    }

    @Test
    void aPartListsTheRequestsThatHaveIt() {
        TestClient officer = client(Role.QUALITY);
        String request = one("select request_no from request order by received_on desc, request_no desc limit 1");

        assertThat(officer.get("/requests?lang=en&number="
                                + request.substring(0, request.length() - 2).toLowerCase(Locale.ROOT))
                        .body())
                .contains("Requests with this in their number", "href=\"/requests?number=" + request + "\"")
                .doesNotContain("No request has this number");
        String digits = request.substring(2, request.length() - 2);
        assertThat(officer.get("/requests?lang=en&number=" + digits).body())
                .as("without what all numbers begin with")
                .contains("href=\"/requests?number=" + request + "\"");
        assertThat(officer.get("/requests?lang=en&number=%25").body())
                .as("no pattern")
                .contains("No request has this number");
    }

    @Test
    void ofManyTheNewestAreListedAndTheRestIsToldOf() {
        TestClient officer = client(Role.QUALITY);
        List<String> newest = sql.sql(
                        "select request_no from request where request_no like '%01%' order by received_on desc, request_no desc limit 20")
                .query(String.class)
                .list();
        String page = officer.get("/requests?lang=en&number=01").body();

        assertThat(all(page, "href=\"/requests\\?number=([^\"]+)\""))
                .containsSubsequence(newest)
                .hasSizeGreaterThan(19);
        assertThat(page).contains("There are more. The 20 received last are listed");
        assertThat(officer.get("/requests?lang=ar&number=01").body()).contains("توجد طلبات أخرى");
    }

    private String one(String query) {
        return sql.sql(query).query(String.class).single();
    }
}
