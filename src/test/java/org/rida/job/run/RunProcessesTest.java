package org.rida.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.job.run.RunDetail.ProcessDetail;
import org.rida.job.run.RunDetail.SharedWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of two processes one has sessions, the test's own; the other is gone. */
class RunProcessesTest {

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final RunProcesses processes = new RunProcesses(sql);
    private String alive = "";
    private long run;

    @BeforeEach
    void runOfTwoAttempts() {
        alive = sql.sql("select application_name from pg_stat_activity where pid = pg_backend_pid()")
                .query(String.class)
                .single();
        sql.sql("insert into node (node, storage, heartbeat_at) values (:alive, 'office', clock_timestamp() -"
                        + " interval '2 s'), ('gone', 'office', clock_timestamp()), ('elsewhere', 'warehouse',"
                        + " clock_timestamp())")
                .param("alive", alive)
                .update();
        sql.sql("insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (1, 0,"
                        + " 'months', 'x')")
                .update();
        for (int attempt = 1; attempt <= 2; attempt++) {
            sql.sql("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time,"
                            + " end_time) values (:attempt, 0, 1, now(), case when :attempt = 1 then now() end)")
                    .param("attempt", attempt)
                    .update();
        }
        run = sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason, storage, node, instance_id)
                        values ('months', 'x', '{}', 'running', 'sara', '', 'office', :alive, 1) returning run_id
                        """)
                .param("alive", alive)
                .query(Long.class)
                .single();
        part(1, 1, "1-report:2026-07", "COMPLETED", "gone");
        part(2, 1, "1-report:2026-08", "FAILED", "gone");
        part(3, 2, "1-report:2026-08", "STARTED", alive);
        part(4, 2, "1-report:2026-09", "STARTED", "gone");
        part(5, 2, "1-report:2026-10", "STARTING", null);
    }

    private static BilingualText month(String code) {
        return new BilingualText("شهر " + code, "Month " + code);
    }

    private void part(int id, int attempt, String name, String status, @Nullable String node) {
        sql.sql(
                        """
                        insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, status,
                            part_ar, part_en, node)
                        values (:id, 0, :name, :attempt, now(), :status, 'شهر ' || split_part(:name, ':', 2), 'Month ' || split_part(:name, ':', 2), :node)
                        """)
                .param("id", id)
                .param("attempt", attempt)
                .param("name", name)
                .param("status", status)
                .param("node", node)
                .update();
    }

    /** However fresh its last sign of life is; its earlier work stays done. */
    @Test
    void whatAGoneProcessHadTakenWaits() {
        SharedWork work = processes.find(run).orElseThrow();

        assertThat(work.parts()).isEqualTo(4);
        assertThat(work.done()).isEqualTo(1);
        assertThat(work.waiting()).containsExactly(month("2026-09"), month("2026-10"));
    }

    @Test
    void processesOfTheStorageAreListedWithWhatTheyDo() {
        List<ProcessDetail> listed = processes.find(run).orElseThrow().processes();

        ProcessDetail self = listed.stream()
                .filter(process -> process.node().equals(alive))
                .findFirst()
                .orElseThrow();
        assertThat(listed).extracting(ProcessDetail::node).containsExactlyInAnyOrder(alive, "gone");
        assertThat(listed).filteredOn(process -> process.node().equals("gone")).allSatisfy(gone -> {
            assertThat(gone.parts()).isEmpty();
            assertThat(gone.done()).isEqualTo(1);
        });
        assertThat(self.managing()).isTrue();
        assertThat(self.parts()).containsExactly(month("2026-08"));
        assertThat(self.done()).isZero();
        assertThat(Objects.requireNonNull(self.silence())).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(2));
    }

    @Test
    void aRunThatIsOverHasNoSignsOfLife() {
        sql.sql("update run set state = 'failed', ended_at = now()").update();

        assertThat(processes.find(run).orElseThrow().processes()).allMatch(process -> process.silence() == null);
    }

    /** As where the threads of one process execute all. */
    @Test
    void aRunWithoutSharedPartsHasNone() {
        sql.sql("update batch_step_execution set part_en = null").update();

        assertThat(processes.find(run)).isEmpty();
    }
}
