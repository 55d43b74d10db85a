package org.rida.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.database.RestoreRecorder;
import org.rida.database.backup.ErasureList;
import org.rida.database.backup.Restore;
import org.rida.job.BackupOperator;
import org.rida.job.definition.InvalidRequest;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/** {@code restore}: restores a backup. Spring is not started, because it would migrate the empty database first. */
record RestoreCommand(Terminal terminal, ContextLauncher launcher) {

    private static final String EMBEDDED = "embedded";

    private static final String SERVER = "jdbc:postgresql:";

    /**
     * @param file backup to restore
     * @param into {@code embedded} or the JDBC URL of an empty database of a server
     * @param data folder for the pseudonymisation key
     * @return 0
     * @throws Problem when the file is damaged, the passphrase is wrong or the database is not empty; nothing is changed
     *     then
     */
    int run(Path file, String into, Path data) {
        long startNanos = System.nanoTime();
        Restore.Restored restored = withoutLogging(() -> restore(file, into, data));
        terminal.print(
                "command.restore.done",
                "path",
                restored.backup().file(),
                "n",
                restored.backup().rows(),
                "tables",
                restored.tables(),
                "documents",
                restored.backup().documents(),
                "seconds",
                terminal.messages().number((System.nanoTime() - startNanos) / 1e9, 1));
        if (!restored.keyExists()) {
            terminal.print("command.restore.without-key", "folder", data.toAbsolutePath());
        } else if (!ErasureList.read(data).isEmpty()) {
            eraseAgain(into, data);
        }
        return 0;
    }

    /** Whoever was erased after the backup was made: a start of the application compares the list with the database. */
    private void eraseAgain(String into, Path data) {
        Map<String, Object> target = new HashMap<>(Map.of("rida.data", data));
        if (!into.equals(EMBEDDED)) {
            target.put("spring.datasource.url", into);
        }
        launcher.command(target, context -> {
            terminal.print("command.restore.erased-again");
            return 0;
        });
    }

    private Restore.Restored restore(Path file, String into, Path data) {
        // the passphrase is taken from the environment only: an argument would be visible in the list of processes
        RestoreRecorder recorder = BackupOperator.recorder(Actor.commandLine(), InstantSource.system());
        String passphrase = System.getenv("RIDA_BACKUP_PASSPHRASE");
        if (into.equals(EMBEDDED)) {
            return Restore.intoEmbedded(file, data, passphrase, recorder, terminal::problem);
        }
        if (into.startsWith(SERVER)) {
            return Restore.intoServer(
                    file,
                    into,
                    setting("USERNAME").orElse("rida"),
                    password(),
                    data,
                    passphrase,
                    recorder,
                    terminal::problem);
        }
        throw InvalidRequest.of("command.restore.target", "found", into);
    }

    /**
     * Turns logging off: the logging configuration of the application is not in effect without Spring, and libraries would
     * log to the terminal.
     */
    private static <T> T withoutLogging(Supplier<T> work) {
        LoggingSystem logging = LoggingSystem.get(RestoreCommand.class.getClassLoader());
        LoggerConfiguration before = logging.getLoggerConfiguration(LoggingSystem.ROOT_LOGGER_NAME);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        try {
            return work.get();
        } finally {
            logging.setLogLevel(
                    LoggingSystem.ROOT_LOGGER_NAME, before == null ? LogLevel.WARN : before.getEffectiveLevel());
        }
    }

    /** Null lets the driver use its own sources, such as {@code ~/.pgpass}. */
    private static @Nullable String password() {
        return setting("PASSWORD").orElse(null);
    }

    /** The environment variables from which Spring Boot configures the data source. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv("SPRING_DATASOURCE_" + name));
    }
}
