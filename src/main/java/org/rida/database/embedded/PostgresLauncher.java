package org.rida.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.io.AtomicFile;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the server of a data directory with durable settings, reachable on the loopback interface only. The first start
 * fills folders beside the final ones and renames them when they are complete, so that a process that is killed leaves
 * nothing that a later start would take for a database.
 */
final class PostgresLauncher {

    /** Name of the cluster's superuser. */
    static final String SUPERUSER = "postgres";

    /** After a crash the server may replay its log for minutes. */
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(10);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("timezone", "UTC"),
            // the log of the server explains a failed start; statements with people's data have no place in it
            Map.entry("log_min_messages", "fatal"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private PostgresLauncher() {}

    /**
     * Returns when the server accepts log-ins. The caller holds the lock of the directory.
     *
     * @param notices gets a text when a half-finished first start was removed
     * @return the running server
     * @throws IOException with the server's own reason when it does not start
     */
    static PostmasterPid start(DataDirectory folder, int port, Consumer<BilingualText> notices) throws IOException {
        OrphanProcesses.stop(folder);
        // the server would refuse to start when the process id in a file left over belongs to any process today
        Files.deleteIfExists(folder.pidFile());
        discardUnfinished(folder, notices);
        ServerPrograms programs = ServerPrograms.unpack(folder);
        if (!folder.hasCluster()) {
            createCluster(folder, programs);
        }
        startServer(folder, programs, port);
        return PostmasterPid.await(folder, READY_TIMEOUT, server -> true);
    }

    private static void discardUnfinished(DataDirectory folder, Consumer<BilingualText> notices) throws IOException {
        boolean programs = ServerPrograms.isUnfinished(folder);
        if (FileSystemUtils.deleteRecursively(folder.unfinishedCluster()) || programs) {
            notices.accept(BilingualText.ofMessage("database.unfinished-start", "folder", folder.root()));
        }
    }

    private static void createCluster(DataDirectory folder, ServerPrograms programs) throws IOException {
        ServerPrograms.Ended ended = programs.run(
                folder.root(),
                "initdb",
                "--pgdata=" + folder.unfinishedCluster().getFileName(),
                "--username=" + SUPERUSER,
                "--encoding=UTF-8",
                // the server never runs with trust log-in
                "--pwfile=" + folder.passwordFile().getFileName(),
                "--auth-host=scram-sha-256",
                "--auth-local=scram-sha-256",
                // a locale of PostgreSQL's own sorts alike on every operating system and with every version of its
                // libraries
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        if (ended.exitCode() != 0) {
            throw new IOException(reason(ended.output().lines().toList(), line -> line.contains("error:")));
        }
        AtomicFile.moveFolder(folder.unfinishedCluster(), folder.cluster());
    }

    private static void startServer(DataDirectory folder, ServerPrograms programs, int port) throws IOException {
        Path log = folder.serverLog();
        Files.deleteIfExists(log);
        String options = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        // relative names need no quoting by the shell that pg_ctl uses, whatever the name of the folder
        ServerPrograms.Ended ended = programs.run(
                folder.root(),
                "pg_ctl",
                "start",
                "-w",
                "-t",
                Long.toString(READY_TIMEOUT.toSeconds()),
                "-D",
                String.valueOf(folder.cluster().getFileName()),
                "-l",
                String.valueOf(log.getFileName()),
                "-o",
                options);
        if (ended.exitCode() != 0) {
            List<String> lines = Files.exists(log)
                    ? Arrays.asList(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\\R"))
                    : ended.output().lines().toList();
            throw new IOException(reason(lines, line -> line.contains("FATAL") || line.contains("PANIC")));
        }
    }

    /** The first line that names the cause, without date and process id; otherwise the last one. */
    private static String reason(List<String> lines, Predicate<String> cause) {
        String line = lines.stream()
                .filter(cause)
                .findFirst()
                .or(() -> lines.stream().filter(l -> !l.isBlank()).reduce((first, last) -> last))
                .orElse("no reason given");
        return line.replaceFirst("^.*?(FATAL|PANIC|error): *", "").strip();
    }
}
