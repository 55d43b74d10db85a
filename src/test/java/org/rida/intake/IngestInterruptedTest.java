package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.TestIntake;
import org.rida.intake.store.MergeTest;

/** An interrupted ingest stores nothing, and can be repeated. */
class IngestInterruptedTest {

    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    private TestIntake rida;
    private Path file;

    @BeforeEach
    void manyRows() {
        rida = new TestIntake(folder);
        StringBuilder rows = new StringBuilder("request_no,received_on,kind\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("R-").append(i).append(i % 1000 == 0 ? ",soon,aid\n" : ",2026-09-01,aid\n");
        }
        file = rida.file("many.csv", rows.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theConnectionIsLostWhileReading() {
        IngestProgress kill = (rows, read, total) -> {
            if (rows >= ROWS / 2) {
                rida.sql
                        .sql(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database() and query like 'copy %' and pid <> pg_backend_pid()
                                """)
                        .query()
                        .listOfRows();
            }
        };

        assertThatThrownBy(() -> rida.intake.ingest(file, TestIntake.mapping("requests"), kill))
                .isInstanceOf(IngestInterrupted.class)
                .hasMessageContaining("Send the file again");
        assertThat(rida.count("request") + rida.count("rejected_row")).isZero();
        assertThat(rida.files.list(1).get(0).state()).isEqualTo("arrived");
        assertThat(MergeTest.counts(rida.ingest(file, "requests"))).containsExactly(ROWS, ROWS - 30, 0, 0, 30);
        assertThat(rida.count("source_file")).isEqualTo(1);
    }

    /** A process killed right after the merge leaves no progress entry behind. */
    @Test
    void mergingAndTheEndOfProgressAreAtomic() {
        rida.sql
                .sql(
                        """
                        create function is_read_still() returns trigger language plpgsql as $$
                        begin
                            if exists (select from file_progress) then raise 'merged, and read still'; end if;
                            return null;
                        end $$
                        """)
                .update();
        rida.sql
                .sql(
                        """
                        create constraint trigger at_commit after update on source_file initially deferred
                        for each row when (new.state = 'merged') execute function is_read_still()
                        """)
                .update();
        AtomicBoolean inProgress = new AtomicBoolean();
        IngestProgress observer =
                (rows, read, total) -> inProgress.set(!rida.intake.progress().isEmpty() || inProgress.get());

        assertThat(rida.intake
                        .ingest(file, TestIntake.mapping("requests"), observer)
                        .outcome())
                .isEqualTo(IngestOutcome.MERGED);
        assertThat(inProgress).isTrue();
        assertThat(rida.count("file_progress")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appended to", "replaced", "deleted"})
    void theFileChangesBeforeItIsRead(String what) {
        AtomicBoolean done = new AtomicBoolean();
        IngestProgress change = (rows, read, total) -> {
            if (done.compareAndSet(false, true)) {
                change(what);
            }
        };

        assertThatThrownBy(() -> rida.intake.ingest(file, TestIntake.mapping("requests"), change))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.text().en()).contains("changed or removed while it was being read");
                    assertThat(problem.text().ar()).contains("تغيّر الملف أو حُذف أثناء قراءته");
                });
        assertThat(rida.count("request")).isZero();
        assertThat(rida.files.list(9)).extracting(SourceFiles.SourceFile::state).containsExactly("refused");
    }

    private void change(String what) {
        try {
            switch (what) {
                case "appended to" -> Files.writeString(file, "R-x,2026-09-01,aid\n", StandardOpenOption.APPEND);
                case "replaced" -> {
                    Path other = Files.writeString(folder.resolve("other.csv"), "request_no,received_on,kind\n");
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                }
                default -> Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoProcessesIngestTheSameFileAtOnce() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<IngestResult> ingest = () -> rida.ingest(file, "requests");
            List<IngestOutcome> outcomes = two.invokeAll(List.of(ingest, ingest)).stream()
                    .map(IngestInterruptedTest::outcome)
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly(IngestOutcome.MERGED, IngestOutcome.ALREADY_KNOWN);
        } finally {
            two.shutdown();
        }
        assertThat(rida.count("request")).isEqualTo(ROWS - 30L);
        assertThat(rida.count("rejected_row")).isEqualTo(30);
    }

    @Test
    void aRefusedFileIsStoredWithItsReason() {
        assertThatThrownBy(() -> rida.ingest("request_no,kind\nR-1,aid\n", "requests"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a column \"received_on\" is missing");
        assertThat(rida.files.list(1).get(0).state()).isEqualTo("refused");
        assertThat(rida.files.list(1).get(0).notes().get(0).ar()).contains("ينقص عمود");
    }

    private static IngestOutcome outcome(java.util.concurrent.Future<IngestResult> ingest) {
        try {
            return ingest.get().outcome();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
