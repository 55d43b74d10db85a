package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.console.TestEdition;
import org.rida.job.Await;
import org.rida.policy.Policy.Audience;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** What is answered about reports and drafts that do not exist, and how a report's documents are offered. */
class ReportPagesTest extends RunningConsole {

    @Autowired
    EditionRepository editions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reports/999999",
                "/reports/999999/ar.pdf",
                "/drafts/999999",
                "/reports/one",
                "/drafts/999999/issuing"
            })
    void aReportThatDoesNotExistIsNotFound(String address) {
        HttpResponse<String> answer = client(Role.QUALITY).get(address + "?lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no page at this address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar.exe", "en.docx", "fr.pdf", "ar.pdf.html"})
    void aFormatOrLanguageWithoutADocumentIsNotFound(String document) {
        assertThat(client(Role.QUALITY)
                        .get("/reports/" + issued().id() + "/" + document)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"ar, العربية, English", "en, English, العربية"})
    void documentsInTheLanguageOfTheReaderComeFirst(String language, String own, String other) {
        String page = client(Role.BOARD)
                .get("/reports/" + issued().id() + "?lang=" + language)
                .body();

        String links = page.substring(page.indexOf("/reports/" + issued().id() + "/"));
        assertThat(links).contains("/" + language + ".pdf");
        assertThat(links.indexOf("/" + language + ".pdf"))
                .isLessThan(links.indexOf("/" + (language.equals("ar") ? "en" : "ar") + ".pdf"));
    }

    @Test
    void theFirstPageNamesTheMonthInBothCalendars() {
        TestClient board = client(Role.BOARD);

        assertThat(board.get("/?lang=en").body()).contains("October 2026", "Rabi II – Jumada I 1448 AH");
        assertThat(board.get("/?lang=ar").body()).contains("أكتوبر ٢٠٢٦", "ربيع الآخر – جمادى الأولى ١٤٤٨هـ");
    }

    /** The headline stays that of the newest issue, and a year of which a reader sees no report is none for him. */
    @Test
    void theListIsOfTheChosenYear() {
        TestEdition.draft(editions, "of-an-earlier-year", YearMonth.of(2018, 3), Audience.BOARD);
        TestClient officer = client(Role.QUALITY);
        TestClient board = client(Role.BOARD);

        assertThat(listed(officer, "/?lang=en")).contains("of-an-earlier-year", "October 2026");
        assertThat(listed(officer, "/?year=2018"))
                .contains("of-an-earlier-year")
                .doesNotContain("October 2026");
        assertThat(listed(officer, "/?year=2026")).contains("October 2026").doesNotContain("of-an-earlier-year");
        assertThat(officer.get("/?year=2018").body())
                .contains("href=\"/?year=2026\"", "Of the requests due in October");
        assertThat(listed(board, "/?year=2018&lang=en"))
                .contains("October 2026")
                .doesNotContain("of-an-earlier-year");
        assertThat(board.get("/").body()).doesNotContain("year=2018");
    }

    @Test
    void aDraftIsIssuedOnlyWithAReason() {
        TestClient officer = client(Role.QUALITY);
        Edition draft = draft();
        String address = "/drafts/" + draft.id();
        officer.get("/drafts?lang=en");

        HttpResponse<String> answer = officer.post(address, address + "/issue", Map.of("reason", "  "));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(address);
        assertThat(officer.get(address).body()).contains("role=\"alert\"", "Enter a reason: who decided, and why.");
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();
    }

    @Test
    void aDraftIsComparedWithTheChosenEdition() {
        TestClient officer = client(Role.QUALITY);
        String address = "/drafts/" + draft().id() + "?lang=en";

        assertThat(officer.get(address + "&with=" + issued().id()).body())
                .contains("No figure differs from edition " + issued().number() + " as it is shown");
        assertThat(officer.get(address + "&with=999999").statusCode()).isEqualTo(200);
        assertThat(officer.get(address + "&with=first").statusCode()).isEqualTo(400);
    }

    /** What the board would notice comes first, with its counts; every single figure is folded below. */
    @Test
    void theHeadlineAndCardsThatChangedComeFirst() {
        Edition draft = TestEdition.draft(editions, "headline-differs", YearMonth.of(2019, 5), Audience.BOARD);
        Edition next = TestEdition.withOtherHeadline(editions, draft);
        String page = client(Role.QUALITY)
                .get("/drafts/" + next.id() + "?lang=en&with=" + draft.id())
                .body();

        String list = page.substring(page.indexOf("Differences from: Draft 1"));
        assertThat(list.substring(0, list.indexOf("<details>")))
                .contains("Headline", "Of the requests due", "Other words", "Answered within two weeks", "(1 of 2)")
                .contains("class=\"table stack\"", "data-label=\"This edition\"");
        assertThat(list.substring(list.indexOf("<details>"), list.indexOf("</details>")))
                .contains("Answered within two weeks");
    }

    @Test
    void anIssuedReportCannotBeIssuedAgain() throws InterruptedException {
        TestClient officer = client(Role.QUALITY);
        String address = "/drafts/" + issued().id();
        officer.get("/drafts?lang=en");

        officer.post(address, address + "/issue", Map.of("reason", "once more"));

        Await.until(Duration.ofMinutes(2), () -> officer.get(address).body().contains("was issued on"));
        assertThat(officer.get(address).body())
                .contains("edition " + issued().id() + " was issued on")
                .contains("and cannot change.");
    }

    private static String listed(TestClient reader, String address) {
        String page = reader.get(address).body();
        int table = page.indexOf("id=\"reports\"");
        return page.substring(table, page.indexOf("</table>", table));
    }

    private Edition issued() {
        return october().filter(Edition::isIssued).findFirst().orElseThrow();
    }

    private Edition draft() {
        return october().filter(e -> !e.isIssued()).findFirst().orElseThrow();
    }

    /** Other tests, which share the console, issue other months. */
    private Stream<Edition> october() {
        return editions.editions().stream()
                .filter(e -> e.report().equals("board-monthly") && e.month().equals(YearMonth.of(2026, 10)));
    }
}
