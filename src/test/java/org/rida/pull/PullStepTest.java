package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.io.Sha256;
import org.rida.job.DryRun;
import org.rida.job.run.Runs.RunSelection;
import org.springframework.beans.factory.annotation.Autowired;

/** What the three kinds of servers answer becomes a file, is read as any other, and is not counted twice. */
class PullStepTest extends PullCase {

    @Autowired
    private DryRun dryRun;

    @Autowired
    private PulledFiles pulled;

    @Test
    void koboIsReadPageByPageAndLaterOnlyWhatCameSince() throws IOException {
        KoboStub kobo = new KoboStub(server);
        server.answers(kobo.add(1, 1, 5).add(2, 2, 4).add(3, 9, 3));

        assertThat(run("kobo").completed()).isTrue();

        assertThat(server.asked()).hasSize(2).allMatch(asked -> asked.authorization()
                .equals("Token " + TOKEN));
        assertThat(answers()).containsExactly("u-1", "u-2", "u-3");
        Path file = onlyFile("done");
        assertThat(Files.readAllLines(file).get(0).replace("\uFEFF", ""))
                .isEqualTo("_id,start,today,request_no,service/overall,service/comment,__version__,children[1]/age,"
                        + "children[2]/age,_uuid,_status,_submission_time,_submitted_by");
        PulledFiles.PulledFile known = pulled.newest().get(0);
        assertThat(known.sha256())
                .isEqualTo(Sha256.hex(file))
                .isEqualTo(sql.sql("select sha256 from source_file")
                        .query(String.class)
                        .single());
        assertThat(known.origin()).isEqualTo(server.address() + " aForm");
        assertThat(known.pages()).isEqualTo(2);

        // a day before the newest answer that is stored: one comes again, one is new
        server.answers(kobo.add(4, 10, 2));
        assertThat(run("kobo").completed()).isTrue();
        assertThat(server.last().query()).contains("\"$gte\":\"2026-10-08T09:15:03\"");
        assertThat(answers()).containsExactly("u-1", "u-2", "u-3", "u-4");
        assertThat(sql.sql("select rows_unchanged from source_file order by file_id desc limit 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(dryRun.plan("kobo", Map.of()).steps().get(0).effect().en())
                .isEqualTo("would fetch from " + server.address() + " aForm what came from 9 October 2026 on");
    }

    @Test
    void whatWasRefusedIsFetchedAgain() throws IOException {
        KoboStub kobo = new KoboStub(server);
        // a score that belongs to another scale refuses the whole file
        server.answers(kobo.add(1, 9, 75));
        assertThat(run("kobo").completed()).isFalse();
        assertThat(onlyFile("refused")).exists();
        assertThat(answers()).isEmpty();

        server.answers(new KoboStub(server).add(1, 9, 5));
        assertThat(run("kobo").completed()).isTrue();
        assertThat(server.last().query()).doesNotContain("gte");
        assertThat(answers()).containsExactly("u-1");
    }

    @Test
    void aStoppedRunGoesOnWithoutFetchingAPageTwice() {
        KoboStub kobo = new KoboStub(server)
                .add(1, 1, 5)
                .add(2, 2, 4)
                .add(3, 3, 3)
                .add(4, 4, 3)
                .add(5, 5, 5);
        server.answers(exchange -> {
            if (server.asked().size() == 2) {
                operator.stop(runs.list(RunSelection.newest(1)).get(0).id(), SARA);
            }
            kobo.to(exchange);
        });
        long run = run("kobo").run();
        assertThat(answers()).isEmpty();
        List<String> before =
                server.asked().stream().map(StubServer.Question::query).toList();

        server.answers(kobo);
        assertThat(operator.restartHere(run, SARA).completed()).isTrue();

        assertThat(answers()).hasSize(5);
        assertThat(server.asked().stream().map(StubServer.Question::query))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before.subList(0, 1));
        assertThat(before.size() + server.asked().size()).isLessThanOrEqualTo(4);
        assertThat(place.resolve("data/pull/kobo-satisfaction/.parts")).isEmptyDirectory();
    }

    @Test
    void odkCentralIsReadByItsNextLink() {
        String answer =
                """
                {"__id": "uuid:%1$s", "__system": {"submissionDate": "2026-10-0%2$dT06:15:00.000Z", "updatedAt": null,
                  "submitterId": "12", "submitterName": "app", "attachmentsPresent": 0, "attachmentsExpected": 0, "status": null,
                  "reviewState": null, "deviceId": null, "edits": 0, "formVersion": "1"},
                 "meta": {"instanceID": "uuid:%1$s"}, "request_no": "R-%1$s", "today": "2026-10-0%2$d",
                 "service": {"overall": 4, "comment": null}, "children@odata.navigationLink": "Submissions('x')/children"}""";
        server.answers(exchange -> {
            boolean first = server.last().query().contains("$skip=0");
            StubServer.answer(
                    exchange,
                    200,
                    "{\"value\": [" + (first ? answer.formatted("a", 1) : answer.formatted("b", 2))
                            + "], \"@odata.context\": \"x\", \"@odata.count\": 2"
                            + (first
                                    ? ", \"@odata.nextLink\": \"" + server.address()
                                            + "/v1/projects/3/forms/satisfaction.svc/Submissions?%24top=500&%24skiptoken=01e80\""
                                    : "")
                            + "}");
        });

        assertThat(run("odk").completed()).isTrue();

        assertThat(server.asked()).hasSize(2).allMatch(asked -> asked.authorization()
                .equals("Bearer " + TOKEN));
        assertThat(sql.sql("select request_no from response order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("R-a", "R-b");
    }

    @Test
    void limeSurveyIsExportedInASessionThatIsEnded() {
        String csv =
                """
                "id","submitdate","token","overall"
                "7","2026-10-04 10:00:00","R-7","4"
                "8","","R-8","2"
                """;
        server.answers(exchange -> {
            String method = server.last().body().replaceAll(".*\"method\":\"([a-z_]+)\".*", "$1");
            String result =
                    switch (method) {
                        case "get_session_key" -> "\"session-key-1\"";
                        case "export_responses" ->
                            "\"" + Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8)) + "\"";
                        default -> "\"OK\"";
                    };
            StubServer.answer(exchange, 200, "{\"id\": 1, \"result\": " + result + ", \"error\": null}");
        });

        assertThat(run("limesurvey").completed()).isTrue();

        assertThat(server.asked())
                .extracting(asked -> asked.body().replaceAll(".*\"method\":\"([a-z_]+)\".*", "$1"))
                .containsExactly("get_session_key", "export_responses", "release_session_key");
        assertThat(server.asked().get(1).body())
                .contains("[\"session-key-1\",482915,\"csv\",null,\"all\",\"code\",\"short\"]");
        // the unfinished one is left out by the mapping, as of a file
        assertThat(answers()).containsExactly("7");
    }
}
