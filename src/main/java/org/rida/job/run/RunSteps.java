package org.rida.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.intake.file.RowCounts;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.StepName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the steps of a run from Spring Batch's job repository. */
@Component
class RunSteps {

    /**
     * Of each step the state and duration of the last execution, and the sum of the counts of all: a resumed run executes the rest of
     * its incomplete steps. Partitions are left out, since Spring Batch adds their counts to those of their step.
     */
    private static final String STEPS =
            """
            select distinct on (s.step_name) s.step_name, lower(s.status) as state,
                sum(s.write_count) over step as write_count, rows.*,
                s.start_time, extract(epoch from s.end_time - s.start_time) as seconds
            from run r join batch_job_execution e on e.job_instance_id = r.instance_id
                join batch_step_execution s using (job_execution_id)
                left join run_rows rows on rows.instance_id = r.instance_id and rows.step_name = s.step_name
                    and not same_rows
            where r.run_id = :run and strpos(s.step_name, ':') = 0
            window step as (partition by s.step_name)
            order by s.step_name, s.step_execution_id desc
            """;

    private static final String ANSWERS =
            "select run_rows.* from run_rows join run r using (instance_id) where r.run_id = :run and same_rows";

    private final JdbcClient sql;
    private final JobDefinitions jobs;

    RunSteps(JdbcClient sql, JobDefinitions jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /** Sorted by number: the steps that have begun, and those that the job's file declares besides. */
    List<RunDetail.StepDetail> list(Run run) {
        Map<String, RowCounts> answers = new HashMap<>();
        sql.sql(ANSWERS).param("run", run.id()).query(row -> {
            answers.put(row.getString("step_name"), RowCounts.of(row));
        });
        Map<Integer, RunDetail.StepDetail> begun =
                sql.sql(STEPS).param("run", run.id()).query((row, n) -> step(row, answers)).list().stream()
                        .collect(Collectors.toMap(RunDetail.StepDetail::number, Function.identity(), (a, b) -> a));
        for (String declared : declaredSteps(run)) {
            RunDetail.StepDetail waiting = waiting(declared);
            begun.putIfAbsent(waiting.number(), waiting);
        }
        return begun.values().stream()
                .sorted(java.util.Comparator.comparing(RunDetail.StepDetail::number))
                .toList();
    }

    /** Empty when the job is not declared any more. */
    private List<String> declaredSteps(Run run) {
        return jobs.find(run.job()).map(JobDefinition::stepNames).orElse(List.of());
    }

    private static RunDetail.StepDetail waiting(String name) {
        return new RunDetail.StepDetail(
                StepName.number(name), StepName.kind(name), "waiting", 0, null, null, null, null);
    }

    private static RunDetail.StepDetail step(ResultSet row, Map<String, RowCounts> answers) throws SQLException {
        String name = row.getString("step_name");
        double seconds = row.getDouble("seconds");
        Duration took = row.wasNull() ? null : Duration.ofMillis((long) (seconds * 1000));
        return new RunDetail.StepDetail(
                StepName.number(name),
                StepName.kind(name),
                row.getString("state"),
                row.getLong("write_count"),
                row.getString("rows_read") == null ? null : RowCounts.of(row),
                answers.get(name),
                startedAt(row),
                took);
    }

    /** Spring Batch stores times of the clock on the wall, in the zone of the server. */
    private static @Nullable Instant startedAt(ResultSet row) throws SQLException {
        LocalDateTime at = row.getObject("start_time", LocalDateTime.class);
        return at == null ? null : at.atZone(ZoneId.systemDefault()).toInstant();
    }
}
