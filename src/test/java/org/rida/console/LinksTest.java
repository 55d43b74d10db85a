package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Role;

/** Every link that a page offers leads to a page which the same person may see, at once. */
class LinksTest extends RunningConsole {

    /** Links to pages of one kind, such as those of the requests, are followed so often. */
    private static final int MOST_OF_KIND = 3;

    @ParameterizedTest
    @EnumSource(Role.class)
    void linksLeadWhereTheirReaderMayGo(Role role) {
        TestClient person = client(role);
        Map<String, String> wrong = follow(person, List.of("/"));

        assertThat(wrong).isEmpty();
    }

    /** A run links what it has drafted, whether that is issued by now or still a draft. */
    @Test
    void aRunLinksItsEditions() {
        List<String> runs = sql.sql("select distinct '/runs/' || run_id from report_edition")
                .query(String.class)
                .list();
        assertThat(runs).isNotEmpty();
        TestClient administrator = client(Role.ADMINISTRATOR);
        for (String run : runs) {
            List<String> links = all(administrator.get(run).body(), "href=\"(/(?:reports|drafts)/\\d+)\"");
            for (String link : links) {
                boolean issued = sql.sql("select state = 'issued' from report_edition where edition_id = :id")
                        .param("id", Long.parseLong(link.substring(link.lastIndexOf('/') + 1)))
                        .query(Boolean.class)
                        .single();
                assertThat(link).startsWith(issued ? "/reports/" : "/drafts/");
                assertThat(administrator.get(link).statusCode()).as(link).isEqualTo(200);
            }
        }
    }

    /** @return links that did not lead to a page, with the page that has them and what came instead */
    private static Map<String, String> follow(TestClient person, List<String> first) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<String, Integer> followed = new HashMap<>();
        Deque<List<String>> links = new ArrayDeque<>();
        first.forEach(page -> links.add(List.of("", page)));
        while (!links.isEmpty()) {
            List<String> link = links.poll();
            String address = link.get(1);
            if (followed.merge(kind(address), 1, Integer::sum) > MOST_OF_KIND) {
                continue;
            }
            HttpResponse<String> page = person.get(address);
            if (page.statusCode() != 200) {
                wrong.put(
                        link.get(0) + " -> " + address,
                        page.statusCode() + " "
                                + page.headers().firstValue("Location").orElse(""));
            } else {
                all(page.body(), "<a [^>]*?href=\"(/[^\"#]*)").stream()
                        .map(found -> found.replace("&amp;", "&"))
                        .filter(found -> !found.matches("/assets/.*|.*[?&]lang=.*|[^?]*\\.[a-z]{2,4}(\\?.*)?"))
                        .forEach(found -> links.add(List.of(address, found)));
            }
        }
        return wrong;
    }

    /** Without numbers and its query. */
    private static String kind(String address) {
        return address.replaceAll("\\?.*", "").replaceAll("\\d+", "N");
    }
}
