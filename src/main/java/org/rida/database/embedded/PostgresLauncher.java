package org.rida.database.embedded;














import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Starts the server of a folder, durable and closed to others. */
final class PostgresLauncher {

    /** Until it listens; it may go on to read its log for longer after a crash. */
    static final Duration LISTENS_WITHIN = Duration.ofSeconds(60);

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);

    /** Settings that make the library's test server a durable one; they win over its hard-wired {@code -F}. */
    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''",
            "max_connections", "60",
            "shared_buffers", "128MB",
            "max_wal_size", "2GB",
            "work_mem", "32MB",
            "timezone", "UTC");

    /** The library keeps its lock on this file when a start fails, until the garbage is collected. */
    private static final String LOCK_OF_THE_LIBRARY = "epg-lock";

    private PostgresLauncher() {}

    /**
     * Returns once it takes log-ins.
     *
     * @param port empty for any free one
     */
    static EmbeddedPostgres on(DataDirectory folder, OptionalInt port) throws IOException {
        return on(folder, port, LISTENS_WITHIN);
    }

    /** Who calls this holds the folder's own lock, so that no other lock is needed. */
    static EmbeddedPostgres on(DataDirectory folder, OptionalInt port, Duration listensWithin) throws IOException {
        OrphanProcesses.stop(folder);
        Files.deleteIfExists(folder.cluster().resolve(LOCK_OF_THE_LIBRARY));
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(listensWithin)
                // initdb's own options, so that the server never runs with trust log-in
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password());
        DURABLE.forEach(server::setServerConfig);
        port.ifPresent(server::setPort);
        EmbeddedPostgres started = server.start();
        PostmasterPid.awaitReady(folder, READY_WITHIN);
        return started;
    }
}
