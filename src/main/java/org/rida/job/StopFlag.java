package org.rida.job;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whether the run of this thread is to stop: a person asked for it, or the process ends. Polled between pieces of work, and
 * wherever a long piece says how far it is. The job repository's own stop is never used: it can end in a state of which
 * nothing leads on.
 */
@Component
class StopFlag {

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Leases leases;
    private final ThreadLocal<Long> looked = ThreadLocal.withInitial(() -> Long.MIN_VALUE);
    private volatile boolean processEnds;

    StopFlag(Leases leases) {
        this.leases = leases;
    }

    void processEnds() {
        processEnds = true;
    }

    boolean doesProcessEnd() {
        return processEnds;
    }

    /** Between pieces of work: asks the database each time. */
    boolean isUp(Lease lease) {
        return processEnds || leases.shouldStop(lease.run());
    }

    /**
     * Within a piece of work, as often as one likes: asks at most once a second.
     *
     * @throws StopAsked so that the piece is rolled back
     */
    void check() {
        RunScope.current().ifPresent(lease -> {
            if (processEnds || isTimeToLook() && leases.shouldStop(lease.run())) {
                throw new StopAsked();
            }
        });
    }

    private boolean isTimeToLook() {
        long now = System.nanoTime();
        long last = looked.get();
        if (last != Long.MIN_VALUE && now - last < LOOK_EVERY) {
            return false;
        }
        looked.set(now);
        return true;
    }
}
