package org.rida.job.part;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rida.job.definition.StepName;
import org.rida.job.execution.BatchExecution;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEvent;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A step that is split by Spring Batch into partitions, which wait in PostgreSQL for whoever takes them. The process that holds
 * the run works on them like any other, so a single one does them all; it goes on when the last is done.
 */
public final class SharedStep implements Partitioner, PartitionHandler {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Split split;
    private final Step work;
    private final Tools tools;
    private final Set<Long> told = new HashSet<>();
    private Map<String, Part> fresh = Map.of();

    public SharedStep(Split split, Step work, Tools tools) {
        this.split = split;
        this.work = work;
        this.tools = tools;
    }

    /** What every step that is shared needs. */
    @Component
    public record Tools(
            RunLeases leases,
            Parts parts,
            PartExecution execution,
            BatchExecution batch,
            JobRepository repository,
            StopSignal stop,
            ApplicationEventPublisher events) {}

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        fresh = split.parts().stream().collect(Collectors.toMap(Part::id, part -> part, (a, b) -> a));
        Map<String, ExecutionContext> contexts = new HashMap<>();
        fresh.forEach((id, part) -> contexts.put(id, part.context()));
        return contexts;
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole)
            throws JobExecutionException {
        Lease run = RunContext.current().orElseThrow();
        Collection<StepExecution> partitions = splitter.split(whole, 1);
        plan(run, partitions);
        workOff(run);
        if (tools.stop().isStopRequested(run)) {
            tools.batch().markStopped(partitions);
            throw new JobInterruptedException("stopped between two partitions");
        }
        split.finish();
        List<Parts.Failed> failed = tools.parts().failed(run, work.getName());
        if (!failed.isEmpty()) {
            throw new PartsFailed(failed);
        }
        return partitions.stream()
                .map(partition -> Objects.requireNonNull(tools.repository().getStepExecution(partition.getId())))
                .toList();
    }

    /** A part that was begun earlier has its place among those that there are now. */
    private void plan(Lease run, Collection<StepExecution> partitions) {
        for (StepExecution partition : partitions) {
            Part part = Objects.requireNonNull(fresh.get(StepName.part(partition.getStepName())));
            partition.setExecutionContext(part.context());
            tools.repository().updateExecutionContext(partition);
        }
        List<StepExecution> inOrder = partitions.stream()
                .sorted(Comparator.comparingInt(p -> p.getExecutionContext().getInt("number")))
                .toList();
        tools.parts().plan(run, work.getName(), split.inOrder(), inOrder);
    }

    /** Until nothing is open, or the run is to stop and nobody works on it any more. */
    private void workOff(Lease run) {
        boolean goesOn = true;
        while (goesOn) {
            tools.leases().requireHeld(run);
            boolean stops = tools.stop().isStopRequested(run);
            Optional<Lease> part = stops ? Optional.empty() : tools.parts().acquireFor(run);
            part.ifPresent(held -> tools.execution().execute(held, Objects.requireNonNull(held.share()), () -> work));
            Parts.Standing now = report(run);
            goesOn = stops ? now.busy() > 0 && !tools.stop().isShuttingDown() : now.open() > 0;
            if (goesOn && part.isEmpty()) {
                pause();
            }
        }
    }

    private Parts.Standing report(Lease run) {
        for (Long execution : tools.parts().doneElsewhere(run, work.getName())) {
            if (told.add(execution)) {
                PartTasklet.republish(
                        Objects.requireNonNull(tools.repository().getStepExecution(execution)), tools.events());
            }
        }
        Parts.Standing now = tools.parts().progress(run, work.getName());
        tools.events().publishEvent(new RunEvent.PartsDone(now.done(), now.all()));
        return now;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
