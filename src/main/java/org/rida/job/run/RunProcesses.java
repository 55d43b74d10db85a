package org.rida.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which processes execute the partitions of a run, and what still waits: from Spring Batch's job repository and table {@code node}. */
@Component
class RunProcesses {

    /**
     * Of each partition its last execution: a resumed run executes those that are not complete again. A process that has no session is
     * gone, whatever it said last, and what it had taken waits for another one.
     */
    private static final String PARTS =
            """
            with part as (
                select distinct on (s.step_name) s.step_execution_id as id, s.part, s.node, s.status = 'COMPLETED' as done,
                    s.status in ('STARTING', 'STARTED', 'STOPPING') as unended,
                    exists (select from pg_stat_activity a
                        where a.application_name = s.node and a.datname = current_database()) as taken
                from run r join batch_job_execution e on e.job_instance_id = r.instance_id
                    join batch_step_execution s using (job_execution_id)
                where r.run_id = :run and s.part is not null
                order by s.step_name, s.step_execution_id desc
            )
            """;

    private static final String TOTALS = PARTS
            + """
            select count(*) as parts, count(*) filter (where done) as done,
                coalesce(array_agg(part order by id) filter (where unended and not taken), '{}') as waiting
            from part
            """;

    /** While the run is under way also those of its storage that have done nothing yet. */
    private static final String PROCESSES = PARTS
            + """
            , worker as (
                select node from part where done or (unended and taken)
                union
                select n.node from node n join run r using (storage) join pg_stat_activity a on a.application_name = n.node
                where r.run_id = :run and r.state = 'running' and a.datname = current_database()
            )
            select w.node, w.node = r.node as managing, count(p) filter (where p.done) as done,
                coalesce(array_agg(p.part order by p.id) filter (where p.unended and p.taken), '{}') as parts,
                case when r.ended_at is null then extract(epoch from clock_timestamp() - n.heartbeat_at) end as silence
            from worker w join run r on r.run_id = :run left join node n on n.node = w.node left join part p on p.node = w.node
            group by w.node, r.node, r.ended_at, n.heartbeat_at, n.started_at
            order by n.started_at, w.node
            """;

    private final JdbcClient sql;

    RunProcesses(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where the threads of one process execute all, and before a step with partitions has begun. */
    Optional<RunDetail.SharedWork> find(long run) {
        return sql.sql(TOTALS)
                .param("run", run)
                .query((row, n) -> new RunDetail.SharedWork(
                        row.getLong("parts"), row.getLong("done"), texts(row, "waiting"), List.of()))
                .optional()
                .filter(work -> work.parts() > 0)
                .map(work -> {
                    List<RunDetail.ProcessDetail> processes = processes(run);
                    // a part may have been begun since what waits was read
                    List<String> waiting = work.waiting().stream()
                            .filter(part -> processes.stream()
                                    .noneMatch(process -> process.parts().contains(part)))
                            .toList();
                    return new RunDetail.SharedWork(work.parts(), work.done(), waiting, processes);
                });
    }

    private List<RunDetail.ProcessDetail> processes(long run) {
        return sql.sql(PROCESSES)
                .param("run", run)
                .query((row, n) -> new RunDetail.ProcessDetail(
                        row.getString("node"),
                        row.getBoolean("managing"),
                        texts(row, "parts"),
                        row.getLong("done"),
                        silence(row)))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Not below zero: a heartbeat may be younger than the statement. */
    private static @Nullable Duration silence(ResultSet row) throws SQLException {
        double seconds = row.getDouble("silence");
        return row.wasNull() ? null : Duration.ofMillis((long) (1000 * Math.max(0, seconds)));
    }
}
