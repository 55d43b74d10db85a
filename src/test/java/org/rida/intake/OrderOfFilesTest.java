package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.store.MergeTest;

/** The result does not depend on the order in which the files of a request arrive. */
class OrderOfFilesTest {

    private static final String HEADER =
            "request_no,received_on,kind,decided_on,decision,replied_on,reopened_on,updated_at\n";

    /** R-1 is answered, opened again, answered again. R-2 is corrected before it is opened again. R-3 leaves, comes back. */
    private static final List<String> FILES = List.of(
            """
            R-1,2026-09-01,aid,2026-09-09,accepted,2026-09-10,,2026-09-11
            R-2,2026-09-01,aid,2026-09-09,accepted,2026-09-10,,2026-09-11
            R-4,2026-09-01,aid,,,,,2026-09-11
            """,
            """
            R-1,2026-09-01,aid,,,,2026-10-01,2026-10-02
            R-2,2026-09-01,aid,2026-09-09,rejected,2026-09-10,,2026-10-02
            R-3,2026-09-03,aid,2026-09-09,accepted,2026-09-20,,2026-10-02
            R-4,2026-09-01,aid,2026-09-08,accepted,2026-09-09,,2026-10-02
            """,
            """
            R-1,2026-09-01,aid,2026-10-08,rejected,2026-10-09,2026-10-01,2026-10-10
            R-2,2026-09-01,aid,,,,2026-10-05,2026-10-10
            R-3,2026-09-03,aid,,,,2026-09-25,2026-10-10
            """);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void theOrderOfFilesDoesNotMatter(String order) {
        TestIntake rida = new TestIntake(folder);
        for (int i = 0; i < order.length(); i++) {
            MergeTest.counts(rida.ingest(HEADER + FILES.get(order.charAt(i) - '0'), "requests"));
        }

        assertThat(rida.sql
                        .sql("select request_no || ' ' || coalesce(decision, '-') || ' ' || updated_at::date"
                                + " from request order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "R-1 rejected 2026-10-10", "R-2 - 2026-10-10", "R-3 - 2026-10-10", "R-4 accepted 2026-10-02");
        assertThat(rida.sql
                        .sql("select request_no || ' ' || started_on || ' ' || decision || ' ' || replied_on"
                                + " from earlier_answer order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "R-1 2026-09-01 accepted 2026-09-10",
                        "R-2 2026-09-01 rejected 2026-09-10",
                        "R-3 2026-09-03 accepted 2026-09-20");
        assertThat(rida.count("request_history")).isEqualTo(6);
        assertEveryRowHasItsFile(rida);
    }

    /** The database does not check this. */
    private static void assertEveryRowHasItsFile(TestIntake rida) {
        assertThat(rida.sql
                        .sql(
                                """
                                select count(*) from (
                                    select file_id from request
                                    union all select file_id from request_history
                                    union all select replaced_by_file_id from request_history
                                    union all select file_id from response
                                    union all select file_id from response_history
                                    union all select replaced_by_file_id from response_history
                                    union all select file_id from invitation
                                ) kept
                                where file_id not in (select file_id from source_file where state = 'merged')
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void versionsWithinOneFileGiveTheSameResult() {
        TestIntake rida = new TestIntake(folder);
        rida.ingest(HEADER + FILES.get(2) + FILES.get(0) + FILES.get(1), "requests");

        assertThat(rida.count("request_history")).isEqualTo(6);
        assertThat(rida.count("earlier_answer")).isEqualTo(3);
    }

    @Test
    void aLateVersionIsReplacedByTheCurrentOne() {
        TestIntake rida = new TestIntake(folder);
        IngestResult newer = rida.ingest(HEADER + FILES.get(1), "requests");
        IngestResult late = rida.ingest(HEADER + FILES.get(0), "requests");
        rida.ingest(HEADER + FILES.get(0) + "R-9,2026-09-01,aid,,,,,\n", "requests");

        assertThat(rida.sql
                        .sql("select distinct file_id || ' ' || replaced_by_file_id from request_history")
                        .query(String.class)
                        .list())
                .containsExactly(late.fileId() + " " + newer.fileId());
        assertThat(rida.count("request_history")).isEqualTo(3);
    }

    @Test
    void earlierVersionsOfResponsesAreInTheHistory() {
        TestIntake rida = new TestIntake(folder);
        String header = "response_no,answered_on,overall,updated_at\n";
        rida.ingest(header + "A-1,2026-09-20,5,2026-09-22\n", "responses");
        rida.ingest(header + "A-1,2026-09-20,4,2026-09-21\n", "responses");

        assertThat(rida.sql
                        .sql("select version -> 'scores' ->> 'overall' from response_history")
                        .query(String.class)
                        .list())
                .containsExactly("4");
        rida.ingest("request_no,invited_on,mode\nR-1,2026-09-20,link\n", "invitations");
        assertEveryRowHasItsFile(rida);
    }
}
