package org.rida.job.lease;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The run that this thread works for. Every transaction of the thread is fenced by it, every line of the log names it. */
public final class RunContext implements AutoCloseable {

    private static final ThreadLocal<@Nullable Lease> CURRENT = new ThreadLocal<>();

    private final @Nullable Lease outer;

    private RunContext(@Nullable Lease before) {
        this.outer = before;
    }

    /** Within a run's scope a part's may be entered, and left again. */
    public static RunContext enter(Lease lease) {
        RunContext scope = new RunContext(CURRENT.get());
        CURRENT.set(lease);
        MDC.put("run", Long.toString(lease.run()));
        MDC.put("job", lease.job());
        return scope;
    }

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
