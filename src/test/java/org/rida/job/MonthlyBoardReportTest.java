package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.OctoberRun;
import org.rida.i18n.Language;
import org.rida.job.run.RunResult;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;

/** The main job, end to end, on the sample files. */
class MonthlyBoardReportTest extends OctoberRun {

    private static final String CONTENT =
            """
            select (select md5(string_agg(md5(r::text), '' order by request_no)) from request r) as requests,
                (select md5(string_agg(md5(r::text), '' order by response_no)) from response r) as responses,
                (select md5(string_agg(md5(i::text), '' order by request_no, invited_on)) from invitation i) as invitations,
                (select md5(string_agg(md5(r::text), '' order by rejected_id)) from rejected_row r) as rejected,
                (select md5(string_agg(md5(c::text), '' order by month, population, slice, value, bucket)) from month_count c) as counts,
                (select md5(string_agg(md5(f::text), '' order by file_id)) from source_file f) as files,
                (select count(*) from request_history) as versions
            """;

    private static final String STEPS =
            """
            select s.step_name, s.status, s.read_count, s.write_count, s.filter_count, s.read_skip_count
            from batch_step_execution s join batch_job_execution j using (job_execution_id)
            where j.job_instance_id = (select instance_id from run where run_id = :run) order by s.step_execution_id
            """;

    private static final String FILES =
            """
            select count(*) as files, sum(rows_read) as read, sum(rows_merged) as merged,
                sum(rows_unchanged + rows_superseded + rows_filtered) as passed, sum(rows_rejected) as rejected
            from source_file
            """;

    @Test
    void theReportIsThereInBothLanguagesAndFormats() {
        Edition draft = firstDraft();

        assertThat(draft.number()).isEqualTo(1);
        assertThat(draft.documents())
                .extracting(d -> d.language() + " " + d.format())
                .containsExactlyInAnyOrder("AR pdf", "AR html", "AR xlsx", "EN pdf", "EN html", "EN xlsx");
        assertThat(draft.documents()).allSatisfy(document -> assertThat(start(document))
                .isEqualTo(
                        Map.of("pdf", "%PDF", "xlsx", "PK\3\4", "html", "<!DO").get(document.format())));
    }

    @Test
    void everyRowOfEveryFileIsAccountedFor() {
        List<Map<String, Object>> unbalanced = sql.sql(
                        "select * from source_file where state <> 'merged' or rows_read = 0 or rows_read"
                                + " <> rows_merged + rows_unchanged + rows_superseded + rows_filtered + rows_rejected")
                .query()
                .listOfRows();

        assertThat(unbalanced).isEmpty();
        assertThat(number("select count(*) from source_file"))
                .isEqualTo(Path.of("sample-data").toFile().list().length);
        assertThat(number("select count(*) from rejected_row"))
                .isEqualTo(number("select sum(rows_rejected) from source_file"))
                .isPositive();
        assertThat(number("select count(*) from request_history"))
                .as("every version but the newest is kept")
                .isEqualTo(number(
                                "select sum(rows_merged + rows_superseded) from source_file where record_type = 'request'")
                        - number("select count(*) from request"));
    }

    @Test
    void springBatchKeepsTheCountsOfEveryStep() {
        List<Map<String, Object>> all =
                sql.sql(STEPS).param("run", firstRun()).query().listOfRows();
        List<Map<String, Object>> steps = all.stream()
                .filter(s -> !s.get("step_name").toString().contains(":"))
                .toList();
        Map<String, Object> files = sql.sql(FILES).query().singleRow();

        assertThat(all).allSatisfy(s -> assertThat(s.get("status")).isEqualTo("COMPLETED"));
        assertThat(steps)
                .extracting(s -> s.get("step_name") + " " + s.get("status"))
                .containsExactly(
                        "1-ingest COMPLETED", "2-decisions COMPLETED", "3-recount COMPLETED", "4-report COMPLETED");
        assertThat(steps.get(0))
                .extractingByKeys("read_count", "write_count", "filter_count", "read_skip_count")
                .map(n -> ((Number) n).longValue())
                .isEqualTo(List.of("read", "merged", "passed", "rejected").stream()
                        .map(key -> ((Number) files.get(key)).longValue())
                        .toList());
        assertThat(((Number) steps.get(1).get("write_count")).longValue())
                .isEqualTo(number("select count(*) from quality_action"));
        assertThat(((Number) steps.get(2).get("write_count")).longValue())
                .isEqualTo(
                        number(
                                """
                        select (select count(*) from request) + (select count(*) from response)
                            + (select count(*) from survey_invitation)
                        """));
    }

    @Test
    void aSecondRunIsASecondDraftThatSaysTheSame() {
        Map<String, Object> before = sql.sql(CONTENT).query().singleRow();
        Map<Language, byte[]> drawn = Map.of(Language.AR, pdf(firstDraft(), Language.AR));

        RunResult second = runAgain();

        assertThat(second.completed()).isTrue();
        Edition draft = editions.ofRun(second.run()).get(0);
        assertThat(draft.number()).isGreaterThan(1);
        assertThat(figures(draft)).isEqualTo(figures(firstDraft()));
        assertThat(sql.sql(CONTENT).query().singleRow()).isEqualTo(before);
        assertThat(pdf(firstDraft(), Language.AR))
                .as("the first draft lies untouched")
                .isEqualTo(drawn.get(Language.AR));
        assertThat(draft.documents()).hasSize(6).allSatisfy(d -> assertThat(d.bytes())
                .isPositive());
    }

    private byte[] pdf(Edition edition, Language language) {
        return editions.content(editions.document(edition.id(), language, "pdf").orElseThrow());
    }

    private String start(Document document) {
        return new String(editions.content(document), 0, 4, StandardCharsets.ISO_8859_1);
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
