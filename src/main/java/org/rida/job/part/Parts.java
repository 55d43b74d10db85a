package org.rida.job.part;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.StepName;
import org.rida.job.lease.ClusterNode;
import org.rida.job.lease.Lease;
import org.rida.job.lease.NodeFailureDetector;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on which part of a step. A part is taken, and lost, as a run is; and when its run is taken over all parts that are
 * not done are lost with it, since the next process splits the step anew.
 */
@Component
public class Parts {

    private static final String FORGET =
            "delete from run_part where run_id = :run and step = :step and state <> 'completed'";

    private static final String PLAN =
            """
            insert into run_part (execution_id, run_id, run_token, step, number, part, place, in_order)
            values (:execution, :run, :token, :step, :number, :part, :place, :inOrder)
            """;

    private static final String TAKE =
            """
            with free as (
                select p.execution_id from run_part p join run r using (run_id)
                where (:run = 0 or p.run_id = :run) and p.place = :place
                    and r.state = 'running' and r.token = p.run_token and not r.stop_requested
                    and (p.state = 'waiting'
                        or p.state = 'running' and (p.node = :me and not p.execution_id = any(:mine) or %s))
                    and not (p.in_order and exists (
                        select from run_part before where before.run_id = p.run_id and before.run_token = p.run_token
                            and before.step = p.step and before.number < p.number and before.state in ('waiting', 'running')))
                order by p.run_id, p.number
                limit 1
                for update of p skip locked
            )
            update run_part p set state = 'running', node = :me, token = p.token + 1, attempts = p.attempts + 1
            from free, run r where p.execution_id = free.execution_id and r.run_id = p.run_id
            returning p.execution_id, p.token, p.step, p.attempts, p.run_token, r.run_id, r.job, r.parameters, r.actor, r.reason,
                r.provisional_ar, r.provisional_en
            """
                    .formatted(NodeFailureDetector.isDead("p.node"));

    private static final String END =
            """
            update run_part set state = :state, failure_ar = :ar, failure_en = :en, stack_trace = :trace
            where execution_id = :execution and token = :token and state = 'running'
            """;

    private static final String STANDING =
            """
            select count(*) as all_of_them, count(*) filter (where p.state in ('waiting', 'running')) as open,
                count(*) filter (where p.state = 'running' and not %s) as busy
            from run_part p where run_id = :run and run_token = :token and step = :step
            """
                    .formatted(NodeFailureDetector.isDead("p.node"));

    private static final String DONE_ELSEWHERE =
            """
            select execution_id from run_part
            where run_id = :run and run_token = :token and step = :step and state = 'completed' and node <> :me
            order by number
            """;

    private static final String FAILED =
            """
            select failure_ar, failure_en, stack_trace from run_part
            where run_id = :run and run_token = :token and step = :step and state = 'failed' order by number
            """;

    private final JdbcClient sql;
    private final ClusterNode node;
    private final NodeFailureDetector dead;
    private final String place;

    Parts(
            JdbcClient sql,
            ClusterNode node,
            NodeFailureDetector dead,
            @Value("${rida.runs.shared-storage-id}") String place,
            @Value("${rida.data}") Path data) {
        this.sql = sql;
        this.node = node;
        this.dead = dead;
        this.place = place.isEmpty() ? here(data) : place;
    }

    /**
     * How far the parts of a step are.
     *
     * @param open not done
     * @param busy a process that lives works on them
     */
    record Standing(int all, int open, int busy) {

        int done() {
            return all - open;
        }
    }

    /** A part that could not be done, and why. */
    record Failed(BilingualText description, String stackTrace) {}

    /** From now on anybody may take them. */
    @Transactional
    public void plan(Lease held, String step, boolean inOrder, List<StepExecution> partitions) {
        sql.sql(FORGET).param("run", held.run()).param("step", step).update();
        for (StepExecution partition : partitions) {
            Part part = Part.of(StepName.part(partition.getStepName()), partition.getExecutionContext());
            statement(PLAN, held, step)
                    .param("execution", partition.getId())
                    .param("number", part.number())
                    .param("part", part.description())
                    .param("place", place)
                    .param("inOrder", inOrder)
                    .update();
        }
    }

    /** The next part of a run that nobody works on. */
    Optional<Lease> acquireFor(Lease run) {
        return acquire(run.run());
    }

    /** The next part of any run that is under way. */
    public Optional<Lease> acquireAny() {
        return acquire(0);
    }

    /** Nothing is written when the part is no longer this process's. */
    void end(Lease.PartLease share, String state, BilingualText failure, String stackTrace) {
        sql.sql(END)
                .param("execution", share.execution())
                .param("token", share.token())
                .param("state", state)
                .param("ar", failure.ar())
                .param("en", failure.en())
                .param("trace", stackTrace)
                .update();
    }

    Standing progress(Lease run, String step) {
        return dead.query(STANDING)
                .param("run", run.run())
                .param("token", run.token())
                .param("step", step)
                .query((row, n) -> new Standing(row.getInt("all_of_them"), row.getInt("open"), row.getInt("busy")))
                .single();
    }

    List<Long> doneElsewhere(Lease run, String step) {
        return statement(DONE_ELSEWHERE, run, step)
                .param("me", node.name())
                .query(Long.class)
                .list();
    }

    List<Failed> failed(Lease run, String step) {
        return statement(FAILED, run, step)
                .query((row, n) -> new Failed(
                        new BilingualText(row.getString("failure_ar"), row.getString("failure_en")),
                        row.getString("stack_trace")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String query, Lease run, String step) {
        return sql.sql(query)
                .param("run", run.run())
                .param("token", run.token())
                .param("step", step);
    }

    /** One thread at a time, so that what was just taken is known to be worked on. */
    private synchronized Optional<Lease> acquire(long run) {
        node.startHeartbeat();
        Optional<Lease> taken = dead.query(TAKE)
                .param("run", run)
                .param("place", place)
                .param("me", node.name())
                .param("mine", node.parts().toArray(Long[]::new))
                .query((row, n) -> Lease.of(row, share(row)))
                .optional();
        taken.map(Lease::share).ifPresent(share -> node.parts().add(share.execution()));
        return taken;
    }

    private static Lease.PartLease share(ResultSet row) throws SQLException {
        return new Lease.PartLease(row.getLong("execution_id"), row.getLong("token"), row.getString("step"));
    }

    /** Files and documents lie in folders: who starts in another one, or on another machine, sees others. */
    private static String here(Path data) {
        String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
        return host + ":" + Path.of("").toAbsolutePath() + ":"
                + data.toAbsolutePath().normalize();
    }
}
