package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.embedded.DurableDatabase;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.TestIntake;

/** The database is restarted while a file is read: the failure is explained, and the file can be sent again. */
class RestartedServerTest {

    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    @Test
    void theFileCanBeSentAgain() throws Exception {
        Path file = BenchmarkRows.write(folder.resolve("rows.csv"), ROWS, 0);
        Path data = folder.resolve("data");
        DurableDatabase.prepare(data);
        DurableDatabase before = DurableDatabase.open(data);
        AtomicBoolean stopped = new AtomicBoolean();
        IngestProgress stop = (rows, read, total) -> {
            if (rows >= ROWS / 2 && stopped.compareAndSet(false, true)) {
                before.stopServer();
            }
        };
        TestIntake cutOff = new TestIntake(data, before.dataSource());
        assertThatThrownBy(() -> cutOff.intake.ingest(file, TestIntake.mapping("requests"), stop))
                .isInstanceOfSatisfying(IngestInterrupted.class, problem -> {
                    assertThat(problem.text().en())
                            .contains("rows.csv: the connection to the database was lost", "Send the file again");
                    assertThat(problem.text().ar()).contains("انقطع الاتصال بقاعدة البيانات");
                })
                .isInstanceOf(Problem.class);
        before.close();

        try (DurableDatabase after = DurableDatabase.open(data)) {
            TestIntake again = new TestIntake(data, after.dataSource());
            assertThat(again.count("request")).isZero();
            assertThat(again.files.list(9))
                    .extracting(SourceFiles.SourceFile::state)
                    .containsExactly("arrived");
            IngestResult result = again.ingest(file, "requests");
            assertThat(result.read()).isEqualTo(ROWS);
            assertThat(again.count("request")).isEqualTo(result.merged());
            assertThat(again.count("rejected_row")).isEqualTo(result.rejected());
        }
    }
}
