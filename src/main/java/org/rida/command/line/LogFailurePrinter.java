package org.rida.command.line;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.OnConsoleStatusListener;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.status.StatusManager;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rida.i18n.Problem;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Prints one sentence when the log cannot be written any more, in place of the stack traces of the logging system. */
final class LogFailurePrinter
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered, StatusListener {

    private final Terminal terminal;
    private final LogFileCheck check;
    private final AtomicBoolean printed = new AtomicBoolean();

    LogFailurePrinter(Terminal terminal, LogFileCheck check) {
        this.terminal = terminal;
        this.check = check;
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            StatusManager manager = context.getStatusManager();
            manager.getCopyOfStatusListenerList().stream()
                    .filter(listener ->
                            listener instanceof OnConsoleStatusListener || listener instanceof LogFailurePrinter)
                    .forEach(manager::remove);
            manager.add(this);
        }
        check.requireLogFile();
    }

    /** Only failures of files: other statuses concern the configuration, which ships with the program. */
    @Override
    public void addStatusEvent(Status status) {
        if (status.getThrowable() instanceof IOException failure && printed.compareAndSet(false, true)) {
            terminal.problem("problem.log-failed", "reason", Problem.reason(failure));
        }
    }
}
