package org.rida.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.RunOperator;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.ExpectedInputs;
import org.rida.job.run.Run;
import org.rida.job.run.RunEnded;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules.DueEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the due runs of schedules. Quartz only triggers the check: what is due is computed from the recorded due runs, so a
 * trigger that fires late, twice, or not at all, changes nothing. A due run is inserted once, and its run is requested in the
 * transaction that locks its row, so that it is started once however many processes check.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** The check comes every minute; this leaves time for a restart of the server. */
    private static final Duration ON_TIME_TOLERANCE = Duration.ofMinutes(5);

    private final JobDefinitions jobs;
    private final ScheduleStates states;
    private final DueRuns dueRuns;
    private final RunOperator operator;
    private final Runs runs;
    private final ExpectedInputs inputs;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final ZoneId zone;

    Dispatcher(
            JobDefinitions jobs,
            ScheduleStates states,
            DueRuns dueRuns,
            RunOperator operator,
            Runs runs,
            ExpectedInputs inputs,
            PlatformTransactionManager transactions,
            InstantSource time,
            Policy policy) {
        this.jobs = jobs;
        this.states = states;
        this.dueRuns = dueRuns;
        this.operator = operator;
        this.runs = runs;
        this.inputs = inputs;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.zone = policy.association().zone();
    }

    /** Records how runs ended and what has become due, then starts the waiting due runs that may run, oldest first. */
    void dispatch(String name) {
        JobDefinition job = jobs.get(name);
        Schedule schedule = job.schedule();
        if (schedule == null) {
            return;
        }
        dueRuns.open(name).stream().filter(e -> e.run() != null).forEach(this::settle);
        recordDue(name, job, schedule);
        List<DueEntry> waiting = dueRuns.open(name).stream()
                .filter(e -> e.state() == DueState.WAITING)
                .toList();
        for (int i = 0; i < waiting.size(); i++) {
            DueRun due = new DueRun(name, waiting.get(i).due());
            if (schedule.catchUp() != CatchUp.EACH && i < waiting.size() - 1) {
                dueRuns.close(due, DueState.SKIPPED, message("due.superseded"));
            } else {
                startRun(due, job);
            }
        }
        states.markChecked(name);
    }

    /** Records the end of a run of this process at once; the end of others is found by the next check. */
    @EventListener
    void ended(RunEnded run) {
        dueRuns.open(run.job()).stream()
                .filter(e -> e.run() != null && e.run() == run.run())
                .forEach(this::settle);
    }

    /** Inserts everything that has become due up to now; what is not to be run is closed at once, with its reason. */
    private void recordDue(String job, JobDefinition declaration, Schedule schedule) {
        Instant now = time.instant();
        List<Instant> due = CronTimes.between(schedule, zone(schedule), dueRuns.lastRecorded(job), now);
        List<Instant> wanted = CronTimes.toCatchUp(
                schedule.catchUp(), due.stream().filter(at -> isLate(at, now)).toList());
        Optional<ScheduleStates.Pause> pause = states.paused(job);
        boolean nothingToDo = !due.isEmpty() && inputs.isNothingToDo(declaration);
        for (Instant at : due) {
            DueRun run = new DueRun(job, at);
            if (!dueRuns.insert(run, !isLate(at, now))) {
                continue;
            }
            if (pause.isPresent()) {
                dueRuns.close(run, DueState.SKIPPED, paused(pause.get()));
            } else if (nothingToDo) {
                dueRuns.skipEmpty(run);
            } else if (isLate(at, now) && !wanted.contains(at)) {
                dueRuns.close(run, DueState.SKIPPED, message("due.missed"));
            }
        }
    }

    /** The schedule's own zone, else the organization's. */
    private ZoneId zone(Schedule schedule) {
        return schedule.zone() == null ? zone : schedule.zone();
    }

    /** More than five minutes after the due time, so that a check every minute is on time. */
    private static boolean isLate(Instant due, Instant now) {
        return due.plus(ON_TIME_TOLERANCE).isBefore(now);
    }

    /** Starts the run unless its inputs are incomplete or another run is active; then the row waits for the next check. */
    private void startRun(DueRun due, JobDefinition job) {
        try {
            ExpectedInputs.InputShortfall found = inputs.check(job, due.at(), time.instant());
            if (found.mustWait()) {
                dueRuns.markWaiting(due, found.missing());
                return;
            }
            transaction.executeWithoutResult(status -> {
                if (dueRuns.lock(due)) {
                    dueRuns.markStarted(due, start(due, found.missing()));
                }
            });
        } catch (RunOperator.AlreadyRunning e) {
            dueRuns.markWaiting(due, e.text());
        } catch (Problem e) {
            LOG.error("{} due at {} could not be started: {}", due.job(), due.at(), e.getMessage(), e);
            dueRuns.close(due, DueState.FAILED, e.text());
        }
    }

    /**
     * Requests the run within the caller's transaction, which holds the lock of the due run's row. The run takes the
     * due time for now: "last month" is that of the due day, however late it starts.
     *
     * @param provisional which inputs were missing; empty for none
     * @return id of the run
     */
    private long start(DueRun due, BilingualText provisional) {
        RunOperator.StartReason reason = new RunOperator.StartReason(
                Actor.schedule(), "due at " + due.at().atZone(zone));
        return operator.start(due.job(), Map.of(), reason, new RunOperator.AsOf(due.at(), provisional));
    }

    /** Records how a run ended; a failure does not stop the next due run. */
    private void settle(DueEntry entry) {
        Run run = runs.run(java.util.Objects.requireNonNull(entry.run()));
        DueRun due = new DueRun(entry.job(), entry.due());
        switch (run.state()) {
            case COMPLETED -> dueRuns.close(due, completedState(entry), BilingualText.EMPTY);
            case FAILED -> dueRuns.close(due, DueState.FAILED, run.failure());
            case STOPPED -> dueRuns.close(due, DueState.FAILED, message("due.stopped"));
            case WAITING, RUNNING -> LOG.debug("run {} is running", run.id());
        }
    }

    /** Of a complete run: whether it ran on time, had to wait, or was caught up. */
    private static DueState completedState(DueEntry entry) {
        if (entry.waited()) {
            return DueState.LATE;
        }
        return entry.onTime() ? DueState.ON_TIME : DueState.CAUGHT_UP;
    }

    private static BilingualText paused(ScheduleStates.Pause pause) {
        return message("due.paused", "actor", pause.actor(), "reason", pause.reason());
    }

    private static BilingualText message(String key, Object... namesAndValues) {
        return Problem.of(key, namesAndValues).text();
    }
}
