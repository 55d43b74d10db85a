package org.rida.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes runs that wait, and runs whose process died, in a process that serves. When the process ends, whatever it works on,
 * also for a command, is given back between two pieces of work.
 */
@Component
public class RunWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Leases leases;
    private final RunExecution execution;
    private final Node node;
    private final StopFlag stop;
    private final int atOnce;
    private volatile boolean running;
    private @Nullable ExecutorService threads;

    RunWorker(
            Leases leases,
            RunExecution execution,
            Node node,
            StopFlag stop,
            @Value("${rida.runs.at-once}") int atOnce) {
        this.leases = leases;
        this.execution = execution;
        this.node = node;
        this.stop = stop;
        this.atOnce = atOnce;
    }

    @EventListener(WebServerInitializedEvent.class)
    synchronized void serve() {
        node.live();
        threads = Executors.newFixedThreadPool(atOnce);
        for (int i = 0; i < atOnce; i++) {
            threads.execute(this::look);
        }
    }

    /** Works on everything that waits, in the calling thread. */
    public void workOff() {
        while (takeOne()) {
            LOG.debug("looking for more");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything else ends: what is under way comes to a border, or is taken over by others after the lease time. */
    @Override
    public void stop() {
        running = false;
        stop.processEnds();
        if (threads != null) {
            threads.shutdown();
        }
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (!node.runs().isEmpty() && System.nanoTime() < deadline) {
            pause(Duration.ofMillis(50));
        }
        if (!node.runs().isEmpty()) {
            LOG.warn("runs {} did not come to a border in time; another process goes on with them", node.runs());
        }
    }

    private void look() {
        while (running) {
            if (!takeOne()) {
                pause(LOOK);
            }
        }
    }

    private boolean takeOne() {
        try {
            return leases.takeAny().map(execution::execute).isPresent();
        } catch (RuntimeException e) {
            LOG.warn("looking for runs: {}", e.getMessage());
            pause(LOOK);
            return false;
        }
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
