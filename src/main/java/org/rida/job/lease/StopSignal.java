package org.rida.job.lease;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.Lifecycle;
import org.springframework.stereotype.Component;

/**
 * Whether the run of this thread is to stop: a person requested it, or the process shuts down. Polled between pieces of work, and
 * wherever a long piece reports its progress. Spring Batch's own stop is not used: it can leave an execution in a state that
 * cannot be restarted.
 */
@Component
public class StopSignal implements Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long POLL_INTERVAL = Duration.ofSeconds(1).toNanos();
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(12);
    private static final Duration WAIT = Duration.ofMillis(50);

    private final RunRepository runs;
    private final ClusterNode node;
    private final ThreadLocal<Long> lastPolled = ThreadLocal.withInitial(() -> Long.MIN_VALUE);
    private volatile boolean shuttingDown;

    StopSignal(RunRepository runs, ClusterNode node) {
        this.runs = runs;
        this.node = node;
    }

    /** True from the moment the application context closes. */
    public boolean isShuttingDown() {
        return shuttingDown;
    }

    /**
     * Within a piece of work, as often as wanted: queries the database at most once a second for each thread.
     *
     * @throws StopRequested so that the piece is rolled back
     */
    public void check() {
        RunContext.current().ifPresent(lease -> {
            if (shuttingDown || isPollDue() && runs.isStopRequested(lease.run())) {
                throw new StopRequested();
            }
        });
    }

    /**
     * Between pieces of work: queries the database each time.
     *
     * @throws StopRequested so that no other piece is started
     */
    public void checkNow() {
        RunContext.current()
                .filter(lease -> shuttingDown || runs.isStopRequested(lease.run()))
                .ifPresent(lease -> {
                    throw new StopRequested();
                });
    }

    @Override
    public void start() {
        shuttingDown = false;
    }

    /**
     * Called when the application context closes, before its beans are destroyed: waits up to 12 s until work under way has reached
     * the end of its current piece. What does not stop in time is resumed by another process after this one has ended.
     */
    @Override
    public void stop() {
        shuttingDown = true;
        long deadline = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
        while (!node.isIdle() && System.nanoTime() < deadline) {
            pause();
        }
        if (!node.isIdle()) {
            LOG.warn("runs {} did not stop in time; another process will resume them", node.runs());
        }
    }

    @Override
    public boolean isRunning() {
        return !shuttingDown;
    }

    private boolean isPollDue() {
        long now = System.nanoTime();
        long last = lastPolled.get();
        if (last != Long.MIN_VALUE && now - last < POLL_INTERVAL) {
            return false;
        }
        lastPolled.set(now);
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
