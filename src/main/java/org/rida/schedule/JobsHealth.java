package org.rida.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.UnmatchedFiles;
import org.rida.job.run.JobState;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health of jobs and schedules: down when a schedule is stalled, the newest run of a job failed, or a change of {@code jobs/} is
 * invalid. Details are the state of each job, the age of its last complete run, and unmatched files in watched folders.
 */
@Component("jobs")
class JobsHealth implements HealthIndicator {

    private final Runs runs;
    private final JobDefinitions definitions;
    private final Schedules schedules;
    private final UnmatchedFiles unmatchedFiles;
    private final InstantSource time;

    JobsHealth(
            Runs runs,
            JobDefinitions definitions,
            Schedules schedules,
            UnmatchedFiles unmatchedFiles,
            InstantSource time) {
        this.runs = runs;
        this.definitions = definitions;
        this.schedules = schedules;
        this.unmatchedFiles = unmatchedFiles;
        this.time = time;
    }

    /**
     * For monitoring, therefore in English and with counts only. A schedule counts as stalled after twice the time after which the watchdog sets its trigger again: then that has not helped.
     */
    @Override
    public Health health() {
        List<JobState> jobs = runs.jobs();
        List<String> stalled = schedules.stalled(ScheduleWatchdog.STALL_TIMEOUT.multipliedBy(2));
        String refused = definitions.invalidChange().map(t -> t.en()).orElse("");
        boolean failed =
                jobs.stream().anyMatch(j -> j.last() != null && j.last().state() == RunState.FAILED);
        Health.Builder health = failed || !stalled.isEmpty() || !refused.isEmpty() ? Health.down() : Health.up();
        jobs.forEach(job -> health.withDetail(job.name(), detail(job)));
        return health.withDetail("stalledSchedules", stalled)
                .withDetail(
                        "unmatchedFiles",
                        unmatchedFiles.find().stream()
                                .map(u -> u.file().toString())
                                .toList())
                .withDetail("invalidChange", refused)
                .build();
    }

    /** The run that is active now, or the last one. */
    private Map<String, Object> detail(JobState job) {
        Map<String, Object> detail = new LinkedHashMap<>();
        Run shown = job.active() == null ? job.last() : job.active();
        detail.put("state", shown == null ? "never ran" : shown.state().code());
        detail.put("lastSuccessAge", age(job.lastSuccess()));
        if (job.last() != null && job.last().state() == RunState.FAILED) {
            detail.put("failure", job.last().failure().en());
        }
        return detail;
    }

    /** An ISO 8601 duration, "PT26H3M"; empty when there was no complete run. */
    private String age(@Nullable Run lastSuccess) {
        Instant ended = lastSuccess == null ? null : lastSuccess.endedAt();
        return ended == null
                ? ""
                : Duration.between(ended, time.instant())
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString();
    }
}
