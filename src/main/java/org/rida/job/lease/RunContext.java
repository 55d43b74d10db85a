package org.rida.job.lease;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The lease that this thread works under, from {@link #enter} to {@link #close}. {@link FencingListener} checks it at every commit
 * of the thread, and log lines name its run and job.
 */
public final class RunContext implements AutoCloseable {

    private static final ThreadLocal<@Nullable Lease> CURRENT = new ThreadLocal<>();

    private final @Nullable Lease outer;

    private RunContext(@Nullable Lease before) {
        this.outer = before;
    }

    /** Contexts nest: within a run's a part's may be entered, whose end restores the run's. */
    public static RunContext enter(Lease lease) {
        RunContext context = new RunContext(CURRENT.get());
        CURRENT.set(lease);
        MDC.put("run", Long.toString(lease.run()));
        MDC.put("job", lease.job());
        return context;
    }

    /** Empty in a thread that works for no run. */
    public static Optional<Lease> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void close() {
        if (outer != null) {
            CURRENT.set(outer);
            return;
        }
        CURRENT.remove();
        MDC.remove("run");
        MDC.remove("job");
    }
}
