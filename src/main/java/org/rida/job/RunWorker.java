package org.rida.job;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes runs that wait, and runs whose process died, in a process that serves. */
@Component
public class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Leases leases;
    private final RunExecution execution;
    private final Node node;
    private final StopFlag stop;
    private final int atOnce;

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
    void serve() {
        node.live();
        for (int i = 1; i <= atOnce; i++) {
            Thread thread = new Thread(this::look, "runs-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Works on everything that waits, in the calling thread. */
    public void workOff() {
        while (takeOne()) {
            LOG.debug("looking for more");
        }
    }

    private void look() {
        while (!stop.doesProcessEnd()) {
            if (!takeOne()) {
                pause();
            }
        }
    }

    private boolean takeOne() {
        try {
            return leases.takeAny().map(execution::execute).isPresent();
        } catch (RuntimeException e) {
            LOG.warn("looking for runs: {}", e.getMessage());
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
