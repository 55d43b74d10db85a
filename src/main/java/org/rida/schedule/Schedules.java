package org.rida.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;
import org.rida.job.definition.JobDefinitions;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** The schedules of {@code jobs/*.yaml}: next due times, history, pause and resume. */
@Component
public class Schedules {

    private final JobDefinitions jobs;
    private final ScheduleStates states;
    private final DueRuns dueRuns;
    private final InstantSource time;
    private final ZoneId zone;
    private final AuditLog audit;

    Schedules(
            JobDefinitions jobs,
            ScheduleStates states,
            DueRuns dueRuns,
            InstantSource time,
            Policy policy,
            AuditLog audit) {
        this.audit = audit;
        this.jobs = jobs;
        this.states = states;
        this.dueRuns = dueRuns;
        this.time = time;
        this.zone = policy.association().zone();
    }

    /**
     * The schedule of a job.
     *
     * @param next the next due times, soonest first; also while it is paused, when each is skipped
     * @param pausedAt null unless it is paused
     * @param pauseActor who paused it; empty unless it is paused
     * @param pauseReason why it was paused; empty unless it is
     */
    public record ScheduleEntry(
            String job,
            BilingualText title,
            String cron,
            ZoneId zone,
            CatchUp catchUp,
            List<Instant> next,
            @Nullable Instant pausedAt,
            String pauseActor,
            String pauseReason) {}

    /**
     * One due time of a job and its outcome.
     *
     * @param run number of the run; null when none was started
     * @param onTime whether it was recorded within five minutes of its due time
     * @param waited whether it had to wait for another run or for its inputs
     * @param note why it waits, was skipped or failed; empty otherwise
     */
    public record DueEntry(
            String job,
            Instant due,
            DueState state,
            @Nullable Long run,
            boolean onTime,
            boolean waited,
            BilingualText note,
            @Nullable Instant endedAt) {}

    /**
     * Every job that has a schedule, sorted by name.
     *
     * @param fires how many of the next due times to compute
     */
    public List<ScheduleEntry> all(int fires) {
        Map<String, ScheduleStates.Pause> paused = states.paused();
        return jobs.all().entrySet().stream()
                .filter(job -> job.getValue().schedule() != null)
                .map(job -> entry(job.getKey(), job.getValue(), fires, Optional.ofNullable(paused.get(job.getKey()))))
                .toList();
    }

    /** Empty when the job has no schedule. */
    public Optional<ScheduleEntry> find(String job, int fires) {
        return jobs.find(job).filter(j -> j.schedule() != null).map(j -> entry(job, j, fires, states.paused(job)));
    }

    /**
     * What was due, newest first.
     *
     * @param job empty for all
     */
    public List<DueEntry> dueRuns(String job, int limit) {
        return dueRuns.list(job, limit);
    }

    /** Due runs that wait to be started, for their inputs or for another run; the longest waiting first. */
    public List<DueEntry> waiting() {
        return jobs.all().keySet().stream()
                .flatMap(job -> dueRuns.open(job).stream())
                .filter(due -> due.state() == DueState.WAITING)
                .sorted(Comparator.comparing(DueEntry::due))
                .toList();
    }

    /** How many due runs were started late, made up for, or not started, by their day in the organization's zone; skipped ones do not count. */
    public Map<LocalDate, Long> delayed(Instant since) {
        return dueRuns.delayed(since, zone);
    }

    /** Declared jobs whose last due run is late: it still waits, or could not be started. */
    public List<String> behind() {
        return dueRuns.behind().stream()
                .filter(job -> jobs.find(job).isPresent())
                .toList();
    }

    /**
     * Pauses a schedule: due runs are skipped from now on, and the history shows actor and reason.
     *
     * @throws InvalidRequest when the job has no schedule
     */
    public void pause(String job, Actor actor, String reason) {
        audit.record(Operation.because(reason, actor, AuditAction.SCHEDULE_PAUSED, job), () -> {
            states.save(job, scheduled(job).cron());
            states.pause(job, actor.name(), reason);
        });
    }

    /**
     * Resumes a schedule; what was due during the pause stays skipped.
     *
     * @throws InvalidRequest when the job has no schedule
     */
    public void resume(String job, Actor actor) {
        audit.record(Operation.because("", actor, AuditAction.SCHEDULE_RESUMED, job), () -> {
            scheduled(job);
            states.resume(job);
        });
    }

    /** Ends the pause of a schedule that has been removed: one that is added again runs. */
    public void endPause(String job, Actor actor) {
        audit.record(Operation.because("", actor, AuditAction.SCHEDULE_RESUMED, job), () -> states.resume(job));
    }

    /** Jobs whose schedules no process has checked for this long: no server process runs, or it hangs. */
    public List<String> stalled(Duration since) {
        List<String> scheduled = all(0).stream().map(ScheduleEntry::job).toList();
        return states.stalled(scheduled, since);
    }

    private Schedule scheduled(String job) {
        Schedule schedule = jobs.get(job).schedule();
        if (schedule == null) {
            throw InvalidRequest.of("problem.job-without-schedule", "job", job);
        }
        return schedule;
    }

    private ScheduleEntry entry(String name, JobDefinition job, int fires, Optional<ScheduleStates.Pause> pause) {
        Schedule schedule = java.util.Objects.requireNonNull(job.schedule());
        ZoneId effectiveZone = schedule.zone() == null ? zone : schedule.zone();
        return new ScheduleEntry(
                name,
                job.title(),
                schedule.cron(),
                effectiveZone,
                schedule.catchUp(),
                CronTimes.next(schedule, effectiveZone, time.instant(), fires),
                pause.map(ScheduleStates.Pause::at).orElse(null),
                pause.map(ScheduleStates.Pause::actor).orElse(""),
                pause.map(ScheduleStates.Pause::reason).orElse(""));
    }
}
