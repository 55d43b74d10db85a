package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The keys of a pull that change what is asked for, or how: labels instead of codes, an account with its name, all answers again. */
class PullOptionsTest extends PullCase {

    private static final String ANSWERS =
            """
            {"count": 1, "next": null, "previous": null, "results": [{"_id": 1, "_uuid": "u-1",
              "_submission_time": "2026-10-01T09:00:00", "today": "2026-10-01", "request_no": "R-1", "service/overall": "5",
              "why": "slow papers", "colour": "unknown"}]}""";

    private static final String FORM =
            """
            {"content": {"translations": ["English (en)", "العربية (ar)"],
              "survey": [
                {"$xpath": "request_no", "name": "request_no", "label": ["Number", "رقم الطلب"]},
                {"$xpath": "service/overall", "name": "overall", "label": ["Overall", "ما مدى رضاك عن الخدمة"],
                 "select_from_list_name": "scores"},
                {"$xpath": "why", "name": "why", "label": ["Why", "لماذا"], "select_from_list_name": "reasons"},
                {"$xpath": "colour", "name": "colour", "label": ["Why", "لماذا"], "select_from_list_name": "reasons"}],
              "choices": [
                {"list_name": "scores", "name": "5", "label": ["Very satisfied", "5"]},
                {"list_name": "reasons", "name": "slow", "label": ["Slow", "بطء الرد"]},
                {"list_name": "reasons", "$autovalue": "papers", "label": ["Papers", "كثرة الأوراق"]}]}}""";

    private void kobo(String form) {
        server.answers(exchange ->
                StubServer.answer(exchange, 200, server.last().path().endsWith("data.json") ? ANSWERS : form));
    }

    @Test
    void labelsOfKobosFormStandForItsCodes() throws IOException {
        kobo(FORM);

        assertThat(run("labelled").completed()).isTrue();

        assertThat(server.asked())
                .extracting(StubServer.Question::path)
                .containsExactly("/api/v2/assets/aForm/data.json", "/api/v2/assets/aForm.json");
        assertThat(server.last().authorization()).isEqualTo("Token " + TOKEN);
        // two questions of one label stay apart, several choices are separated, and a code without a label stays
        assertThat(Files.readAllLines(onlyFile("done")))
                .map(line -> line.replace("\uFEFF", ""))
                .containsExactly(
                        "_id,_uuid,_submission_time,today,رقم الطلب,ما مدى رضاك عن الخدمة,لماذا,colour",
                        "1,u-1,2026-10-01T09:00:00,2026-10-01,R-1,5,بطء الرد; كثرة الأوراق,unknown");
        assertThat(answers()).containsExactly("u-1");
        assertThat(sql.sql("select request_no from response")
                        .query(String.class)
                        .single())
                .isEqualTo("R-1");
    }

    @Test
    void aLanguageThatTheFormHasNotIsSaid() {
        kobo(FORM.replace("العربية (ar)", "Français (fr)"));

        assertThat(failure(run("labelled"))).contains("has no language \"ar\"").contains("ليس للنموذج");
        assertThat(answers()).isEmpty();
    }

    @Test
    void limeSurveyGivesLabelsItself() {
        server.answers(exchange -> {
            String method = server.last().body().replaceAll(".*\"method\":\"([a-z_]+)\".*", "$1");
            String csv = Base64.getEncoder()
                    .encodeToString("\"id\",\"submitdate\",\"overall\"\n\"7\",\"2026-10-04 10:00:00\",\"4\"\n"
                            .getBytes(StandardCharsets.UTF_8));
            StubServer.answer(
                    exchange,
                    200,
                    "{\"id\": 1, \"result\": \"" + (method.equals("export_responses") ? csv : "session-key-1")
                            + "\", \"error\": null}");
        });

        assertThat(run("limelabels").completed()).isTrue();

        assertThat(server.asked().get(0).body()).contains("[\"rida\",\"" + TOKEN + "\"]");
        assertThat(server.asked().get(1).body())
                .contains("[\"session-key-1\",482915,\"csv\",\"ar\",\"all\",\"full\",\"long\"]");
        assertThat(answers()).containsExactly("7");
    }

    @Test
    void anAccountOfOdkCentralIsAskedByNameAndPassword() {
        server.answers(
                exchange -> StubServer.answer(
                        exchange,
                        200,
                        """
                {"value": [{"__id": "uuid:a", "__system": {"submissionDate": "2026-10-01T06:15:00.000Z"},
                 "request_no": "R-a", "today": "2026-10-01", "overall": 4}], "@odata.count": 1}"""));

        assertThat(run("odkuser").completed()).isTrue();

        assertThat(server.last().authorization())
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString(("officer@charity.example:" + TOKEN).getBytes(StandardCharsets.UTF_8)));
        assertThat(answers()).containsExactly("uuid:a");
    }

    /** KoboToolbox does not tell which answers were edited: all come again, and those that changed are stored. */
    @Test
    void wholeFetchesEverythingEachTime() {
        server.answers(new KoboStub(server).add(1, 1, 5).add(2, 9, 4));
        assertThat(run("whole").completed()).isTrue();

        server.answers(new KoboStub(server).add(1, 1, 2).add(2, 9, 4));
        assertThat(run("whole").completed()).isTrue();

        assertThat(server.asked()).allMatch(asked -> !asked.query().contains("gte"));
        assertThat(answers()).containsExactly("u-1", "u-2");
        assertThat(sql.sql(
                                "select rows_unchanged || ' ' || rows_replaced from source_file order by file_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("1 1");
    }
}
