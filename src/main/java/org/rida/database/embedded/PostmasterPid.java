package org.rida.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.Problem;

/**
 * A running server as described by its {@code postmaster.pid} file, of which line 1 is the process id, line 4 the port and
 * line 8 the state.
 *
 * @param pid process id
 * @param port on the loopback interface
 * @param ready whether the server accepts connections
 */
public record PostmasterPid(long pid, int port, boolean ready) {

    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * Waits until the server, started by this or another process, accepts connections.
     *
     * @param wait maximum time
     * @throws Problem when it does not within the time
     */
    static PostmasterPid awaitReady(DataDirectory folder, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<PostmasterPid> running = running(folder).filter(PostmasterPid::ready);
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
                "no server took connections within " + wait.toSeconds() + " s; the process that may start one holds "
                        + folder.lockFile());
    }

    /** The server while its process is alive, whether ready or not. */
    static Optional<PostmasterPid> running(DataDirectory folder) {
        return read(folder).filter(p -> p.process().isPresent());
    }

    /** The process of the running server. */
    static Optional<ProcessHandle> process(DataDirectory folder) {
        return read(folder).flatMap(PostmasterPid::process);
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(process -> process.isAlive() && isPostgres(process));
    }

    // the file is being written while a server starts: incomplete lines count as no server yet
    private static Optional<PostmasterPid> read(DataDirectory folder) {
        try {
            List<String> lines = Files.readAllLines(folder.pidFile());
            return lines.size() < 8
                    ? Optional.empty()
                    : Optional.of(new PostmasterPid(
                            Long.parseLong(lines.get(0).trim()),
                            Integer.parseInt(lines.get(3).trim()),
                            lines.get(7).trim().equals("ready")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Guards against a stale file whose process id belongs to another program now; unknown commands count as PostgreSQL. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(true);
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
