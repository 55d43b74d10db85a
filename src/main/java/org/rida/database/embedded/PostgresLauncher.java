package org.rida.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Starts the server of a data directory with durable settings, reachable on the loopback interface only. */
final class PostgresLauncher {

    /** Time until the server listens; after a crash it may replay its log for longer before it is ready. */
    static final Duration LISTEN_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(10);

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

    /** After a failed start the library holds its lock on this file until garbage collection. */
    private static final String LIBRARY_LOCK_FILE = "epg-lock";

    private PostgresLauncher() {}

    /**
     * Returns when the server accepts log-ins.
     *
     * @param port empty for any free port
     */
    static EmbeddedPostgres start(DataDirectory folder, OptionalInt port) throws IOException {
        return start(folder, port, LISTEN_TIMEOUT);
    }

    /**
     * The caller holds the lock of the directory, so that deleting the lock file of the library is safe.
     *
     * @param listensWithin time until the port must be open
     * @return the started server
     */
    static EmbeddedPostgres start(DataDirectory folder, OptionalInt port, Duration listensWithin) throws IOException {
        OrphanProcesses.stop(folder);
        Files.deleteIfExists(folder.cluster().resolve(LIBRARY_LOCK_FILE));
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
                // a locale of PostgreSQL's own sorts alike on every operating system and with every version of its
                // libraries
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password());
        DURABLE.forEach(server::setServerConfig);
        port.ifPresent(server::setPort);
        EmbeddedPostgres started = server.start();
        PostmasterPid.awaitReady(folder, READY_TIMEOUT);
        return started;
    }
}
