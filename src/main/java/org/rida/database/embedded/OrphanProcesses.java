package org.rida.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops the processes of a killed program that still use a data directory: the server or, when the server was killed too,
 * its child processes. A new server cannot start while one of them holds the shared memory.
 */
final class OrphanProcesses {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TERMINATE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(20);

    private OrphanProcesses() {}

    /**
     * When this returns, no process uses the directory. The caller holds its lock.
     *
     * @throws IllegalStateException when a process does not end
     */
    static void stop(DataDirectory folder) {
        PostmasterPid.process(folder).ifPresent(OrphanProcesses::stopFast);
        terminateChildren(folder);
    }

    /** SIGINT requests a fast shutdown; SIGTERM would wait for clients that no longer exist. */
    private static void stopFast(ProcessHandle server) {
        interrupt(server);
        if (!awaitEnd(List.of(server), SHUTDOWN_TIMEOUT)) {
            throw new IllegalStateException("a database server of an earlier process does not stop");
        }
    }

    /** Killing them is safe: without a server their work is lost anyway, except for what is in the write-ahead log. */
    private static void terminateChildren(DataDirectory folder) {
        List<ProcessHandle> children = children(folder);
        children.forEach(ProcessHandle::destroy);
        if (awaitEnd(children, TERMINATE_TIMEOUT)) {
            return;
        }
        children.forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(children, KILL_TIMEOUT)) {
            throw new IllegalStateException("children of a killed server do not end: " + children);
        }
    }

    /** Recognised by an executable that was unpacked in this directory, or by their working directory. */
    private static List<ProcessHandle> children(DataDirectory folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(OrphanProcesses::isServer)
                        .filter(command -> command.startsWith(real(folder.binaries()))
                                || workingDirectory(process).equals(Optional.of(real(folder.cluster()))))
                        .isPresent())
                .toList();
    }

    /** Server processes work in the folder of their data; only Linux reports it. */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static boolean isServer(Path command) {
        return String.valueOf(command.getFileName()).startsWith("postgres");
    }

    /** @return whether all of them ended in time */
    private static boolean awaitEnd(List<ProcessHandle> processes, Duration wait) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
            throw new IllegalStateException("interrupted while stopping a database server of an earlier process", e);
        }
    }
}
