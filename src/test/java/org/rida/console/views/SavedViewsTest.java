package org.rida.console.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.springframework.web.util.HtmlUtils;

/** Addresses that are saved under a name: whose they are, who finds them, and that they open what was saved. */
class SavedViewsTest extends RunningConsole {

    private static final int ADDRESSES = 50;

    /** The page that a view opens is the page of the address, whatever its filters are. */
    @Test
    void aSavedAddressOpensTheSamePage() {
        Random random = new Random(20261129);
        TestClient officer = client(Role.QUALITY);
        for (int i = 0; i < ADDRESSES; i++) {
            String address = address(random);
            save(officer, "random " + i, address, false);
            String opened = link(officer, "random " + i);

            assertThat(main(officer, opened)).as(address).isEqualTo(main(officer, address));
        }
        assertThat(audited("view-changed", "random")).isEqualTo(ADDRESSES);
    }

    /** Whoever opens a view knows whether it will follow the data. */
    @Test
    void aViewSaysWhichMonthsItHas() {
        TestClient officer = client(Role.QUALITY);
        String address = "/trends?measure=promise-kept&months=12&until=2026-06";
        save(officer, "of one time", address, false);
        officer.post("/views", "/views", Map.of("name", "of the newest", "address", address, "newest", "true"));
        String page = officer.get("/views?lang=en").body();

        String fixed = page.substring(page.indexOf(">of one time<"));
        assertThat(fixed.substring(0, fixed.indexOf("</section>")))
                .contains("Always these months:", "June 2026")
                .doesNotContain("The newest months");
        String newest = page.substring(page.indexOf(">of the newest<"));
        assertThat(newest.substring(0, newest.indexOf("</section>")))
                .contains("The newest months whenever it is opened")
                .doesNotContain("June 2026");
        assertThat(link(officer, "of the newest"))
                .contains("measure=promise-kept", "months=12")
                .doesNotContain("until");
    }

    /** What was saved with fixed months need not be saved anew to move on with the data. */
    @Test
    void aViewOfFixedMonthsBecomesOneOfTheNewest() {
        TestClient officer = client(Role.QUALITY);
        save(officer, "standing still", "/trends?measure=promise-kept&since=2025-01&until=2025-08", false);
        String page = officer.get("/views?lang=en").body();
        String form = page.substring(page.indexOf(">standing still<"));
        String rename = all(form, "action=\"(/views/\\d+/rename)\"").get(0);
        assertThat(form.substring(0, form.indexOf("</section>"))).contains("name=\"newest\"");

        officer.post("/views", rename, Map.of("name", "standing still"));
        assertThat(link(officer, "standing still")).contains("since=2025-01", "until=2025-08");
        officer.post("/views", rename, Map.of("name", "moving", "newest", "true"));
        assertThat(link(officer, "moving"))
                .contains("measure=promise-kept", "months=8")
                .doesNotContain("since", "until");
        String moving = officer.get("/views?lang=en").body();
        moving = moving.substring(moving.indexOf(">moving<"));
        assertThat(moving.substring(0, moving.indexOf("</section>")))
                .contains("The newest months whenever it is opened")
                .doesNotContain("name=\"newest\"");
    }

    /** A range that was chosen by its two months has as many when it moves on. */
    @Test
    void aRangeOfTheNewestMonthsKeepsItsLength() {
        TestClient officer = client(Role.QUALITY);
        String address = "/trends?measure=promise-kept&since=2025-01&until=2025-08";
        officer.post("/views", "/views", Map.of("name", "eight months", "address", address, "newest", "true"));
        String moving = link(officer, "eight months");

        assertThat(moving).contains("months=8").doesNotContain("since", "until");
        assertThat(officer.get(moving + "&lang=en").body())
                .contains("March 2026 – October 2026", "<option value=\"8\" selected");
    }

    /** A page that shows no months offers none, and tells of none when it is saved. */
    @Test
    void onlyAPageWithMonthsOffersTheNewest() {
        TestClient officer = client(Role.QUALITY);
        for (String page : List.of("/watch", "/what-if", "/rejected")) {
            assertThat(officer.get(page).body())
                    .as(page)
                    .contains("data-address")
                    .doesNotContain("name=\"newest\"");
        }
        for (String page : List.of("/trends", "/turnaround", "/comments", "/respondents")) {
            assertThat(officer.get(page).body()).as(page).contains("name=\"newest\"");
        }
        save(officer, "of no months", "/watch?state=overdue", false);
        String list = officer.get("/views?lang=en").body();
        String saved = list.substring(list.indexOf(">of no months<"));
        assertThat(saved.substring(0, saved.indexOf("</section>"))).doesNotContain("The newest months");
    }

    private static String address(Random random) {
        List<String> parameters = new ArrayList<>();
        String page =
                pick(random, "/trends", "/turnaround", "/watch", "/comments", "/what-if", "/respondents", "/rejected");
        maybe(random, parameters, "channel", "phone", "website", "no such channel", "a=b&c", "قناة");
        maybe(random, parameters, "channel", "interview", "phone");
        maybe(random, parameters, "service", "home-repair", "food");
        maybe(random, parameters, "measure", "promise-kept", "satisfied-share:overall", "received", "none");
        maybe(random, parameters, "months", "12", "24", "7");
        maybe(random, parameters, "until", "2026-06", "2026-99");
        maybe(random, parameters, "earlier", "year", "before", "hijri");
        maybe(random, parameters, "month", "2026-05", "2026-10");
        maybe(random, parameters, "by", "service", "channel");
        maybe(random, parameters, "theme", "waiting", "gone");
        maybe(random, parameters, "words", "two words", "%d8", "100%+");
        maybe(random, parameters, "state", "late", "due");
        return parameters.isEmpty() ? page : page + "?" + String.join("&", parameters);
    }

    private static void maybe(Random random, List<String> parameters, String name, String... values) {
        if (random.nextInt(4) == 0) {
            parameters.add(name + "=" + URLEncoder.encode(pick(random, values), StandardCharsets.UTF_8));
        }
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Without what differs each time: the token of forms, and the address that the form to save it holds. */
    private static String main(TestClient client, String address) {
        String page = client.get(address).body();
        return page.substring(page.indexOf("<main"))
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("<input type=\"hidden\" name=\"address\"[^>]*>", "")
                // an encoding of the same value: a blank is a plus sign, or not
                .replace("%20", "+");
    }

    @Test
    void aPrivateViewIsFoundByItsOwnerOnlyAndASharedOneByAllOfficers() {
        TestClient officer = client(Role.QUALITY);
        TestClient administrator = client(Role.ADMINISTRATOR);
        save(officer, "for myself", "/trends?measure=received", false);
        save(officer, "for all", "/watch?state=late", true);

        assertThat(administrator.get("/views").body()).contains("for all").doesNotContain("for myself");
        assertThat(officer.get("/views").body()).contains("for all", "for myself");
        assertThat(client(Role.BOARD).get("/views").statusCode()).isEqualTo(403);
        assertThat(client(Role.BOARD)
                        .post("/account", "/views", Map.of("name", "x", "address", "/trends"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client(Role.BOARD).get("/").body()).doesNotContain("/views");
        administrator.post("/views", "/views/" + id("for myself") + "/delete", Map.of());
        assertThat(officer.get("/views").body())
                .as("nobody deletes what they do not find")
                .contains("for myself");
    }

    @Test
    void ownersRenameAndDeleteTheirOwnAndAdministratorsSharedOnes() {
        TestClient officer = client(Role.QUALITY);
        TestClient administrator = client(Role.ADMINISTRATOR);
        save(administrator, "of the administrator", "/trends?measure=received", true);
        long theirs = id("of the administrator");
        officer.post("/views", "/views/" + theirs + "/rename", Map.of("name", "mine now"));
        officer.post("/views", "/views/" + theirs + "/delete", Map.of());
        assertThat(officer.get("/views").body())
                .contains("of the administrator")
                .doesNotContain("mine now");

        save(officer, "of the officer", "/trends?measure=received", true);
        long own = id("of the officer");
        officer.post("/views", "/views/" + own + "/rename", Map.of("name", "with a new name", "shared", "true"));
        assertThat(administrator.get("/views").body())
                .contains("with a new name")
                .doesNotContain("of the officer");
        administrator.post("/views", "/views/" + own + "/delete", Map.of());
        assertThat(officer.get("/views").body()).doesNotContain("with a new name");
        assertThat(audited("view-changed", Long.toString(theirs), "refused")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/reports/1",
                "https://elsewhere.example/trends",
                "//elsewhere.example/trends",
                "javascript:alert(1)",
                "/trends/../users",
                "/comments?words=0551236789",
                "/trends?channel=%E0%A4%A"
            })
    void whatIsNoAddressOfAnExplorerIsRefused(String address) {
        TestClient officer = client(Role.QUALITY);
        long before = count();
        save(officer, "refused", address, false);

        assertThat(officer.get("/views?lang=en").statusCode()).isEqualTo(200);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void namesAreUniqueForTheirOwnerAndMasked() {
        TestClient officer = client(Role.QUALITY);
        save(officer, "Twice", "/trends", false);
        long once = count();
        save(officer, "twice", "/watch", false);
        save(officer, "x".repeat(81), "/watch", false);
        assertThat(count()).isEqualTo(once);
        save(client(Role.ADMINISTRATOR), "twice", "/watch", false);
        assertThat(count()).isEqualTo(once + 1);
        save(officer, "call 0551236789", "/watch", false);
        assertThat(officer.get("/views").body()).doesNotContain("0551236789");
    }

    /** A channel that the policy had when the view was saved. */
    @Test
    void whatAViewNamesThatNoLongerExistsIsSaid() {
        TestClient officer = client(Role.QUALITY);
        String address = "/trends?measure=colour-of-the-sky&channel=fax&channel=phone&shape=round";
        save(officer, "an old view", address, false);

        assertThat(officer.get("/views?lang=en").body()).contains("no longer exists: measure=colour-of-the-sky");
        String page = officer.get(link(officer, "an old view") + "&lang=en").body();
        assertThat(page)
                .contains("This address names what no longer exists", "channel=fax", "shape=round")
                .doesNotContain("exists: channel=phone");
        assertThat(officer.get("/trends?lang=en&channel=phone&watch-rows.sort=2")
                        .body())
                .doesNotContain("no longer exists");
    }

    private static void save(TestClient client, String name, String address, boolean shared) {
        client.post("/views", "/views", Map.of("name", name, "address", address, "shared", Boolean.toString(shared)));
    }

    private static String link(TestClient client, String name) {
        return HtmlUtils.htmlUnescape(
                all(client.get("/views").body(), "class=\"view-link\" href=\"([^\"]*)\"[^>]*>" + name + "</a>")
                        .get(0));
    }

    private long id(String name) {
        return sql.sql("select view_id from saved_view where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private long count() {
        return sql.sql("select count(*) from saved_view").query(Long.class).single();
    }
}
