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
import org.rida.job.RunDoor;
import org.rida.job.RunLease;
import org.rida.job.RunResult;
import org.rida.policy.Policy;
import org.rida.wording.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what a schedule owes. Quartz only says "now": what is owed is worked out from the ledger, so a fire that comes late,
 * twice, or not at all, changes nothing.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration ON_TIME = Duration.ofMinutes(5);

    private final DeclaredJobs jobs;
    private final Ledger ledger;
    private final RunDoor door;
    private final RunLease lease;
    private final InstantSource time;
    private final ZoneId zone;

    Dispatcher(DeclaredJobs jobs, Ledger ledger, RunDoor door, RunLease lease, InstantSource time, Policy policy) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.door = door;
        this.lease = lease;
        this.time = time;
        this.zone = policy.association().zone();
    }

    /** Everything that the job owes up to now, oldest first. */
    void dispatch(String job) {
        Schedule schedule = jobs.get(job).schedule();
        if (schedule == null) {
            return;
        }
        try (RunLease.Held ignored = lease.take("dispatch " + job, Map.of())) {
            dispatch(job, schedule);
        } catch (RunDoor.AlreadyRunning e) {
            LOG.debug("another process looks after {}", job);
        }
    }

    /** For the holder of the lease only: what is under way for the ledger then belongs to a process that died. */
    private void dispatch(String job, Schedule schedule) {
        ledger.underWay(job).forEach(due -> run(due, Ledger.State.CAUGHT_UP));
        Instant now = time.instant();
        List<Instant> due = DueTimes.between(schedule, zone(schedule), ledger.accountedFor(job), now);
        List<Instant> wanted = DueTimes.wanted(
                schedule.catchUp(), due.stream().filter(at -> isLate(at, now)).toList());
        for (Instant at : due) {
            take(new DueRun(job, at), !isLate(at, now), wanted.contains(at));
        }
    }

    private ZoneId zone(Schedule schedule) {
        return schedule.zone() == null ? zone : schedule.zone();
    }

    private static boolean isLate(Instant due, Instant now) {
        return due.plus(ON_TIME).isBefore(now);
    }

    private void take(DueRun due, boolean onTime, boolean wanted) {
        if (!ledger.claim(due)) {
            return;
        }
        if (onTime || wanted) {
            run(due, onTime ? Ledger.State.ON_TIME : Ledger.State.CAUGHT_UP);
        } else {
            ledger.close(due, Ledger.State.SKIPPED, Optional.empty(), "missed while nothing ran");
        }
    }

    /**
     * A failure is written down and logged; the next due run comes all the same. While a copy is under way elsewhere the
     * ledger stays as it is: a later look finds it ended, or its process dead and the lease free.
     */
    private void run(DueRun due, Ledger.State done) {
        try {
            RunResult result =
                    door.run(due.job(), Map.of(), new RunDoor.Reason("schedule", "due at " + due.at()), due.at());
            if (result.completed()) {
                ledger.close(due, done, Optional.of(result.run()), "");
            } else {
                fail(due, Optional.of(result.run()), result.failures().toString());
            }
        } catch (RunDoor.AlreadyRunning e) {
            LOG.info("{} due at {} waits: {}", due.job(), due.at(), e.getMessage());
        } catch (Problem e) {
            fail(due, Optional.empty(), e.text().en());
        } catch (RuntimeException e) {
            LOG.error("due run of {}", due.job(), e);
            fail(due, Optional.empty(), e.toString());
        }
    }

    private void fail(DueRun due, Optional<Long> run, String reason) {
        LOG.error("{} due at {} failed: {}", due.job(), due.at(), reason);
        ledger.close(due, Ledger.State.FAILED, run, reason);
    }
}
