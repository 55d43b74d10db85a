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

    private RunContext() {}

    /** Each thread that works for the run enters its context. */
    public static RunContext enter(Lease lease) {
        CURRENT.set(lease);
        MDC.put("run", Long.toString(lease.run()));
        MDC.put("job", lease.job());
        return new RunContext();
    }

    /** Empty in a thread that works for no run. */
    public static Optional<Lease> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void close() {
        CURRENT.remove();
        MDC.remove("run");
        MDC.remove("job");
    }
}
