package org.rida.database.embedded;

import java.io.IOException;
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
        PostmasterPid.process(folder).ifPresent(server -> stopFast(folder, server));
        terminateChildren(folder);
    }

    /** SIGINT requests a fast shutdown; SIGTERM would wait for clients that no longer exist. */
    private static void stopFast(DataDirectory folder, ProcessHandle server) {
        interrupt(folder, server);
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

    /** Those of a server or of an {@code initdb} whose parent was killed. */
    private static List<ProcessHandle> children(DataDirectory folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> ServerProcesses.worksIn(process, folder.cluster())
                        || ServerProcesses.worksIn(process, folder.unfinishedCluster())
                        || ServerProcesses.isUnpackedIn(process, folder))
                .toList();
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

    /** By the server's own program, which also works where there are no signals; the operating system's way without it. */
    private static void interrupt(DataDirectory folder, ProcessHandle process) {
        try {
            Optional<ServerPrograms> programs = ServerPrograms.existing(folder);
            if (programs.isEmpty()
                    || programs.get()
                                    .run(folder.root(), "pg_ctl", "kill", "INT", Long.toString(process.pid()))
                                    .exitCode()
                            != 0) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        }
    }
}
