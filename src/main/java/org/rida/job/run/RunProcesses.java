package org.rida.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which processes execute the partitions of a run, and what still waits: from Spring Batch's job repository and table {@code node}. */
@Component
class RunProcesses {

    /**
     * A line for each process beside the totals, or one without a process. In one query, so that a partition that is begun or done
     * meanwhile is counted once. Of each partition its last execution counts: a resumed run executes those that are not complete again.
     * A process that has no session is gone, whatever it said last, and what it had taken waits for another one. While the run is under
     * way also those processes of its storage are listed that have done nothing yet.
     */
    private static final String WORK =
            """
            with part as (
                select distinct on (s.step_name) s.step_execution_id as id, s.part_ar, s.part_en, s.node, s.status = 'COMPLETED' as done,
                    s.status in ('STARTING', 'STARTED', 'STOPPING') as unended,
                    exists (select from pg_stat_activity a
                        where a.application_name = s.node and a.datname = current_database()) as taken
                from run r join batch_job_execution e on e.job_instance_id = r.instance_id
                    join batch_step_execution s using (job_execution_id)
                where r.run_id = :run and s.part_en is not null
                order by s.step_name, s.step_execution_id desc
            ), total as (
                select count(*) as parts, count(*) filter (where done) as done,
                    coalesce(array_agg(part_ar order by id) filter (where unended and not taken), '{}') as waiting_ar,
                    coalesce(array_agg(part_en order by id) filter (where unended and not taken), '{}') as waiting_en
                from part
            ), worker as (
                select node from part where done or (unended and taken)
                union
                select n.node from node n join run r using (storage) join pg_stat_activity a on a.application_name = n.node
                where r.run_id = :run and r.state = 'running' and a.datname = current_database()
            )
            select t.parts, t.done, t.waiting_ar, t.waiting_en, w.node, w.node = r.node as managing, count(p) filter (where p.done) as own_done,
                coalesce(array_agg(p.part_ar order by p.id) filter (where p.unended and p.taken), '{}') as own_ar,
                coalesce(array_agg(p.part_en order by p.id) filter (where p.unended and p.taken), '{}') as own_en,
                case when r.ended_at is null then extract(epoch from clock_timestamp() - n.heartbeat_at) end as silence
            from total t join run r on r.run_id = :run left join worker w on true left join node n on n.node = w.node
                left join part p on p.node = w.node
            where t.parts > 0
            group by t.parts, t.done, t.waiting_ar, t.waiting_en, w.node, r.node, r.ended_at, n.heartbeat_at, n.started_at
            order by n.started_at, w.node
            """;

    private final JdbcClient sql;

    RunProcesses(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where the threads of one process execute all, and before a step with partitions has begun. */
    Optional<RunDetail.SharedWork> find(long run) {
        return sql.sql(WORK).param("run", run).query(RunProcesses::read);
    }

    private static Optional<RunDetail.SharedWork> read(ResultSet row) throws SQLException {
        RunDetail.SharedWork work = null;
        List<RunDetail.ProcessDetail> processes = new ArrayList<>();
        while (row.next()) {
            work = new RunDetail.SharedWork(
                    row.getLong("parts"), row.getLong("done"), texts(row, "waiting"), processes);
            if (row.getString("node") != null) {
                processes.add(new RunDetail.ProcessDetail(
                        row.getString("node"),
                        row.getBoolean("managing"),
                        texts(row, "own"),
                        row.getLong("own_done"),
                        silence(row)));
            }
        }
        return Optional.ofNullable(work);
    }

    private static List<BilingualText> texts(ResultSet row, String column) throws SQLException {
        String[] ar = (String[]) row.getArray(column + "_ar").getArray();
        String[] en = (String[]) row.getArray(column + "_en").getArray();
        return IntStream.range(0, en.length)
                .mapToObj(n -> new BilingualText(ar[n], en[n]))
                .toList();
    }

    /** Not below zero: a heartbeat may be younger than the statement. */
    private static @Nullable Duration silence(ResultSet row) throws SQLException {
        double seconds = row.getDouble("silence");
        return row.wasNull() ? null : Duration.ofMillis((long) (1000 * Math.max(0, seconds)));
    }
}
