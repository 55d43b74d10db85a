package org.rida.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.rida.wording.Problem;

/** A running server as its pid file tells of it. Line 1 is the process, line 4 the port, line 8 the state. */
record Postmaster(long pid, int port, boolean ready) {

    /** Settings that make the library's test server a durable one; they win over its hard-wired {@code -F}. */
    static final Map<String, String> DURABLE = Map.of(
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

    private static final Duration STOP_WAIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    /** After a killed JVM its server still runs: it is stopped, so that the next start finds the folder free. */
    static void stopLeftOver(ClusterFolder folder) {
        Optional<ProcessHandle> process = read(folder).flatMap(p -> ProcessHandle.of(p.pid()));
        if (process.filter(Postmaster::isPostgres).isPresent()) {
            // SIGTERM would wait for clients that no longer exist; SIGINT is PostgreSQL's fast shutdown.
            interrupt(process.get());
            try {
                process.get().onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("a server left over from an earlier process does not stop", e);
            }
        }
    }

    /** Waits until the server that another process starts takes connections. */
    static Postmaster awaitReady(ClusterFolder folder, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Postmaster> running = read(folder).filter(Postmaster::ready);
            if (running.isPresent()) {
                return running.get();
            }
            sleep();
        }
        throw Problem.of(
                "problem.database-start",
                "folder",
                folder.root(),
                "reason",
                "another process holds " + folder.lockFile() + " but no server came up");
    }

    /** The server as long as its process lives, ready or not. */
    static Optional<Postmaster> running(ClusterFolder folder) {
        return read(folder).filter(p -> ProcessHandle.of(p.pid())
                .filter(process -> process.isAlive() && isPostgres(process))
                .isPresent());
    }

    private static Optional<Postmaster> read(ClusterFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.pidFile());
            return lines.size() < 8
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).trim()),
                            Integer.parseInt(lines.get(3).trim()),
                            lines.get(7).trim().equals("ready")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(true);
    }

    private static void interrupt(ProcessHandle process) {
        try {
            if (new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor()
                    != 0) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while stopping a left-over server", e));
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
