package org.rida.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rida.i18n.Problem;

/**
 * A running server as described by its {@code postmaster.pid} file, of which line 1 is the process id, line 2 the folder of
 * the data, line 3 the time of the start, line 4 the port and line 8 the state.
 *
 * <p>The file may be a copy from another folder, or left over from before a power cut with a process id that belongs to
 * another program today. It is believed only when its folder is the one it lies in and a PostgreSQL process of that id works
 * there; see {@link #process(DataDirectory)}.
 *
 * @param pid process id
 * @param startedAt to the second
 * @param port on the loopback interface
 * @param ready whether the server accepts connections
 */
public record PostmasterPid(long pid, Instant startedAt, int port, boolean ready) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LINES = 8;
    /** The server reads the clock a moment after the operating system has started its process. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

    /**
     * Waits until the server, started by this or another process, accepts connections.
     *
     * @param wait maximum time
     * @param usable what the server must fulfil besides
     * @throws Problem when it does not within the time
     */
    static PostmasterPid await(DataDirectory folder, Duration wait, Predicate<PostmasterPid> usable) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<PostmasterPid> running =
                    running(folder).filter(PostmasterPid::ready).filter(usable);
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
        return read(folder).filter(p -> p.processIn(folder).isPresent());
    }

    /** The process of the running server. */
    static Optional<ProcessHandle> process(DataDirectory folder) {
        return read(folder).flatMap(p -> p.processIn(folder));
    }

    /**
     * The process, if it is a server of this folder: by its working directory where the operating system tells it, since a
     * server works in the folder of its data; elsewhere by the time of its start.
     */
    private Optional<ProcessHandle> processIn(DataDirectory folder) {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive()
                        && isPostgres(process)
                        && (ServerProcesses.TELL_DIRECTORY
                                ? ServerProcesses.worksIn(process, folder.cluster())
                                : isOfSameStart(process)));
    }

    /** Unknown times count as equal. */
    private boolean isOfSameStart(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }

    // the file is being written while a server starts: incomplete lines count as no server yet
    private static Optional<PostmasterPid> read(DataDirectory folder) {
        try {
            List<String> lines = Files.readAllLines(folder.pidFile());
            if (lines.size() < LINES || !folder.isCluster(Path.of(lines.get(1).trim()))) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterPid(
                    Long.parseLong(lines.get(0).trim()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim())),
                    Integer.parseInt(lines.get(3).trim()),
                    lines.get(7).trim().equals("ready")));
        } catch (IOException | NumberFormatException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Unknown commands count as PostgreSQL. */
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
