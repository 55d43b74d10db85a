package org.rida.command.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the log file before the logging system does, which would print a stack trace. When that fails, the logging system is
 * started without a file, and {@link LogFailurePrinter} ends the start.
 */
final class LogFileCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String FILE = "logging.file.name";

    private @Nullable Problem problem;

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String name = event.getEnvironment().getProperty(FILE);
        problem = name == null ? null : check(Path.of(name));
        if (problem != null) {
            event.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("without log file", Map.of(FILE, "")));
        }
    }

    /** @throws Problem when the log file could not be opened */
    void requireLogFile() {
        if (problem != null) {
            throw problem;
        }
    }

    private static @Nullable Problem check(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return null;
        } catch (IOException e) {
            return Problem.because(e, "problem.log-not-writable", "file", file, "reason", Problem.reason(e));
        }
    }
}
