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
 * Asks for what a schedule owes. Quartz only says "now": what is owed is worked out from the ledger, so a fire that comes
 * late, twice, or not at all, changes nothing. A due run is claimed once, and its run asked for in the transaction that holds
 * its line of the ledger, so there is one of it however many processes look.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration ON_TIME = Duration.ofMinutes(5);

    private final JobDefinitions jobs;
    private final ScheduleStates states;
    private final DueRuns ledger;
    private final RunOperator operator;
    private final Runs runs;
    private final ExpectedInputs inputs;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final ZoneId zone;

    Dispatcher(
            JobDefinitions jobs,
            ScheduleStates kept,
            DueRuns ledger,
            RunOperator door,
            Runs runs,
            ExpectedInputs inputs,
            PlatformTransactionManager transactions,
            InstantSource time,
            Policy policy) {
        this.jobs = jobs;
        this.states = kept;
        this.ledger = ledger;
        this.operator = door;
        this.runs = runs;
        this.inputs = inputs;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.zone = policy.association().zone();
    }

    /** Writes down how runs ended, enters what has become due, then asks for what waits and may run, oldest first. */
    void dispatch(String name) {
        JobDefinition job = jobs.get(name);
        Schedule schedule = job.schedule();
        if (schedule == null) {
            return;
        }
        ledger.open(name).stream().filter(e -> e.run() != null).forEach(this::settle);
        enter(name, job, schedule);
        List<DueEntry> waiting = ledger.open(name).stream()
                .filter(e -> e.state() == DueState.WAITING)
                .toList();
        for (int i = 0; i < waiting.size(); i++) {
            DueRun due = new DueRun(name, waiting.get(i).due());
            if (schedule.catchUp() != CatchUp.EACH && i < waiting.size() - 1) {
                ledger.close(due, DueState.SKIPPED, message("due.superseded"));
            } else {
                startRun(due, job);
            }
        }
        states.markChecked(name);
    }

    /** The ledger knows at once how a run of this process ended, and of others at the next look. */
    @EventListener
    void ended(RunEnded run) {
        ledger.open(run.job()).stream()
                .filter(e -> e.run() != null && e.run() == run.run())
                .forEach(this::settle);
    }

    /** Into the ledger with everything up to now; what is not run is closed with its reason at once. */
    private void enter(String job, JobDefinition declaration, Schedule schedule) {
        Instant now = time.instant();
        List<Instant> due = CronTimes.between(schedule, zone(schedule), ledger.accountedFor(job), now);
        List<Instant> wanted = CronTimes.wanted(
                schedule.catchUp(), due.stream().filter(at -> isLate(at, now)).toList());
        Optional<ScheduleStates.Pause> pause = states.paused(job);
        boolean nothingToDo = !due.isEmpty() && inputs.isNothingToDo(declaration);
        for (Instant at : due) {
            DueRun run = new DueRun(job, at);
            if (!ledger.claim(run, !isLate(at, now))) {
                continue;
            }
            if (pause.isPresent()) {
                ledger.close(run, DueState.SKIPPED, paused(pause.get()));
            } else if (nothingToDo) {
                ledger.nothingToDo(run);
            } else if (isLate(at, now) && !wanted.contains(at)) {
                ledger.close(run, DueState.SKIPPED, message("due.missed"));
            }
        }
    }

    private ZoneId zone(Schedule schedule) {
        return schedule.zone() == null ? zone : schedule.zone();
    }

    private static boolean isLate(Instant due, Instant now) {
        return due.plus(ON_TIME).isBefore(now);
    }

    private void startRun(DueRun due, JobDefinition job) {
        try {
            ExpectedInputs.InputShortfall found = inputs.check(job, due.at(), time.instant());
            if (found.mustWait()) {
                ledger.waits(due, found.missing());
                return;
            }
            transaction.executeWithoutResult(status -> {
                if (ledger.hold(due)) {
                    ledger.started(due, start(due, found.missing()));
                }
            });
        } catch (RunOperator.AlreadyRunning e) {
            ledger.waits(due, e.text());
        } catch (Problem e) {
            LOG.error("{} due at {} could not be started: {}", due.job(), due.at(), e.getMessage(), e);
            ledger.close(due, DueState.FAILED, e.text());
        }
    }

    private long start(DueRun due, BilingualText provisional) {
        RunOperator.StartReason reason = new RunOperator.StartReason(
                Actor.schedule(), "due at " + due.at().atZone(zone));
        return operator.start(due.job(), Map.of(), reason, new RunOperator.AsOf(due.at(), provisional));
    }

    /** A failure is written down; the next due run comes all the same. */
    private void settle(DueEntry entry) {
        Run run = runs.run(java.util.Objects.requireNonNull(entry.run()));
        DueRun due = new DueRun(entry.job(), entry.due());
        switch (run.state()) {
            case COMPLETED -> ledger.close(due, done(entry), BilingualText.EMPTY);
            case FAILED -> ledger.close(due, DueState.FAILED, run.failure());
            case STOPPED -> ledger.close(due, DueState.FAILED, message("due.stopped"));
            case WAITING, RUNNING -> LOG.debug("run {} is running", run.id());
        }
    }

    private static DueState done(DueEntry entry) {
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
