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
import org.rida.job.execution.ParameterResolver;
import org.rida.job.execution.RunExecution;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.RunRepository;
import org.rida.job.run.Run;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunKey;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.privacy.PiiMasking;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Starts, stops, restarts and recovers runs; command line, console, API and schedules all call this class. A job runs once at a
 * time for each set of parameters. A run that was interrupted is resumed where it stopped; otherwise each start is a new run, so
 * the same month can be drafted again. The actor and the reason are saved with the run and in the audit log.
 */
@Component
public class RunOperator {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final ParameterResolver resolver;
    private final RunRepository repository;
    private final RunLeases leases;
    private final Runs runs;
    private final RunExecution execution;
    private final ApplicationEventPublisher events;
    private final InstantSource time;
    private final AuditLog audit;

    RunOperator(
            ParameterResolver resolver,
            RunRepository repository,
            RunLeases leases,
            Runs runs,
            RunExecution execution,
            ApplicationEventPublisher events,
            InstantSource time,
            AuditLog audit) {
        this.audit = audit;
        this.resolver = resolver;
        this.repository = repository;
        this.leases = leases;
        this.runs = runs;
        this.execution = execution;
        this.events = events;
        this.time = time;
    }

    /**
     * Who requested an operation, and why.
     *
     * @param reason may be empty; personal data in it is masked
     */
    public record StartReason(Actor actor, String reason) {

        public StartReason {
            reason = PiiMasking.mask(reason);
        }
    }

    /**
     * The due time of a scheduled run: "last month" is relative to it, however late the run starts.
     *
     * @param at when the run was due
     * @param provisional what is missing of its inputs, which is printed on the drafts; empty when nothing is
     */
    public record AsOf(Instant at, BilingualText provisional) {}

    /** A run of the same job and parameters runs or waits. Callers that retry only have to wait for its end. */
    public static final class AlreadyRunning extends Problem {
        AlreadyRunning(BilingualText text) {
            super(text);
        }
    }

    /**
     * Runs a job to its end, in this process and thread.
     *
     * @param given parameters by name, as a person wrote them; the others get their defaults
     * @return how the run ended, also when it failed
     * @throws Problem when the job or a parameter is unknown, or a run of the same parameters is running
     */
    public RunResult run(String job, Map<String, String> given, StartReason reason) {
        return execution.execute(audit.record(
                startOperation(job, given, reason), () -> acquire(job, given, reason), lease -> run(lease.run())));
    }

    /**
     * Inserts the run, or resumes an interrupted one of the same parameters: the unique index on the key of active runs
     * decides between callers, without a lock.
     */
    private Lease acquire(String job, Map<String, String> given, StartReason reason) {
        Map<String, String> parameters = resolver.parameters(job, given, time.instant());
        Optional<Lease> lease = leases.insertAndAcquire(job, parameters, reason);
        while (lease.isEmpty()) {
            // the conflicting run may end, or be acquired by another process, between the two queries
            lease = takeOverExisting(job, parameters, reason)
                    .or(() -> leases.insertAndAcquire(job, parameters, reason));
        }
        return lease.get();
    }

    /** Parameters are in the audit log as they were typed, so that a refused start shows why. */
    private static Operation startOperation(String job, Map<String, String> given, StartReason reason) {
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
     * Requests a run; a server process acquires it within two seconds.
     *
     * @return the number of the run
     * @throws Problem as for {@link #run(String, Map, StartReason)}
     */
    public long start(String job, Map<String, String> given, StartReason reason) {
        AsOf asOf = new AsOf(time.instant(), BilingualText.EMPTY);
        return audit.record(startOperation(job, given, reason), () -> open(job, given, reason, asOf), RunOperator::run);
    }

    /**
     * Requests a scheduled run. A schedule retries while a run of the same parameters is running, so only successful requests are in
     * the audit log; the schedule's history has the others.
     *
     * @return the number of the run
     * @throws AlreadyRunning when a run of the same job and parameters waits or runs
     */
    public long start(String job, Map<String, String> given, StartReason reason, AsOf asOf) {
        Optional<RunRepository.ActiveRun> conflicting =
                repository.findActive(RunKey.compute(job, resolver.parameters(job, given, asOf.at())));
        if (conflicting.isPresent()) {
            throw alreadyRunning(conflicting.get().run());
        }
        return audit.record(startOperation(job, given, reason), () -> open(job, given, reason, asOf), RunOperator::run);
    }

    /**
     * Tries again while the run in its way ends between the two statements; ends, since each round needs another run to
     * come and go.
     */
    private long open(String job, Map<String, String> given, StartReason reason, AsOf asOf) {
        Map<String, String> parameters = resolver.parameters(job, given, asOf.at());
        Optional<Long> run = repository.insert(job, parameters, reason, asOf.provisional());
        while (run.isEmpty()) {
            Optional<RunRepository.ActiveRun> conflicting = repository.findActive(RunKey.compute(job, parameters));
            if (conflicting.isPresent()) {
                throw alreadyRunning(conflicting.get().run());
            }
            run = repository.insert(job, parameters, reason, asOf.provisional());
        }
        return run.get();
    }

    /**
     * Stops a run between two pieces of its work; it can be restarted.
     *
     * @throws Problem when the run has ended already
     */
    public void stop(long run, StartReason reason) {
        audit.record(operation(AuditAction.RUN_STOPPED, run, reason), () -> {
            if (!repository.requestStop(run, reason)) {
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
     * Resumes a failed or stopped run where it ended, as soon as a server process acquires it.
     *
     * @throws Problem when the run is complete, or it or another of the same parameters waits or runs
     */
    public void restart(long run, StartReason reason) {
        audit.record(operation(AuditAction.RUN_RESTARTED, run, reason), () -> {
            if (!translateConflict(run, () -> repository.restart(run, reason))) {
                throw restartRefused(run);
            }
        });
    }

    /**
     * Restarts a run in this process and thread, to its end.
     *
     * @throws Problem as for {@link #restart}
     */
    public RunResult restartHere(long run, StartReason reason) {
        return execution.execute(
                audit.record(operation(AuditAction.RUN_RESTARTED, run, reason), () -> translateConflict(
                                run, () -> leases.restartAndAcquire(run, reason))
                        .orElseThrow(() -> restartRefused(run))));
    }

    /**
     * Resumes a run whose process died, in this process and thread. Server processes do so by themselves; this is for when none
     * runs.
     *
     * @throws Problem when the run's process is alive, or the run has ended
     */
    public RunResult recoverHere(long run, StartReason reason) {
        return execution.execute(audit.record(
                operation(AuditAction.RUN_RECOVERED, run, reason), () -> acquireFromDeadNode(run, reason)));
    }

    /**
     * Only a run whose process has lost its session and its lease can be taken: two processes on one run would both
     * write.
     */
    private Lease acquireFromDeadNode(long run, StartReason reason) {
        Run found = runs.run(run);
        if (found.state().isOver()) {
            throw InvalidRequest.of(
                    "problem.run-over",
                    "run",
                    Long.toString(run),
                    "state",
                    found.state().code());
        }
        Lease lease = awaitFailureDetection(RunKey.compute(found.job(), found.parameters()))
                .filter(RunRepository.ActiveRun::isAcquirable)
                .flatMap(active -> leases.acquire(active.run()))
                .orElseThrow(() -> InvalidRequest.of("problem.run-active", "run", Long.toString(run)));
        repository.recordEvent(run, "recovered", reason);
        return lease;
    }

    private static Operation operation(AuditAction action, long run, StartReason reason) {
        return Operation.because(reason.reason(), reason.actor(), action, Long.toString(run));
    }

    /**
     * Resumes an interrupted run of the same parameters; empty when there is none any more.
     *
     * @throws AlreadyRunning when the run's process is alive
     */
    private Optional<Lease> takeOverExisting(String job, Map<String, String> parameters, StartReason reason) {
        Optional<RunRepository.ActiveRun> active = awaitFailureDetection(RunKey.compute(job, parameters));
        if (active.filter(l -> !l.isAcquirable()).isPresent()) {
            throw alreadyRunning(active.get().run());
        }
        Optional<Lease> lease = active.flatMap(l -> leases.acquire(l.run()));
        lease.filter(l -> l.attempts() > 1).ifPresent(l -> {
            repository.recordEvent(l.run(), "resumed", reason);
            events.publishEvent(new RunEvent.Resumed(job));
        });
        return lease;
    }

    /** Waits while the process has no session: it will be found dead in a few seconds, unless it reconnects. */
    private Optional<RunRepository.ActiveRun> awaitFailureDetection(String key) {
        Optional<RunRepository.ActiveRun> active = repository.findActive(key);
        while (active.filter(l -> !l.isAcquirable() && l.withoutSession()).isPresent() && sleep()) {
            active = repository.findActive(key);
        }
        return active;
    }

    /** When two runs of one key are restarted at the same moment, the unique index lets one through. */
    private <T> T translateConflict(long run, Supplier<T> restart) {
        try {
            return restart.get();
        } catch (DuplicateKeyException e) {
            throw restartRefused(run);
        }
    }

    /** Why the database changed no row: asked afterwards, and only for the message. */
    private Problem restartRefused(long run) {
        Run found = runs.run(run);
        if (found.state() == RunState.COMPLETED) {
            return InvalidRequest.of("problem.run-complete", "run", Long.toString(run));
        }
        return repository
                .findActive(RunKey.compute(found.job(), found.parameters()))
                .map(active -> alreadyRunning(active.run()))
                .orElseGet(() -> alreadyRunning(run));
    }

    private static boolean sleep() {
        try {
            Thread.sleep(POLL_INTERVAL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Names who started the run and with what, since that is whom to ask. */
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
