package org.rida.intake.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.StoredContent;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.store.InvitationTables;
import org.rida.intake.store.Merge;
import org.rida.intake.store.RequestTables;
import org.rida.intake.store.ResponseTables;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** After a file was taken out, everything is as if it had never been sent; sent again, it gives what it gave before. */
class FileWithdrawalsTest {

    private static final String HEADER = "request_no,received_on,kind,replied_on,reopened_on,updated_at\n";

    private static final Mapping REQUESTS = TestIntake.mappingOf("office", "record-type: request\n");
    private static final Mapping ANSWERS = TestIntake.mappingOf("survey", "record-type: response\n");

    /** Of August and September; the second is answered, the fourth has no day and is rejected. */
    private static final String FIRST = HEADER
            + """
            A1,2026-08-03,complaint,,,2026-09-01T08:00:00
            A2,2026-08-10,complaint,2026-08-20,,2026-09-01T08:00:00
            A3,2026-09-01,complaint,,,2026-09-01T08:00:00
            A4,,complaint,,,2026-09-01T08:00:00
            """;

    /** New rows, an answer, a request that is opened again, an older version that comes late, and rejected rows. */
    private static final String SECOND = HEADER
            + """
            A1,2026-08-03,complaint,2026-09-30,,2026-10-01T08:00:00
            A2,2026-08-10,complaint,2026-10-01,2026-09-20,2026-10-01T08:00:00
            A3,2026-09-02,complaint,,,2026-08-31T08:00:00
            B1,2026-10-01,complaint,,,2026-10-01T08:00:00
            B2,2022-05-01,complaint,,,2026-10-01T08:00:00
            B3,,complaint,,,2026-10-01T08:00:00
            """;

    @TempDir
    Path folder;

    private TestIntake rida;
    private FileWithdrawals withdrawals;
    private CountRefresh counts;
    private TransactionTemplate transaction;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
        Merge merge = new Merge(rida.sql, List.of(new RequestTables(), new ResponseTables(), new InvitationTables()));
        withdrawals =
                new FileWithdrawals(rida.sql, rida.files, rida.questions, merge, new WithdrawalObstacles(rida.sql));
        counts = new CountRefresh(rida.dataSource, TestIntake.POLICY);
        transaction = new TransactionTemplate(new JdbcTransactionManager(rida.dataSource));
    }

    @Test
    void theRestIsAsIfTheFileHadNeverBeenSent() {
        ingest("a.csv", FIRST, REQUESTS);
        ingest("answers.csv", answers("A", 5), ANSWERS);
        Map<String, String> before = content();
        SourceFile second = ingest("b.csv", SECOND, REQUESTS);
        Map<String, String> both = content();

        WithdrawnRows done = withdraw(second);

        assertThat(done.removed()).isEqualTo(2);
        assertThat(done.restored()).isEqualTo(2);
        assertThat(done.rejected()).isEqualTo(1);
        assertThat(content()).isEqualTo(before).isNotEqualTo(both);
        assertThat(rida.count("earlier_answer")).isZero();
        assertThat(rida.files.find(second.fileId()).orElseThrow().state()).isEqualTo("withdrawn");

        SourceFile again = ingest("b.csv", SECOND, REQUESTS);
        assertThat(again.fileId()).isNotEqualTo(second.fileId());
        assertThat(content()).isEqualTo(both);
    }

    @Test
    void aFileBetweenOthersIsTakenOutOfTheHistory() {
        ingest("a.csv", FIRST, REQUESTS);
        String third = HEADER + "A1,2026-08-03,complaint,2026-10-05,,2026-10-09T08:00:00\n"
                + "B1,2026-10-01,complaint,2026-10-06,,2026-10-09T08:00:00\n";
        SourceFile second = ingest("b.csv", SECOND, REQUESTS);
        ingest("c.csv", third, REQUESTS);

        withdraw(second);

        Map<String, String> withdrawn = content();
        freshDatabase();
        ingest("a.csv", FIRST, REQUESTS);
        ingest("c.csv", third, REQUESTS);
        assertThat(withdrawn).isEqualTo(content());
    }

    @Test
    void answersGoBackToo() {
        ingest("a.csv", answers("A", 5), ANSWERS);
        Map<String, String> before = content();
        SourceFile changed = ingest(
                "b.csv", answers("A", 5).replace("A1,2026-09-01,5", "A1,2026-09-01,1") + "\nB9,2026-09-03,1", ANSWERS);

        withdraw(changed);

        assertThat(content()).isEqualTo(before);
    }

    @Test
    void theOnlyFileLeavesNothing() {
        SourceFile only = ingest("a.csv", FIRST, REQUESTS);

        withdraw(only);

        for (String table : List.of("request", "request_history", "rejected_row", "episode", "month_count")) {
            assertThat(rida.count(table)).as(table).isZero();
        }
    }

    /** What only corrected its rows goes with the file: it is about nothing else. */
    @Test
    void correctionsOfItsRowsGoWithTheFile() {
        SourceFile first = ingest("a.csv", FIRST, REQUESTS);
        String corrected = HEADER + "A4,2026-08-20,complaint,,,2026-09-01T08:00:00\n";
        SourceFile correction = ingest("a-corrected.csv", corrected, REQUESTS);

        assertThatThrownBy(() -> withdraw(correction))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a.csv (" + first.fileId() + ")");
        WithdrawnRows done = withdraw(first);

        assertThat(done.others()).extracting(SourceFile::name).containsExactly("a-corrected.csv");
        assertThat(rida.count("request")).isZero();
    }

    @Test
    void aFileWhoseRowsALaterOneRepeatsIsRefusedUntilThatIsTakenOut() {
        SourceFile first = ingest("a.csv", FIRST, REQUESTS);
        SourceFile later = ingest("b.csv", FIRST + "B1,2026-10-01,complaint,,,2026-10-01T08:00:00\n", REQUESTS);
        Map<String, String> before = content();

        assertThatThrownBy(() -> withdraw(first))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("b.csv (" + later.fileId() + ")");

        assertThat(content()).isEqualTo(before);
        withdraw(later);
        assertThat(rida.sql
                        .sql("select cells ->> 'kind' from rejected_row where state = 'open'")
                        .query(String.class)
                        .list())
                .as("rejected again in the later file, and open in the first one again")
                .containsExactly("complaint");
        withdraw(first);
        assertThat(rida.count("request")).isZero();
    }

    /** As a crash, or a failing recount, would end it. */
    @Test
    void aFailureHalfWayChangesNothing() {
        ingest("a.csv", FIRST, REQUESTS);
        SourceFile second = ingest("b.csv", SECOND, REQUESTS);
        Map<String, String> before = content();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    withdrawals.remove(second);
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(content()).isEqualTo(before);
        assertThat(rida.files.find(second.fileId()).orElseThrow().hasBeenMerged())
                .isTrue();
    }

    @Test
    void nothingIsTakenOutWhileAFileIsIngested() throws SQLException {
        SourceFile first = ingest("a.csv", FIRST, REQUESTS);
        try (Connection ingesting = rida.dataSource.getConnection()) {
            ingesting.setAutoCommit(false);
            ingesting.createStatement().execute("select pg_advisory_xact_lock(7140301)");

            assertThatThrownBy(() -> withdraw(first))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Nothing was changed");
        }
        assertThat(rida.count("request")).isEqualTo(3);
    }

    private WithdrawnRows withdraw(SourceFile file) {
        return transaction.execute(status -> {
            assertThat(counts.lockForChange()).isTrue();
            WithdrawnRows rows = withdrawals.remove(file);
            counts.recountAll(RecountProgress.NONE);
            return rows;
        });
    }

    private SourceFile ingest(String name, String rows, Mapping mapping) {
        Path file = rida.file(name, rows.getBytes(StandardCharsets.UTF_8));
        long id = rida.intake.ingest(file, mapping, IngestProgress.SILENT).fileId();
        counts.refresh(RecountProgress.NONE);
        return rida.files.find(id).orElseThrow();
    }

    /** Without the list of files, in which a file that was taken out stays. */
    private Map<String, String> content() {
        Map<String, String> content = StoredContent.read(rida.sql);
        content.remove("files");
        return content;
    }

    private static String answers(String prefix, int score) {
        return "response_no,answered_on,overall\n"
                + IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> prefix + i + ",2026-09-0" + i + "," + score)
                        .collect(Collectors.joining("\n"));
    }
}
