package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.job.RunOperator;

/** Due runs are started once, missed ones are caught up as the job says, and failures are recorded. */
class DispatcherTest extends ScheduleCase {

    @Test
    void onTimeIsOnTime() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        look("latest");

        assertThat(states("latest")).containsExactly("on-time");
        assertThat(months("latest")).contains("2026-07");
    }

    @Test
    void missedRunsAreMadeUpAsTheJobSays() {
        NOW.set(Instant.parse("2026-11-05T00:00:00Z"));

        List.of("each", "latest", "skip").forEach(this::look);

        assertThat(states("each")).containsExactly("caught-up", "caught-up", "caught-up", "caught-up");
        assertThat(states("latest")).containsExactly("skipped", "skipped", "skipped", "caught-up");
        assertThat(states("skip")).containsExactly("skipped", "skipped", "skipped", "skipped");
        assertThat(months("each")).contains("2026-07", "2026-08", "2026-09", "2026-10");
    }

    @Test
    void aRunWhoseProcessDiedIsResumed() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        dispatcher.dispatch("latest");
        sql.sql("update run set state = 'running', node = 'a process that is gone', token = 1")
                .update();

        look("latest");

        assertThat(states("latest")).containsExactly("on-time");
        assertThat(runs("latest")).isEqualTo(1);
    }

    @Test
    void aDueRunWaitsForTheOneThatAPersonStarted() {
        int before = started().size();
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        long theirs = operator.start(
                "latest",
                Map.of("month", "2026-07"),
                new RunOperator.StartReason(Actor.console("sara", "test"), "cannot wait"));

        dispatcher.dispatch("latest");
        dispatcher.dispatch("latest");
        assertThat(states("latest")).containsExactly("waiting");
        assertThat(started().subList(before, started().size()))
                .as("waiting due runs are in the history only")
                .containsExactly("sara console done");

        worker.executeAll();
        look("latest");
        assertThat(states("latest")).containsExactly("late");
        assertThat(sql.sql("select run_id from due_run").query(Long.class).single())
                .isNotEqualTo(theirs);
        assertThat(started().subList(before, started().size()))
                .containsExactly("sara console done", "schedule schedule done");
    }

    private List<String> started() {
        return sql.sql(
                        """
                        select concat_ws(' ', actor, actor_kind, outcome) from audit_entry
                        where action = 'run-started' and subject = 'latest' order by entry_id
                        """)
                .query(String.class)
                .list();
    }

    @Test
    void manyCallersRunItOnce() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        IntStream.range(0, 8).parallel().forEach(i -> look("latest"));
        look("latest");

        assertThat(runs("latest")).isEqualTo(1);
        assertThat(states("latest")).containsExactly("on-time");
    }

    @Test
    void aFailureIsWrittenDown() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        look("broken");

        assertThat(states("broken")).containsExactly("failed");
        assertThat(sql.sql("select note_en from due_run where job = 'broken'")
                        .query(String.class)
                        .single())
                .contains("nothing-like-it");
    }

    @Test
    void aBoardReportWaitsForItsInputsAndIsThenProvisional() {
        sql.sql("truncate source_file cascade").update();
        inputs("requests", "2026-04-30", 300);
        inputs("requests", "2026-05-31", 310);
        inputs("requests", "2026-06-30", 290);
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        look("patient");
        assertThat(states("patient")).containsExactly("waiting");
        assertThat(schedules.dueRuns("patient", 1).get(0).note().en())
                .isEqualTo("Requests: no data for July 2026 have arrived");

        inputs("requests", "2026-07-31", 12);
        NOW.set(Instant.parse("2026-08-02T03:00:20Z"));
        look("patient");
        assertThat(schedules.dueRuns("patient", 1).get(0).note().en())
                .isEqualTo("Requests: 12 rows for July 2026, usually 300");

        NOW.set(Instant.parse("2026-08-03T03:00:20Z"));
        look("patient");
        assertThat(states("patient")).containsExactly("late");
        assertThat(sql.sql("select provisional_en from run where job = 'patient'")
                        .query(String.class)
                        .single())
                .contains("12 rows for July 2026");
    }

    private void inputs(String mapping, String coversTo, int rows) {
        sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, covers_to, rows_read, rows_new)
                        values (:day, :day, :mapping, 'request', 1, 'merged', :day::date, :rows, :rows)
                        """)
                .param("day", coversTo)
                .param("mapping", mapping)
                .param("rows", rows)
                .update();
    }
}
