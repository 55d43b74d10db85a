package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.console.TestEdition;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.Await;
import org.rida.policy.Policy.Audience;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** Several drafts are issued with one decision, each by the rules of its own page. */
class SeveralDraftsTest extends RunningConsole {

    private static final String NOT_SHOWN = "Nothing was done: this page had not shown you what would change";

    @Autowired
    EditionRepository editions;

    @Autowired
    Reports reports;

    /** Of a report that is not defined any more, which fails when it is issued. */
    private Edition failing(String word) {
        return TestEdition.draft(editions, word, YearMonth.of(2017, 3), Audience.BOARD);
    }

    private Edition drafted(YearMonth month) {
        Reports.ReportRequest request = new Reports.ReportRequest(
                "board-monthly", month, List.of(Language.AR), List.of("pdf"), 0, BilingualText.EMPTY);
        return reports.draft(request, path -> {}).get(0);
    }

    private static String address(Edition... chosen) {
        return "/drafts/issue?lang=en&"
                + Stream.of(chosen).map(e -> "draft=" + e.id()).collect(Collectors.joining("&"));
    }

    private static Map<String, String> decision(Edition... chosen) {
        return Map.of(
                "draft",
                Stream.of(chosen).map(e -> Long.toString(e.id())).collect(Collectors.joining(",")),
                "reason",
                "read together");
    }

    @Test
    void eachIsIssuedAndOneThatFailsHidesNoOther() throws InterruptedException {
        TestClient officer = client(Role.QUALITY);
        Edition fails = failing("fails-among-others");
        Edition march = drafted(YearMonth.of(2026, 3));
        assertThat(officer.get("/drafts").body())
                .contains("name=\"draft\" form=\"issue-several\" value=\"" + march.id() + "\"");

        String page = officer.get(address(march, fails)).body();
        assertThat(page)
                .contains("March 2026", "March 2017", "prepared for the board", "2 reports to issue")
                .contains("Nothing was issued of this month before", "No mail server is set")
                .contains("wait until a mail server is set", "<span>An administrator sets it.</span>")
                .containsPattern("board@model-charity.example</bdi> <small>Arabic · PDF<")
                .doesNotContain("partners@model-charity.example")
                .contains("no recipient is set for this report");
        officer.postFrom(page, "/drafts/issue", decision(march, fails));

        Await.until(Duration.ofMinutes(2), () -> editions.edition(march.id()).isIssued());
        Await.until(
                Duration.ofMinutes(1),
                () -> !officer.get(address(march, fails)).body().contains("hx-trigger"));
        assertThat(officer.get(address(march, fails)).body())
                .contains("state good\">Issued<", "role=\"alert\">", "1 report to issue");
        assertThat(officer.get("/drafts/" + march.id()).body()).contains("Issued by quality on ", "read together");
        assertThat(client(Role.BOARD).get("/reports/" + march.id() + "?lang=en").body())
                .contains("Issued by quality on ");
        assertThat(editions.edition(fails.id()).isIssued()).isFalse();
        assertThat(audited("report-issued", Long.toString(march.id()))).isEqualTo(1);
        assertThat(audited("report-issued", Long.toString(fails.id()), "refused"))
                .isEqualTo(1);
    }

    @Test
    void onlyWhatThePageShowedIsIssued() {
        TestClient officer = client(Role.QUALITY);
        Edition one = failing("shown-one");
        Edition other = failing("shown-other");
        String page = officer.get(address(one)).body();

        assertThat(pageAfter(officer, officer.postFrom(page, "/drafts/issue", decision(one, other))))
                .contains(NOT_SHOWN);
        assertThat(pageAfter(
                        officer,
                        officer.postFrom(
                                page, "/drafts/issue", Map.of("draft", Long.toString(one.id()), "reason", " "))))
                .contains("Enter a reason");
        assertThat(audited("report-issued", Long.toString(one.id()), "refused")).isZero();
    }

    /** Of one month only one can be in force: the newest. */
    @Test
    void anOlderDraftOfTheSameMonthIsLeftOut() {
        TestClient officer = client(Role.QUALITY);
        Edition first = failing("drafted-twice");
        Edition second = TestEdition.withOtherHeadline(editions, first);

        assertThat(officer.get(address(first, second)).body())
                .contains(
                        "It is left out: a newer edition of the same report and month counts.",
                        "href=\"/drafts/" + second.id() + "\">Draft 2</a>",
                        "1 report to issue",
                        "name=\"draft\" value=\"" + second.id() + "\"")
                .doesNotContain("name=\"draft\" value=\"" + first.id() + "\"");
    }

    @Test
    void whoChoosesNoneIsToldWhere() {
        assertInBothLanguages(client(Role.QUALITY), "/drafts/issue", "لم تُختر أي مسودة", "No draft was chosen");
        assertThat(client(Role.QUALITY).get("/drafts/issue?draft=999999").statusCode())
                .isEqualTo(404);
        assertThat(client(Role.BOARD).get("/drafts/issue").statusCode()).isEqualTo(403);
    }
}
