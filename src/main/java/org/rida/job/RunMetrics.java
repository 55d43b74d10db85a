package org.rida.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestResult;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.Run;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Metrics for a monitoring system: ended runs by job and state, their duration, rows read and rejected, waiting and running runs,
 * unmatched files in inboxes, and for each job the seconds since its last complete run (NaN before there was one). Gauges query the
 * database, so that every process reports the same values.
 */
@Component
class RunMetrics {

    private static final String COUNT = "select count(*) from run where state = :state";

    private static final String LAST_SUCCESS_AGE =
            """
            select extract(epoch from clock_timestamp() - max(ended_at)) from run where job = :job and state = 'completed'
            """;

    private final MeterRegistry meters;
    private final JdbcClient sql;
    private final JobDefinitions jobs;
    private final Runs runs;
    private final UnmatchedFiles unmatchedFiles;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    RunMetrics(MeterRegistry meters, JdbcClient sql, JobDefinitions jobs, Runs runs, UnmatchedFiles unmatchedFiles) {
        this.meters = meters;
        this.sql = sql;
        this.jobs = jobs;
        this.runs = runs;
        this.unmatchedFiles = unmatchedFiles;
    }

    /** Once the server answers, as gauges are asked from then on; commands have no metrics. */
    @EventListener(WebServerInitializedEvent.class)
    void start() {
        for (RunState state : new RunState[] {RunState.WAITING, RunState.RUNNING}) {
            Gauge.builder("rida.runs.active", () -> count(state))
                    .tag("state", state.code())
                    .register(meters);
        }
        Gauge.builder("rida.inbox.unmatched.files", () -> unmatchedFiles.find().size())
                .register(meters);
        jobs.all().keySet().forEach(this::registerLastSuccess);
    }

    /** Counted by the process that executed the run, so that the sum over processes is right. */
    @EventListener
    void ended(RunEnded run) {
        registerLastSuccess(run.job());
        meters.counter("rida.runs.ended", "job", run.job(), "state", run.state().code())
                .increment();
        Run of = runs.run(run.run());
        Instant started = of.startedAt();
        Instant ended = of.endedAt();
        if (started != null && ended != null) {
            meters.timer("rida.run", "job", run.job(), "state", run.state().code())
                    .record(Duration.between(started, ended));
        }
    }

    /** Files that were refused or read before have no rows that count. */
    @EventListener
    void ingested(RunEvent.FileIngested file) {
        if (file.result().outcome() == IngestOutcome.MERGED) {
            meters.counter("rida.rows.read").increment((double) file.result().read());
            meters.counter("rida.rows.rejected").increment((double)
                    file.subjects().stream().mapToLong(IngestResult::rejected).sum());
        }
    }

    /** Once for each job, also for one that was declared after the start. */
    private void registerLastSuccess(String job) {
        if (registered.add(job)) {
            Gauge.builder("rida.job.last.success.age", () -> lastSuccessAge(job))
                    .tag("job", job)
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    /** Asked by the registry's thread whenever a monitoring system reads it. */
    private Number count(RunState state) {
        return sql.sql(COUNT).param("state", state.code()).query(Long.class).single();
    }

    private Number lastSuccessAge(String job) {
        return sql.sql(LAST_SUCCESS_AGE)
                .param("job", job)
                .query(Double.class)
                .optional()
                .orElse(Double.NaN);
    }
}
