package org.rida.job.execution;

import java.time.Duration;
import org.rida.job.lease.ClusterNode;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Polls for work in a server process: waiting runs, and runs of dead processes. At most {@code rida.runs.max-concurrent} runs of a
 * process execute at a time.
 */
@Component
public class RunWorker implements SchedulingConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final RunLeases leases;
    private final RunExecution execution;
    private final ClusterNode node;
    private final StopSignal stop;
    private final int maxConcurrent;

    RunWorker(
            RunLeases leases,
            RunExecution execution,
            ClusterNode node,
            StopSignal stop,
            @Value("${rida.runs.max-concurrent}") int maxConcurrent) {
        this.leases = leases;
        this.execution = execution;
        this.node = node;
        this.stop = stop;
        this.maxConcurrent = maxConcurrent;
    }

    /** Called in server processes only, where scheduling is enabled: one polling task for each thread. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        node.startHeartbeat();
        for (int i = 0; i < maxConcurrent; i++) {
            tasks.addFixedDelayTask(this::executeAll, POLL_INTERVAL);
        }
    }

    /** Executes everything that waits, in the calling thread, until nothing is left or the process shuts down. */
    public void executeAll() {
        while (!stop.isShuttingDown() && executeNext()) {
            LOG.debug("polling for more runs");
        }
    }

    private boolean executeNext() {
        return leases.acquireAny().map(execution::execute).isPresent();
    }
}
