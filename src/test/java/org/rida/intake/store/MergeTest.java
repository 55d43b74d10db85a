package org.rida.intake.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.rejected.RejectedRows;

/** How a further file changes the stored records. */
public class MergeTest {

    private static final String HEADER =
            "request_no,received_on,kind,decided_on,decision,replied_on,reopened_on,updated_at\n";
    private static final String FIRST = "R-1,2026-09-01,aid,2026-09-09,accepted,2026-09-10,,2026-09-11\n";
    private static final String OTHER = "R-2,2026-09-02,aid,,,,,2026-09-11\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
    }

    @Test
    void theSameRowsInAnotherOrderChangeNothing() {
        rida.ingest(HEADER + FIRST + OTHER, "requests");

        assertThat(counts(rida.ingest(HEADER + OTHER + FIRST, "requests"))).containsExactly(2, 0, 2, 0, 0);
        assertThat(rida.count("request_history")).isZero();
    }

    @Test
    void aCorrectionSavesTheReplacedVersion() {
        rida.ingest(HEADER + FIRST, "requests");
        IngestResult correction = rida.ingest(HEADER + FIRST.replace("accepted", "rejected"), "requests");

        assertThat(counts(correction)).containsExactly(1, 1, 0, 0, 0);
        assertThat(rida.request("R-1")).containsEntry("decision", "rejected");
        assertThat(rida.sql
                        .sql("select version ->> 'decision' from request_history where replaced_by_file_id = :file")
                        .param("file", correction.fileId())
                        .query(String.class)
                        .single())
                .isEqualTo("accepted");
    }

    @Test
    void anOlderVersionIsSuperseded() {
        rida.ingest(HEADER + FIRST, "requests");
        String older = "R-1,2026-09-01,aid,,,,,2026-09-05\n";

        assertThat(counts(rida.ingest(HEADER + older, "requests"))).containsExactly(1, 0, 0, 1, 0);
        assertThat(rida.request("R-1")).containsEntry("decision", "accepted");
    }

    @Test
    void anOldFileSentAgainIsSuperseded() {
        String undated = FIRST.replace("2026-09-11", "");
        rida.ingest(HEADER + undated, "requests");
        rida.ingest(HEADER + undated.replace("accepted", "rejected"), "requests");

        assertThat(counts(rida.ingest(HEADER + undated + OTHER, "requests"))).containsExactly(2, 1, 0, 1, 0);
        assertThat(rida.request("R-1")).containsEntry("decision", "rejected");
    }

    @Test
    void versionsWithinAFileAreOrderedByTheirMoment() {
        String newer = "R-1,2026-09-01,aid,2026-09-09,rejected,2026-09-10,,2026-09-12\n";

        assertThat(counts(rida.ingest(HEADER + newer + FIRST + newer, "requests")))
                .containsExactly(3, 1, 1, 1, 0);
        assertThat(rida.request("R-1")).containsEntry("decision", "rejected");
    }

    @Test
    void rowsInConflictAreAllRejected() {
        IngestResult result = rida.ingest(HEADER + FIRST + FIRST.replace("accepted", "rejected") + OTHER, "requests");

        assertThat(counts(result)).containsExactly(3, 1, 0, 0, 2);
        assertThat(rida.rejected.open(result.fileId(), 9))
                .extracting(RejectedRows.Rejected::line)
                .containsExactly(2L, 3L);
        assertThat(rida.rejected.open(result.fileId(), 9).get(0).cells()).containsEntry("request_no", "R-1");
    }

    @Test
    void aReopenedRequestKeepsItsFirstAnswer() {
        rida.ingest(HEADER + FIRST, "requests");
        rida.ingest(HEADER + "R-1,2026-09-01,aid,,,,2026-10-01,2026-10-02\n", "requests");
        rida.ingest(HEADER + "R-1,2026-09-01,aid,2026-10-08,rejected,2026-10-09,2026-10-01,2026-10-10\n", "requests");
        rida.ingest(HEADER + "R-1,2026-09-01,aid,,,,2026-11-01,2026-11-02\n", "requests");

        assertThat(rida.sql
                        .sql("select started_on || ' ' || decision || ' ' || replied_on from earlier_answer order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("2026-09-01 accepted 2026-09-10", "2026-10-01 rejected 2026-10-09");
    }

    @Test
    void aCorrectedRowResolvesItsRejection() {
        IngestResult bad = rida.ingest(HEADER + "R-1,soon,aid,,,,,\n" + OTHER, "requests");
        IngestResult corrected = rida.ingest(HEADER + "R-1,2026-09-01,aid,,,,,\n", "requests");

        assertThat(rida.rejected.countOpen()).isZero();
        assertThat(rida.rejected.open(bad.fileId(), 9)).isEmpty();
        assertThat(corrected.notes()).extracting(BilingualText::en).anyMatch(n -> n.contains("corrects"));
        assertThat(rida.sql
                        .sql("select cells::text from rejected_row")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    @Test
    void responsesAreLinkedWheneverTheirRequestArrives() {
        IngestResult answers = rida.ingest(
                """
                response_no,request_no,answered_on,overall,informed_of_rights,recommend,comment
                A-1,R-1,2026-09-20,5,نعم,لا أعرف,شكرا
                A-2,R-1,2026-09-20,٤,no,,
                A-3,,2026-09-21,11,,,
                """,
                "responses");

        assertThat(counts(answers)).containsExactly(3, 2, 0, 0, 1);
        assertThat(answers.notes()).extracting(BilingualText::ar).anyMatch(n -> n.contains("صفان يذكران"));
        assertThat(rida.sql
                        .sql("select scores::text from response order by response_no")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "{\"overall\": 5, \"recommend\": null, \"informed-of-rights\": 1}",
                        "{\"overall\": 4, \"informed-of-rights\": 0}");
    }

    @Test
    void invitationsAreOnePerRequestAndDay() {
        String invitations =
                "request_no,invited_on,mode\nR-1,2026-09-20,link\nR-1,2026-09-20,link\nR-1,2026-09-27,phone\n";

        assertThat(counts(rida.ingest(invitations, "invitations"))).containsExactly(3, 2, 1, 0, 0);
        assertThat(counts(rida.ingest("request_no,invited_on,mode\nR-1,2026-09-20,phone\n", "invitations")))
                .containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void aPartnersArabicFileWithHijriDays() {
        String file =
                """
                رقم الطلب;تاريخ الاستلام;نوع الطلب;القناة;بمبادرة الجمعية;تاريخ القرار;القرار;تاريخ إبلاغ المستفيد;تاريخ التحديث
                R-1;1447/03/01;طلب دعم;الاتصالات الهاتفية;لا;1447/03/10;مقبول;1447/03/11;1447/03/12
                R-2;1447/02/30;طلب دعم;المقابلة;لا;;;;1447/03/12
                R-3;1447/03/02;طلب دعم;الفاكس;نعم;;;;1447/03/12
                R-4;1447/3/2;طلب دعم;الخطابات;نعم;;;;1447/03/12
                """;
        IngestResult result = rida.ingest(file.getBytes(Charset.forName("windows-1256")), "partner-requests");

        assertThat(counts(result)).containsExactly(4, 2, 0, 0, 2);
        assertThat(rida.request("R-1"))
                .extracting("received_on", "channel", "decision", "replied_on")
                .extracting(Object::toString)
                .containsExactly("2025-08-24", "phone", "accepted", "2025-09-03");
        assertThat(rida.files.list(1).get(0).state()).isEqualTo("merged");
    }

    @Test
    void manyRowsInRandomOrderGiveTheSameRequests() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add("R-" + i + ",2026-09-" + String.format("%02d", 1 + i % 28) + ",aid,,,,,\n");
        }
        rida.ingest(HEADER + String.join("", rows), "requests");
        Collections.shuffle(rows, new java.util.Random(7));

        assertThat(counts(rida.ingest(HEADER + String.join("", rows), "requests")))
                .containsExactly(500, 0, 500, 0, 0);
    }

    public static long[] counts(IngestResult r) {
        assertThat(r.read()).isEqualTo(r.merged() + r.unchanged() + r.superseded() + r.rejected());
        return new long[] {r.read(), r.merged(), r.unchanged(), r.superseded(), r.rejected()};
    }

    /**
     * Statistics from before a large file claim that it has no rows. A plan based on them scans all stored rows of the file,
     * and for each of them all staged rows.
     */
    @Test
    void storedRowsAreFoundByNumberNotByFile() {
        rida.ingest(rows("A", 5_000), "requests");
        rida.sql.sql("analyze request").update();

        rida.ingest(rows("B", 5_000), "requests");

        rida.sql.sql("select pg_stat_force_next_flush()").query().singleRow();
        assertThat(rida.sql
                        .sql("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'request_file'")
                        .query(Long.class)
                        .single())
                .as("each file's own rows are read once, for what was understood of it")
                .isLessThanOrEqualTo(2 * 4_950L);
    }

    /** Each hundredth cannot be read. */
    private static String rows(String prefix, int n) {
        StringBuilder rows = new StringBuilder("request_no,received_on,kind\n");
        for (int i = 0; i < n; i++) {
            rows.append(prefix).append(i).append(i % 100 == 0 ? ",soon,aid\n" : ",2026-09-01,aid\n");
        }
        return rows.toString();
    }
}
