package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.job.Await;
import org.rida.job.execution.PartitionChannel.PartitionRequest;
import org.rida.job.lease.Lease;
import org.rida.job.lease.SharedStorage;
import org.rida.job.run.RunDetail.ProcessDetail;
import org.rida.job.run.RunDetail.SharedWork;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The same, with the partitions in a queue of the database; and requests that must not be executed. */
@TestPropertySource(
        properties = {
            "rida.workers=postgres",
            "rida.runs.shared-storage-id=office",
            "rida.runs.partition-idle-timeout=4s"
        })
class SharedPartitionsTest extends RunPartitionsTest {

    @Autowired
    private PartitionQueue queue;

    @Autowired
    private JobRepository repository;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Override
    String threadNames() {
        return "background-";
    }

    /** Whoever waits for the partitions counts them only now and then. */
    @Override
    boolean isOneDrafted(RunEvent event) {
        return event instanceof RunEvent.DocumentDrawn;
    }

    @AfterEach
    void nothingIsLeftInTheQueue() throws InterruptedException {
        sql.sql("drop trigger if exists poison on batch_step_execution").update();
        Await.until(Duration.ofMinutes(1), () -> queued() == 0);
    }

    /** It has been delivered ten times already, and each time the process died. */
    @Test
    void aPartitionThatKillsItsProcessesFailsAndTheOthersAreDrafted() {
        sql.sql(
                        """
                        create or replace function poison() returns trigger language plpgsql as $$
                        begin
                            new.rollback_count := 10;
                            return new;
                        end $$
                        """)
                .update();
        sql.sql(
                        """
                        create trigger poison before insert on batch_step_execution for each row
                        when (new.step_name = '1-report:2026-09') execute function poison()
                        """)
                .update();

        RunResult run = operator.run("months", THREE_MONTHS, SARA);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(runs.run(run.run()).failure().en())
                .startsWith("10 processes that worked on this run died, one after the other.");
        assertThat(drafted()).containsExactly("2026-08", "2026-10");

        sql.sql("drop trigger poison on batch_step_execution").update();
        assertThat(operator.restartHere(run.run(), SARA).completed()).isTrue();
        assertThat(complete()).containsExactly("1-report:2026-08", "1-report:2026-09", "1-report:2026-10");
    }

    /** Its session is idle in a transaction for longer than the timeout, once: the database ends it, and another thread drafts the month. */
    @Test
    void aPartitionWhoseSessionIdlesIsExecutedAgain() {
        AtomicInteger drawn = new AtomicInteger();
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.DocumentDrawn && drawn.incrementAndGet() == 1) {
                pause(5_500);
            }
        });

        assertThat(operator.run("months", THREE_MONTHS, SARA).completed()).isTrue();

        assertThat(drawn).hasValue(4);
        assertThat(complete()).containsExactly("1-report:2026-08", "1-report:2026-09", "1-report:2026-10");
    }

    /** As they are left when the process that asked for them died: of an older lease, and of partitions that have ended. */
    @Test
    void requestsOfAnEarlierAttemptAreDropped() throws Exception {
        RunResult run = operator.run("months", THREE_MONTHS, SARA);
        String partition = "select min(step_execution_id) from batch_step_execution where strpos(step_name, ':') > 0";
        long ended = sql.sql(partition).query(Long.class).single();
        long token = sql.sql("select max(token) from run where run_id = " + run.run())
                .query(Long.class)
                .single();
        sql.sql("truncate report_edition cascade").update();
        sql.sql("update run set state = 'running', node = 'another' where run_id = " + run.run())
                .update();

        queue.add(lease(run.run(), token), repository.getStepExecution(ended), BilingualText.same("August"));
        sql.sql("update batch_step_execution set status = 'STARTING' where step_execution_id = " + (ended + 1))
                .update();
        queue.add(
                lease(run.run(), token - 1),
                repository.getStepExecution(ended + 1),
                BilingualText.same("September 0512345678"));

        assertThat(sql.sql("select part_ar || part_en from batch_step_execution where step_execution_id = "
                                + (ended + 1))
                        .query(String.class)
                        .single())
                .as("personal data are masked")
                .isEqualTo("September ***September ***");
        nothingIsLeftInTheQueue();
        sql.sql("update run set state = 'completed'").update();
        assertThat(drafted()).isEmpty();
    }

    /** While a month is drafted, and once all are. */
    @Test
    void whoWorksOnWhichMonthIsTold() {
        List<SharedWork> seen = new CopyOnWriteArrayList<>();
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.DocumentDrawn && seen.isEmpty()) {
                seen.add(shared(runs.list(Runs.RunSelection.newest(1)).get(0).id()));
            }
        });
        long run = operator.run("months", THREE_MONTHS, SARA).run();

        SharedWork during = seen.get(0);
        ProcessDetail self = during.processes().get(0);
        assertThat(during.processes()).hasSize(1);
        assertThat(self.node()).matches("rida \\d+ [0-9a-f]{8}");
        assertThat(self.managing()).isTrue();
        assertThat(self.silence()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(self.parts()).isNotEmpty();
        assertThat(Stream.concat(self.parts().stream(), during.waiting().stream())
                        .map(BilingualText::en))
                .hasSize((int) (during.parts() - during.done()))
                .doesNotHaveDuplicates()
                .isSubsetOf("August 2026", "September 2026", "October 2026");
        assertThat(shared(run))
                .isEqualTo(new SharedWork(
                        3, 3, List.of(), List.of(new ProcessDetail(self.node(), true, List.of(), 3, null))));
    }

    @Test
    void processesOfAnotherStorageTakeNeitherRunsNorPartitions() throws Exception {
        long run = operator.start("months", THREE_MONTHS, SARA);
        sql.sql("update run set storage = 'warehouse'").update();

        worker.executeAll();

        assertThat(runs.run(run).state()).isEqualTo(RunState.WAITING);
        sql.sql("update run set storage = 'office'").update();
        worker.executeAll();
        assertThat(runs.run(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(drafted()).containsExactly("2026-08", "2026-09", "2026-10");

        PartitionChannel warehouse = channel("warehouse");
        long partition = sql.sql("select max(step_execution_id) from batch_step_execution")
                .query(Long.class)
                .single();
        warehouse.send(new PartitionRequest(run, 1, partition));
        var transaction = new TransactionTemplate(transactions);
        assertThat(transaction.<Boolean>execute(s -> queue.take().isPresent())).isFalse();
        assertThat(transaction.<PartitionRequest>execute(
                        s -> warehouse.receive().orElseThrow()))
                .isEqualTo(new PartitionRequest(run, 1, partition));
    }

    /** Back after a rollback, and gone after a commit. */
    @Test
    void aRequestIsTakenByTheTransaction() {
        PartitionChannel cellar = channel("cellar");
        PartitionRequest request = new PartitionRequest(1, 2, 3);
        var transaction = new TransactionTemplate(transactions);
        cellar.send(request);

        assertThat(transaction.<PartitionRequest>execute(s -> {
                    s.setRollbackOnly();
                    return cellar.receive().orElseThrow();
                }))
                .isEqualTo(request);
        assertThat(transaction.<PartitionRequest>execute(s -> cellar.receive().orElseThrow()))
                .isEqualTo(request);
        assertThat(transaction.<Boolean>execute(s -> cellar.receive().isEmpty()))
                .isTrue();
    }

    /** Of processes of another storage on the same database and broker. */
    PartitionChannel channel(String storage) {
        return new JdbcPartitionChannel(jdbc.getDataSource(), new SharedStorage(storage));
    }

    private SharedWork shared(long run) {
        return Objects.requireNonNull(runs.detail(run).shared());
    }

    private static Lease lease(long run, long token) {
        return new Lease(run, token, "months", THREE_MONTHS, "sara", "", BilingualText.EMPTY, 1);
    }

    long queued() {
        return sql.sql("select count(*) from int_channel_message")
                .query(Long.class)
                .single();
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
