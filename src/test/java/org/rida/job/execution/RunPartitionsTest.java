package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.job.RunOperatorCase;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.test.context.TestPropertySource;

/** A step with a partition for each month: stopped, restarted, with a month that fails, and under a lease that is lost. */
@TestPropertySource(properties = "rida.runs.partition-threads=2")
class RunPartitionsTest extends RunOperatorCase {

    static final Map<String, String> THREE_MONTHS = Map.of("month", "2026-08..2026-10");

    @BeforeEach
    void countedRequestsFromAugustToOctober() {
        sql.sql("truncate report_edition cascade").update();
        assertThat(operator.run("august", Map.of(), SARA).completed()).isTrue();
        assertThat(operator.run(JOB, Map.of(), SARA).completed()).isTrue();
        sql.sql("truncate report_edition cascade").update();
        sql.sql("truncate batch_job_instance cascade").update();
    }

    @Test
    void eachMonthIsDraftedOnceByTwoThreads() {
        Map<String, String> threads = new ConcurrentHashMap<>();
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.PartitionStarted partition) {
                threads.put(partition.title().en(), Thread.currentThread().getName());
            }
        });

        assertThat(operator.run("months", THREE_MONTHS, SARA).completed()).isTrue();

        assertThat(drafted()).containsExactly("2026-08", "2026-09", "2026-10");
        assertThat(threads).containsOnlyKeys("August 2026", "September 2026", "October 2026");
        assertThat(threads.values()).allMatch(name -> name.startsWith(threadNames()));
    }

    /** Two threads begin two months; the run is stopped while they do. */
    @Test
    void noMonthBeginsAfterAStop() {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        stopsAtFirst(event -> {
            if (event instanceof RunEvent.PartitionStarted partition) {
                begun.add(partition.title().en());
                return true;
            }
            return false;
        });

        assertThat(operator.run("months", THREE_MONTHS, SARA).state()).isEqualTo(RunState.STOPPED);

        assertThat(begun).hasSizeBetween(1, 2);
        assertThat(drafted()).isEmpty();
        assertNothingIsLeftOpen();
    }

    @Test
    void aRestartExecutesOnlyTheMonthsThatAreNotComplete() {
        stopsAtFirst(this::isOneDrafted);
        RunResult stopped = operator.run("months", THREE_MONTHS, SARA);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.failures()).isEmpty();
        assertThat(drafted()).hasSizeBetween(1, 2);
        assertNothingIsLeftOpen();

        ON_EVENT.set(event -> {});
        assertThat(operator.restartHere(stopped.run(), SARA).completed()).isTrue();

        assertThat(drafted()).containsExactly("2026-08", "2026-09", "2026-10");
        assertThat(complete()).containsExactly("1-report:2026-08", "1-report:2026-09", "1-report:2026-10");
        assertThat(runs.detail(stopped.run()).steps())
                .extracting(RunDetail.StepDetail::state)
                .containsExactly("completed");
    }

    /** No data of June: the text is that month's, without one that only says that a partition failed. */
    @Test
    void aMonthThatFailsDoesNotStopTheOthers() {
        RunResult run = operator.run("months", Map.of("month", "2026-06..2026-09"), SARA);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(drafted()).containsExactly("2026-08", "2026-09");
        assertThat(runs.run(run.run()).failure().en().lines().toList())
                .hasSize(2)
                .satisfies(line -> assertThat(line).startsWith("There are no data for June 2026."), atIndex(0))
                .satisfies(line -> assertThat(line).startsWith("There are no data for July 2026."), atIndex(1));
        assertThat(runs.detail(run.run()).stackTrace()).contains("June 2026", "July 2026");
        assertThat(complete()).containsExactly("1-report:2026-08", "1-report:2026-09");
    }

    @Test
    void whoLostTheLeaseCommitsNoDraft() {
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.DocumentDrawn) {
                sql.sql("update run set token = token + 1, node = 'the next one' where state = 'running'")
                        .update();
            }
        });

        RunResult slow = operator.run("months", THREE_MONTHS, SARA);

        assertThat(slow.state()).isEqualTo(RunState.RUNNING);
        assertThat(drafted()).isEmpty();
        assertThat(complete()).isEmpty();
    }

    /** The other thread waits meanwhile, so that it cannot draft all the months before the run is stopped. */
    private void stopsAtFirst(Predicate<RunEvent> when) {
        AtomicBoolean asked = new AtomicBoolean();
        ON_EVENT.set(event -> {
            synchronized (asked) {
                if (when.test(event) && asked.compareAndSet(false, true)) {
                    operator.stop(runs.list(Runs.RunSelection.newest(1)).get(0).id(), SARA);
                }
            }
        });
    }

    boolean isOneDrafted(RunEvent event) {
        return event instanceof RunEvent.PartitionsEnded ended && ended.ended() == 1;
    }

    String threadNames() {
        return "partition-";
    }

    List<String> drafted() {
        return sql.sql("select to_char(month, 'YYYY-MM') from report_edition order by 1")
                .query(String.class)
                .list();
    }

    List<String> complete() {
        return sql.sql(
                        """
                        select step_name from batch_step_execution where status = 'COMPLETED' and strpos(step_name, ':') > 0
                        order by step_name
                        """)
                .query(String.class)
                .list();
    }
}
