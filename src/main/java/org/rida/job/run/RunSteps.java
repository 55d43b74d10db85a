package org.rida.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.StepName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the steps of a run from Spring Batch's job repository; counts of the parts of a step are added up. */
@Component
class RunSteps {

    /** Of each step the last execution counts: a resumed run executes its incomplete steps again. */
    private static final String STEPS =
            """
            with last as (
                select distinct on (s.step_name) s.*, split_part(s.step_name, ':', 1) as step,
                    strpos(s.step_name, ':') > 0 as is_part
                from run r join batch_job_execution e on e.job_instance_id = r.instance_id
                    join batch_step_execution s using (job_execution_id)
                where r.run_id = :run
                order by s.step_name, s.step_execution_id desc
            ),
            part as (
                select step, sum(read_count) as read_count, sum(write_count) as write_count, sum(filter_count) as filter_count,
                    sum(read_skip_count) as read_skip_count
                from last where is_part group by step
            )
            select s.step_name, lower(s.status) as state, coalesce(p.read_count, s.read_count) as read_count,
                coalesce(p.write_count, s.write_count) as write_count,
                coalesce(p.filter_count, s.filter_count) as filter_count,
                coalesce(p.read_skip_count, s.read_skip_count) as read_skip_count,
                extract(epoch from s.end_time - s.start_time) as seconds
            from last s left join part p using (step)
            where not s.is_part
            order by s.step_name
            """;

    private final JdbcClient sql;
    private final JobDefinitions jobs;

    RunSteps(JdbcClient sql, JobDefinitions jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /** Sorted by number: the steps that have begun, and those that the job's file declares besides. */
    List<RunDetail.StepDetail> list(Run run) {
        Map<Integer, RunDetail.StepDetail> begun =
                sql.sql(STEPS).param("run", run.id()).query((row, n) -> step(row)).list().stream()
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
        return new RunDetail.StepDetail(StepName.number(name), StepName.kind(name), "waiting", 0, 0, 0, 0, null);
    }

    private static RunDetail.StepDetail step(ResultSet row) throws SQLException {
        String name = row.getString("step_name");
        double seconds = row.getDouble("seconds");
        Duration took = row.wasNull() ? null : Duration.ofMillis((long) (seconds * 1000));
        return new RunDetail.StepDetail(
                StepName.number(name),
                StepName.kind(name),
                row.getString("state"),
                row.getLong("read_count"),
                row.getLong("write_count"),
                row.getLong("filter_count"),
                row.getLong("read_skip_count"),
                took);
    }
}
