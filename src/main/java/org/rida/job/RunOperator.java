package org.rida.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.execution.JobFactory;
import org.rida.job.execution.RunExecution;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunLeases;
import org.rida.job.run.Run;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunKey;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The one door: to start, stop, restart and recover. A job runs once at a time per set of parameters; a run that was cut off is
 * taken up where it stopped; otherwise each start is a new run, so the same month can be drafted again. Who asked, and why, is
 * kept with the run.
 */
@Component
public class RunOperator {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final JobFactory assembly;
    private final RunLeases leases;
    private final Runs runs;
    private final RunExecution execution;
    private final ApplicationEventPublisher events;
    private final InstantSource time;
    private final AuditLog audit;

    RunOperator(
            JobFactory assembly,
            RunLeases leases,
            Runs runs,
            RunExecution execution,
            ApplicationEventPublisher events,
            InstantSource time,
            AuditLog audit) {
        this.audit = audit;
        this.assembly = assembly;
        this.leases = leases;
        this.runs = runs;
        this.execution = execution;
        this.events = events;
        this.time = time;
    }

    /**
     * Who asked, and why: kept with the run, and in the audit log.
     *
     * @param reason may be empty
     */
    public record StartReason(Actor actor, String reason) {}

    /**
     * When a schedule wanted the run: "last month" is relative to it, however late it is.
     *
     * @param provisional what is missing of its inputs; what is drafted says so. Empty when nothing is
     */
    public record AsOf(Instant at, BilingualText provisional) {}

    /** Another copy runs or waits: its caller need only wait. */
    public static final class AlreadyRunning extends Problem {
        AlreadyRunning(BilingualText text) {
            super(text);
        }
    }

    /**
     * Runs a job to its end, in this process and thread.
     *
     * @param given parameters by name, as a person wrote them; the rest has defaults
     * @throws Problem when the job or a parameter is unknown, or a copy is running
     */
    public RunResult run(String job, Map<String, String> given, StartReason reason) {
        return execution.execute(audit.record(
                started(job, given, reason), () -> acquire(job, given, reason), lease -> run(lease.run())));
    }

    private Lease acquire(String job, Map<String, String> given, StartReason reason) {
        Map<String, String> parameters = assembly.parameters(job, given, time.instant());
        Optional<Lease> lease = leases.openHere(job, parameters, reason);
        while (lease.isEmpty()) {
            // whatever is in the way may end, or be taken by others, while we look at it
            lease = takeOverExisting(job, parameters, reason).or(() -> leases.openHere(job, parameters, reason));
        }
        return lease.get();
    }

    private static Operation started(String job, Map<String, String> given, StartReason reason) {
        Map<String, String> detail = new HashMap<>(given);
        if (!reason.reason().isBlank()) {
            detail.put("reason", reason.reason());
        }
        return new Operation(reason.actor(), AuditAction.RUN_STARTED, job, detail);
    }

    private static Map<String, String> run(long run) {
        return Map.of("run", Long.toString(run));
    }

    /**
     * Asks for a run; a process that serves takes it within a second or two.
     *
     * @return the number of the run
     * @throws Problem as above
     */
    public long start(String job, Map<String, String> given, StartReason reason) {
        AsOf asOf = new AsOf(time.instant(), BilingualText.EMPTY);
        return audit.record(started(job, given, reason), () -> open(job, given, reason, asOf), RunOperator::run);
    }

    /**
     * The same for a schedule. It asks again and again while a copy is running, so only what it starts is in the audit log; its
     * own ledger says what waits.
     */
    public long start(String job, Map<String, String> given, StartReason reason, AsOf asOf) {
        Optional<RunLeases.Live> inTheWay =
                leases.live(RunKey.compute(job, assembly.parameters(job, given, asOf.at())));
        if (inTheWay.isPresent()) {
            throw alreadyRunning(inTheWay.get().run());
        }
        return audit.record(started(job, given, reason), () -> open(job, given, reason, asOf), RunOperator::run);
    }

    private long open(String job, Map<String, String> given, StartReason reason, AsOf asOf) {
        Map<String, String> parameters = assembly.parameters(job, given, asOf.at());
        Optional<Long> run = leases.open(job, parameters, reason, asOf.provisional());
        while (run.isEmpty()) {
            Optional<RunLeases.Live> inTheWay = leases.live(RunKey.compute(job, parameters));
            if (inTheWay.isPresent()) {
                throw alreadyRunning(inTheWay.get().run());
            }
            run = leases.open(job, parameters, reason, asOf.provisional());
        }
        return run.get();
    }

    /**
     * Stops a run between two pieces of its work; it can be taken up again.
     *
     * @throws Problem when the run is over already
     */
    public void stop(long run, StartReason reason) {
        audit.record(operation(AuditAction.RUN_STOPPED, run, reason), () -> {
            if (!leases.requestStop(run, reason)) {
                throw InvalidRequest.of(
                        "problem.run-over",
                        "run",
                        Long.toString(run),
                        "state",
                        runs.run(run).state().code());
            }
        });
    }

    /**
     * A failed or stopped run goes on where it ended, as soon as a process that serves takes it.
     *
     * @throws Problem when the run is complete or under way
     */
    public void restart(long run, StartReason reason) {
        audit.record(operation(AuditAction.RUN_RESTARTED, run, reason), () -> {
            if (!unlessRefused(run, () -> leases.reopen(run, reason))) {
                throw refusedRestart(run);
            }
        });
    }

    /** The same in this process and thread, to its end. */
    public RunResult restartHere(long run, StartReason reason) {
        return execution.execute(audit.record(
                operation(AuditAction.RUN_RESTARTED, run, reason),
                () -> unlessRefused(run, () -> leases.reopenHere(run, reason)).orElseThrow(() -> refusedRestart(run))));
    }

    /**
     * A run whose process died goes on, in this process and thread. Processes that serve do so by themselves; this is for when
     * none does.
     *
     * @throws Problem when the run's process lives, or the run is over
     */
    public RunResult recoverHere(long run, StartReason reason) {
        return execution.execute(
                audit.record(operation(AuditAction.RUN_RECOVERED, run, reason), () -> takeFromTheDead(run, reason)));
    }

    private Lease takeFromTheDead(long run, StartReason reason) {
        Run found = runs.run(run);
        if (found.state().isOver()) {
            throw InvalidRequest.of(
                    "problem.run-over",
                    "run",
                    Long.toString(run),
                    "state",
                    found.state().code());
        }
        Lease lease = awaitDeath(RunKey.compute(found.job(), found.parameters()))
                .filter(RunLeases.Live::isFree)
                .flatMap(live -> leases.acquire(live.run()))
                .orElseThrow(() -> InvalidRequest.of("problem.run-active", "run", Long.toString(run)));
        leases.note(run, "recovered", reason);
        return lease;
    }

    private static Operation operation(AuditAction action, long run, StartReason reason) {
        return Operation.because(reason.reason(), reason.actor(), action, Long.toString(run));
    }

    /**
     * Whoever asks for the same again goes on with a run that was cut off; empty when nothing is in the way any more.
     *
     * @throws AlreadyRunning when the run's process lives
     */
    private Optional<Lease> takeOverExisting(String job, Map<String, String> parameters, StartReason reason) {
        Optional<RunLeases.Live> live = awaitDeath(RunKey.compute(job, parameters));
        if (live.filter(l -> !l.isFree()).isPresent()) {
            throw alreadyRunning(live.get().run());
        }
        Optional<Lease> lease = live.flatMap(l -> leases.acquire(l.run()));
        lease.filter(l -> l.attempts() > 1).ifPresent(l -> {
            leases.note(l.run(), "resumed", reason);
            events.publishEvent(new RunEvent.Resumed(job));
        });
        return lease;
    }

    /** A process without any session is found dead after a few seconds: worth waiting for. */
    private Optional<RunLeases.Live> awaitDeath(String key) {
        Optional<RunLeases.Live> live = leases.live(key);
        while (live.filter(l -> !l.isFree() && l.silent()).isPresent() && sleep()) {
            live = leases.live(key);
        }
        return live;
    }

    /** Of two that restart a run, or two runs of one key, at the same moment, the index lets one through. */
    private <T> T unlessRefused(long run, Supplier<T> restart) {
        try {
            return restart.get();
        } catch (DuplicateKeyException e) {
            throw refusedRestart(run);
        }
    }

    private Problem refusedRestart(long run) {
        Run found = runs.run(run);
        if (found.state() == RunState.COMPLETED) {
            return InvalidRequest.of("problem.run-complete", "run", Long.toString(run));
        }
        return leases.live(RunKey.compute(found.job(), found.parameters()))
                .map(live -> alreadyRunning(live.run()))
                .orElseGet(() -> alreadyRunning(run));
    }

    private static boolean sleep() {
        try {
            Thread.sleep(LOOK.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AlreadyRunning alreadyRunning(long run) {
        Run found = runs.run(run);
        return new AlreadyRunning(BilingualText.of(language -> Problem.of(
                        "problem.already-running",
                        "job",
                        found.job(),
                        "parameters",
                        found.description().isEmpty()
                                ? ""
                                : " (" + found.description().in(language) + ")",
                        "run",
                        Long.toString(run),
                        "actor",
                        found.actor())
                .text()
                .in(language)));
    }
}
