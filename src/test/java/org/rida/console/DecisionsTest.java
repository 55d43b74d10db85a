package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.Await;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** What a quality officer decides: actions, where limits begin anew, issues of drafts. */
class DecisionsTest extends RunningConsole {

    @Autowired
    EditionRepository editions;

    @Autowired
    Reports reports;

    @Test
    void anActionIsRecordedDoneAndItsEffectJudged() {
        TestClient officer = client(Role.QUALITY);
        officer.post(
                "/actions",
                "/actions",
                Map.of(
                        "obstacle", "الانتظار",
                        "action", "جلسة ثانية للجنة",
                        "owner", "لجنة البحث",
                        "due", "2026-09-01",
                        "series", "promise-kept"));
        String page = officer.get("/actions").body();
        assertThat(page).contains("جلسة ثانية للجنة", "لجنة البحث", "تجاوز موعده");
        String id = all(page, "/actions/(\\d+)/close").get(0);
        officer.post("/actions", "/actions/" + id + "/close", Map.of("day", "2025-09-01", "note", "بدأت"));
        assertThat(officer.get("/actions?lang=en").body()).contains("Done", "real improvement, ");
        assertThat(audited("action-changed", "الانتظار")).isEqualTo(1);
        assertThat(audited("action-changed", id)).isEqualTo(1);
    }

    @Test
    void aRebaseIsRecordedSeenInTheChartAndWithdrawn() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        String shown = "/rebases?series=open&month=2026-03";
        HttpResponse<String> unexplained =
                officer.post(shown, "/rebases", Map.of("series", "open", "month", "2026-03", "reason", ""));
        assertThat(pageAfter(officer, unexplained)).contains("Enter a reason");
        assertThat(sql.sql("select count(*) from rebase where series = 'open'")
                        .query(Long.class)
                        .single())
                .isZero();
        officer.post(shown, "/rebases", Map.of("series", "open", "month", "2026-03", "reason", "New form"));
        assertThat(officer.get("/trends?measure=open&lang=en").body()).contains("New form");
        String id = sql.sql("select rebase_id from rebase where series = 'open'")
                .query(String.class)
                .single();
        assertThat(officer.get("/rebases").body()).contains("/rebases/" + id + "/withdraw");
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("reason", "too early"));
        assertThat(officer.get("/trends?measure=open&lang=en").body()).doesNotContain("New form");
        assertThat(officer.get("/rebases?lang=en").body()).contains("Withdrawn (quality)", "too early");
        assertThat(audited("limits-reset", "open") + audited("limits-reset-withdrawn", id))
                .isEqualTo(2);
    }

    @Test
    void aDraftIsReadComparedAndIssuedWithANote() throws Exception {
        TestClient officer = client(Role.QUALITY);
        Edition draft = reports.draft(
                        new Reports.ReportRequest(
                                "board-monthly",
                                // drafted by no other test: what is asserted is a month's first edition
                                YearMonth.of(2026, 2),
                                List.of(Language.AR),
                                List.of("html"),
                                0,
                                BilingualText.EMPTY),
                        path -> {})
                .get(0);
        String address = "/drafts/" + draft.id();
        assertThat(officer.get("/drafts?lang=en").body()).contains("February 2026");
        assertThat(officer.get(address + "?lang=en").body())
                .contains("the month's first edition".replace("'", "&#39;"));
        officer.post(address, address + "/issue", Map.of("reason", " "));
        assertThat(editions.edition(draft.id()).isIssued()).isFalse();
        // the first page names some of the drafts that wait only
        assertThat(officer.get("/drafts").body()).contains("href=\"" + address + "\"");
        officer.post(address, address + "/issue", Map.of("reason", "read and agreed"));
        // whether its documents are still being rendered or not, it waits for nobody any more
        assertThat(waiting(officer.get("/").body())).doesNotContain(address + "\"");
        Await.until(Duration.ofMinutes(2), () -> officer.get(address + "/issuing")
                .headers()
                .firstValue("HX-Refresh")
                .isPresent());
        assertThat(editions.edition(draft.id()).isIssued()).isTrue();
        assertThat(officer.get("/drafts").body()).doesNotContain("href=\"" + address + "\"");
        assertThat(client(Role.BOARD).get("/reports/" + draft.id()).statusCode())
                .isEqualTo(200);
        assertThat(audited("report-issued", Long.toString(draft.id()))).isEqualTo(1);
        Edition correction = editions.editions().stream()
                .filter(e -> !e.isIssued() && e.month().equals(YearMonth.of(2026, 10)))
                .findFirst()
                .orElseThrow();
        assertThat(officer.get("/drafts/" + correction.id() + "?lang=en").body())
                .contains("Issue the correction", "No figure differs from edition 1");
    }

    /** What the first page says that waits for its reader. */
    private static String waiting(String page) {
        int from = page.indexOf("class=\"waiting\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
    }
}
