package org.rida.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The run that this thread works for. Every transaction of the thread is fenced by it, every line of the log names it. */
final class RunScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable Lease> CURRENT = new ThreadLocal<>();

    private RunScope() {}

    static RunScope enter(Lease lease) {
        CURRENT.set(lease);
        MDC.put("run", Long.toString(lease.run()));
        MDC.put("job", lease.job());
        return new RunScope();
    }

    static Optional<Lease> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void close() {
        CURRENT.remove();
        MDC.remove("run");
        MDC.remove("job");
    }
}
