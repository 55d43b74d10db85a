package org.rida.job.step;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.person.RetentionPlan;
import org.rida.policy.Policy;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is older than the job's retention periods: personal data by {@link RetentionPlan}, and records of runs. */
@Component
class PurgeStep implements StepKind {

    private static final String OLD_RUNS =
            """
            from run where ended_at < :before and not exists (select from run_edition e where e.run_id = run.run_id)
            """;

    private static final String SELECT_OLD_RUNS =
            "create temp table old_run on commit drop as select run_id, instance_id " + OLD_RUNS;

    private static final String COUNT_OLD_RUNS = "select count(*) " + OLD_RUNS;

    /** In the order of the foreign keys, children first. */
    private static final String[] DELETE = {
        """
        delete from batch_step_execution_context where step_execution_id in (select step_execution_id from batch_step_execution
            join batch_job_execution using (job_execution_id) join old_run on instance_id = job_instance_id)
        """,
        """
        delete from batch_step_execution where job_execution_id in
            (select job_execution_id from batch_job_execution join old_run on instance_id = job_instance_id)
        """,
        """
        delete from batch_job_execution_context where job_execution_id in
            (select job_execution_id from batch_job_execution join old_run on instance_id = job_instance_id)
        """,
        """
        delete from batch_job_execution_params where job_execution_id in
            (select job_execution_id from batch_job_execution join old_run on instance_id = job_instance_id)
        """,
        "delete from batch_job_execution where job_instance_id in (select instance_id from old_run)",
        "delete from batch_job_instance where job_instance_id in (select instance_id from old_run)",
        "delete from run_rows where instance_id in (select instance_id from old_run)",
        "delete from run_log where run_id in (select run_id from old_run)",
        "delete from run_event where run_id in (select run_id from old_run)",
        "delete from run where run_id in (select run_id from old_run)",
    };

    private final RetentionPlan retention;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final Policy policy;

    PurgeStep(
            RetentionPlan retention,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            InstantSource time,
            Policy policy) {
        this.retention = retention;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.policy = policy;
    }

    @Override
    public String code() {
        return "purge";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.purge()).map(settings -> (contribution, context) -> {
            contribution.incrementWriteCount(retention.purge(settings));
            contribution.incrementWriteCount(deleteRuns(before(settings.runs())));
            return RepeatStatus.FINISHED;
        });
    }

    @Override
    public BilingualText effect(StepDeclaration step) {
        var settings = step.purge();
        if (settings == null) {
            return BilingualText.EMPTY;
        }
        Map<String, Long> due = retention.due(settings).stream()
                .collect(Collectors.toMap(RetentionPlan.Retained::code, RetentionPlan.Retained::due));
        long runs = sql.sql(COUNT_OLD_RUNS)
                .param("before", startOf(before(settings.runs())))
                .query(Long.class)
                .single();
        if (runs == 0 && due.values().stream().allMatch(n -> n == 0)) {
            return BilingualText.ofMessage("job.purge.nothing");
        }
        BilingualText removal = BilingualText.ofMessage(
                "job.purge.removal",
                "rows",
                due.getOrDefault("rejected-cells", 0L),
                "files",
                due.getOrDefault("files", 0L),
                "runs",
                runs);
        BilingualText personal = BilingualText.ofMessage(
                "job.purge.removal-personal",
                "requests",
                due.getOrDefault("requests", 0L),
                "comments",
                due.getOrDefault("comments", 0L),
                "entries",
                due.getOrDefault("audit", 0L),
                "uploads",
                due.getOrDefault("uploads", 0L),
                "refused",
                due.getOrDefault("refused", 0L));
        return BilingualText.of(language -> removal.in(language) + personal.in(language));
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(policy.association().zone()).toOffsetDateTime();
    }

    private LocalDate before(Period retention) {
        return LocalDate.ofInstant(time.instant(), policy.association().zone()).minus(retention);
    }

    /** Runs that drafted an edition are retained with it. One transaction, so that no run is left without its parts. */
    private long deleteRuns(LocalDate before) {
        Long deleted = transaction.execute(status -> {
            sql.sql(SELECT_OLD_RUNS).param("before", startOf(before)).update();
            long runs =
                    sql.sql("select count(*) from old_run").query(Long.class).single();
            for (String delete : DELETE) {
                sql.sql(delete).update();
            }
            return runs;
        });
        return deleted == null ? 0 : deleted;
    }
}
