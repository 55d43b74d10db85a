package org.rida.job;









import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Takes parts of runs under way, runs that wait, and what a dead process had, in a process that serves. */
@Component
public class RunWorker implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Leases leases;
    private final RunExecution execution;
    private final Parts parts;
    private final PartExecution partExecution;
    private final JobAssembly assembly;
    private final Node node;
    private final StopFlag stop;
    private final int atOnce;

    RunWorker(
            Leases leases,
            RunExecution execution,
            Parts parts,
            PartExecution partExecution,
            JobAssembly assembly,
            Node node,
            StopFlag stop,
            @Value("${rida.runs.max-concurrent}") int atOnce) {
        this.leases = leases;
        this.execution = execution;
        this.parts = parts;
        this.partExecution = partExecution;
        this.assembly = assembly;
        this.node = node;
        this.stop = stop;
        this.atOnce = atOnce;
    }

    /** In a process that serves. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        node.live();
        for (int i = 0; i < atOnce; i++) {
            tasks.addFixedDelayTask(this::workOff, LOOK);
        }
    }

    /** Works on everything that waits, in the calling thread. */
    public void workOff() {
        while (!stop.doesProcessEnd() && takeOne()) {
            LOG.debug("polling for more runs");
        }
    }

    private boolean takeOne() {
        return takePart() || leases.takeAny().map(execution::execute).isPresent();
    }

    /** What others have begun comes before what is new. */
    private boolean takePart() {
        Optional<Lease> taken = parts.takeAny();
        taken.ifPresent(held -> {
            Lease.Share share = Objects.requireNonNull(held.share());
            partExecution.execute(held, share, () -> assembly.part(held.job(), share.step()));
        });
        return taken.isPresent();
    }
}
