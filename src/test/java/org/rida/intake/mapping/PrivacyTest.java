package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;

/** No personal data is stored, shown or logged. */
class PrivacyTest {

    private static final List<String> PLANTED = List.of(
            "0551234567",
            "٠٥٥١٢٣٤٥٦٧",
            "966551234568",
            "1098765432",
            "SA0380000000608010167519",
            "sara@example.org",
            "55 123 4569");
    private static final String BENEFICIARY = "B-77001";

    @TempDir
    Path folder;

    @Test
    void noPersonalDataIsInTheDatabase() {
        TestIntake rida = new TestIntake(folder);
        String all = String.join(" و ", PLANTED);
        rida.ingest(
                "response_no,answered_on,overall,comment,suggestion,phone\nA-1,2026-09-20,5," + all + ",0" + all
                        + ",0551234567\nA-2,2026-09-20,x," + all + ",,\nA-3," + all + ",1,,,\n",
                "responses");
        rida.ingest(
                """
                request_no,received_on,kind,beneficiary_no,channel
                R-1,2026-09-20,aid,B-77001,phone
                1098765432,soon,aid,B-77001,0551234567
                """,
                "requests");

        for (String table : tables(rida)) {
            String content = rida.sql
                    .sql("select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from \"" + table + "\" t")
                    .query(String.class)
                    .single();
            assertThat(content).as(table).doesNotContain(PLANTED).doesNotContain(BENEFICIARY);
        }
        assertThat(rida.count("rejected_row")).isEqualTo(3);
    }

    @Test
    void rejectedIdentifiersNeedTheKey() throws Exception {
        TestIntake rida = new TestIntake(folder);
        IngestResult result =
                rida.ingest("request_no,received_on,kind,beneficiary_no\nR-7,soon,aid,B-77001\n", "requests");

        assertThat(rida.rejected.open(result.fileId(), 1).get(0).cells())
                .containsEntry("request_no", "R-7")
                .containsEntry("beneficiary_no", "B-77001");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("beneficiary.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRefusalContainsNoPersonalData() {
        TestIntake rida = new TestIntake(folder);
        StringBuilder rows = new StringBuilder("request_no,received_on,kind,channel\n");
        for (int i = 0; i < 30; i++) {
            rows.append("R-").append(i).append(",2026-09-20,aid,0551234567\n");
        }

        assertThatThrownBy(() -> rida.ingest(rows.toString(), "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("30 of 30")
                .hasMessageNotContaining("0551234567");
    }

    private static List<String> tables(TestIntake rida) {
        return rida.sql
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
    }
}
