package org.rida.job.lease;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.Lifecycle;
import org.springframework.stereotype.Component;

/**
 * Whether the run of this thread is to stop: a person asked for it, or the process ends. Polled between pieces of work, and
 * wherever a long piece says how far it is. The job repository's own stop is never used: it can end in a state of which
 * nothing leads on.
 */
@Component
public class StopSignal implements Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long POLL_INTERVAL = Duration.ofSeconds(1).toNanos();
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(12);
    private static final Duration WAIT = Duration.ofMillis(50);

    private final RunLeases leases;
    private final ClusterNode node;
    private final ThreadLocal<Long> lastPolled = ThreadLocal.withInitial(() -> Long.MIN_VALUE);
    private volatile boolean shuttingDown;

    StopSignal(RunLeases leases, ClusterNode node) {
        this.leases = leases;
        this.node = node;
    }

    public boolean isShuttingDown() {
        return shuttingDown;
    }

    /** Between pieces of work: asks the database each time. */
    public boolean isStopRequested(Lease lease) {
        return shuttingDown || leases.isStopRequested(lease.run());
    }

    /**
     * Within a piece of work, as often as one likes: asks at most once a second.
     *
     * @throws StopRequested so that the piece is rolled back
     */
    public void check() {
        RunContext.current().ifPresent(lease -> {
            if (shuttingDown || isPollDue() && leases.isStopRequested(lease.run())) {
                throw new StopRequested();
            }
        });
    }

    /**
     * Between pieces of work of one part: asks the database each time.
     *
     * @throws StopRequested so that no other piece is begun
     */
    public void checkNow() {
        RunContext.current().filter(this::isStopRequested).ifPresent(lease -> {
            throw new StopRequested();
        });
    }

    @Override
    public void start() {
        shuttingDown = false;
    }

    /** Before anything else ends: what is under way comes to a border, or is taken over by others once this process is gone. */
    @Override
    public void stop() {
        shuttingDown = true;
        long deadline = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
        while (!node.isIdle() && System.nanoTime() < deadline) {
            pause();
        }
        if (!node.isIdle()) {
            LOG.warn(
                    "runs {} and partitions {} did not stop in time; another process will resume them",
                    node.runs(),
                    node.parts());
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
