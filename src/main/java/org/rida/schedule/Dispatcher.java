package org.rida.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.job.DeclaredJobs;
import org.rida.job.JobDeclaration.Schedule;
import org.rida.job.Run;
import org.rida.job.RunDoor;
import org.rida.job.RunState;
import org.rida.job.Runs;
import org.rida.policy.Policy;
import org.rida.wording.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for what a schedule owes. Quartz only says "now": what is owed is worked out from the ledger, so a fire that comes
 * late, twice, or not at all, changes nothing. A due run is claimed and its run asked for in one transaction, so there is one
 * of it however many processes look.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration ON_TIME = Duration.ofMinutes(5);

    private final DeclaredJobs jobs;
    private final Ledger ledger;
    private final RunDoor door;
    private final Runs runs;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final ZoneId zone;

    Dispatcher(
            DeclaredJobs jobs,
            Ledger ledger,
            RunDoor door,
            Runs runs,
            PlatformTransactionManager transactions,
            InstantSource time,
            Policy policy) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.door = door;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.zone = policy.association().zone();
    }

    /** Writes down how asked-for runs ended, then asks for everything that the job owes up to now, oldest first. */
    void dispatch(String job) {
        Schedule schedule = jobs.get(job).schedule();
        if (schedule == null) {
            return;
        }
        ledger.underWay(job).forEach(this::settle);
        Instant now = time.instant();
        List<Instant> due = DueTimes.between(schedule, zone(schedule), ledger.accountedFor(job), now);
        List<Instant> wanted = DueTimes.wanted(
                schedule.catchUp(), due.stream().filter(at -> isLate(at, now)).toList());
        for (Instant at : due) {
            if (!take(new DueRun(job, at), !isLate(at, now), wanted.contains(at))) {
                return;
            }
        }
    }

    private ZoneId zone(Schedule schedule) {
        return schedule.zone() == null ? zone : schedule.zone();
    }

    private static boolean isLate(Instant due, Instant now) {
        return due.plus(ON_TIME).isBefore(now);
    }

    /** False when it must wait, and with it all that is due after it: a run of the same kind is under way. */
    private boolean take(DueRun due, boolean onTime, boolean wanted) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!ledger.claim(due, onTime)) {
                    return;
                }
                if (onTime || wanted) {
                    ledger.started(due, start(due));
                } else {
                    ledger.close(due, Ledger.State.SKIPPED, Optional.empty(), "missed while nothing ran");
                }
            });
            return true;
        } catch (RunDoor.AlreadyRunning e) {
            LOG.info("{} due at {} waits: {}", due.job(), due.at(), e.getMessage());
            return false;
        } catch (Problem e) {
            fail(due, e.text().en());
            return true;
        }
    }

    private long start(DueRun due) {
        return door.start(due.job(), Map.of(), new RunDoor.Reason("schedule", "due at " + due.at()), due.at());
    }

    /** A failure is written down; the next due run comes all the same. */
    private void settle(Ledger.UnderWay underWay) {
        Run run = runs.run(underWay.run());
        if (!run.state().isOver()) {
            return;
        }
        boolean done = run.state() == RunState.COMPLETED;
        Ledger.State good = underWay.onTime() ? Ledger.State.ON_TIME : Ledger.State.CAUGHT_UP;
        String note = done
                ? ""
                : run.state() == RunState.STOPPED ? "stopped" : run.failure().en();
        ledger.close(underWay.due(), done ? good : Ledger.State.FAILED, Optional.of(run.id()), note);
    }

    private void fail(DueRun due, String reason) {
        LOG.error("{} due at {} failed: {}", due.job(), due.at(), reason);
        ledger.claim(due, false);
        ledger.close(due, Ledger.State.FAILED, Optional.empty(), reason);
    }
}
