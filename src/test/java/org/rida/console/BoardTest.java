package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.Users;
import org.rida.metric.Metric;
import org.rida.quality.ImprovementAction;
import org.rida.quality.ImprovementActions;
import org.rida.quality.SeriesKey;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** What a board member finds, and what not. */
class BoardTest extends RunningConsole {

    @Autowired
    EditionRepository editions;

    @Autowired
    ImprovementActions actions;

    @Autowired
    Users users;

    @Test
    void issuedReportsWithTheirFiguresInBothLanguages() {
        TestClient board = client(Role.BOARD);

        assertThat(board.get("/").body())
                .contains("lang=\"ar\"", "dir=\"rtl\"", "معتمد", "أُجيب عنه خلال أسبوعين", "٨٦٪")
                .doesNotContain("مسودة");
        assertThat(board.get("/?lang=en").body())
                .contains("lang=\"en\"", "dir=\"ltr\"", "Issued", "Answered within two weeks", "86%")
                .doesNotContain("Draft");
        assertThat(board.get("/").body()).as("the language is remembered").contains("lang=\"en\"");
    }

    @Test
    void draftsAreForThoseWhoReviewThem() {
        Edition draft = edition(Edition.EditionState.DRAFT);

        assertThat(client(Role.BOARD).get("/reports/" + draft.id()).statusCode())
                .isEqualTo(404);
        assertThat(client(Role.BOARD).get("/reports/" + draft.id() + "/ar.pdf").statusCode())
                .isEqualTo(404);
        assertThat(client(Role.QUALITY)
                        .get("/reports/" + draft.id() + "/ar.pdf")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void documentAccessIsRecorded() {
        TestClient board = client(Role.BOARD);
        String report = "/reports/" + edition(Edition.EditionState.ISSUED).id();

        HttpResponse<String> page = board.get(report + "/ar.html");
        HttpResponse<String> pdf = board.get(report + "/en.pdf");

        assertThat(page.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'sha256-", "sandbox")
                .doesNotContain("unsafe");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(pdf.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/pdf");
        assertThat(sql.sql("select count(*) from audit_entry where actor = 'board' and action = 'report-downloaded'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void aDocumentThatWasChangedIsNotHandedOut() {
        TestClient board = client(Role.BOARD);
        Edition issued = edition(Edition.EditionState.ISSUED);
        Document pdf = issued.documents().stream()
                .filter(document -> document.format().equals("pdf"))
                .findFirst()
                .orElseThrow();
        String address = "/reports/" + issued.id() + "/" + pdf.language().code() + ".pdf?lang=en";
        assertThat(board.get(address).statusCode()).isEqualTo(200);
        try {
            // as somebody with the password of the database could: the trigger refuses it otherwise
            sql.sql("alter table report_document disable trigger user").update();
            sql.sql("update report_document set content = content || 'of somebody else' where document_id = :id")
                    .param("id", pdf.id())
                    .update();
            assertRefused(board.get(address));
        } finally {
            sql.sql("update report_document set content = substr(content, 1, :bytes::int) where document_id = :id")
                    .param("bytes", pdf.bytes())
                    .param("id", pdf.id())
                    .update();
            sql.sql("alter table report_document enable trigger user").update();
        }
        assertThat(board.get(address).statusCode()).isEqualTo(200);
        assertThat(sql.sql(
                                """
                                select count(*) from audit_entry where actor = 'board' and action = 'report-downloaded'
                                    and outcome = 'refused' and cause_en like '%was changed after it was created%'
                                """)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("this document is missing or was changed after it was created")
                .doesNotContain("of somebody else");
    }

    @Test
    void sessionsEndWhenTheUserIsDisabledAndAfterTwelveHours() {
        Actor test = Actor.console("test", "test");
        TestClient board = client(Role.BOARD);
        assertThat(board.get("/").statusCode()).isEqualTo(200);

        users.disable("board", test);
        assertThat(board.get("/").headers().firstValue("Location").orElse("")).endsWith("/login");
        users.enable("board", test);

        TestClient again = client(Role.BOARD);
        assertThat(again.get("/").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofHours(12).plusSeconds(1));
        assertThat(again.get("/").headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void loggingOutEndsTheSession() {
        TestClient board = client(Role.BOARD);

        board.post("/account", "/logout", Map.of());

        assertThat(board.get("/").headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void openActionsAreShownWithoutNames() {
        actions.open(
                new ImprovementAction.Plan(
                        "papers",
                        "قائمة واحدة بالأوراق المطلوبة",
                        "الاستقبال",
                        LocalDate.of(2026, 10, 15),
                        SeriesKey.of(Metric.PROMISE_KEPT, null)),
                LocalDate.of(2026, 9, 1),
                Actor.console("huda", "test"));

        assertThat(client(Role.BOARD).get("/").body())
                .contains("قائمة واحدة بالأوراق المطلوبة", "الاستقبال", "تجاوز موعده")
                .doesNotContain("huda");
    }

    private Edition edition(Edition.EditionState state) {
        return editions.editions().stream()
                .filter(e -> e.state() == state)
                .findFirst()
                .orElseThrow();
    }
}
