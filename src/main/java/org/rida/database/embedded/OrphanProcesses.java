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
 * What still runs on a folder whose process was killed: the server, or, when the server was killed too, those of its children
 * that have not noticed yet. A server does not start as long as one of them holds the memory they shared.
 */
final class OrphanProcesses {

    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration POLITE = Duration.ofSeconds(1);
    private static final Duration BY_FORCE = Duration.ofSeconds(20);

    private OrphanProcesses() {}

    /** After this nothing runs on the folder. For who holds the folder's lock only. */
    static void stop(DataDirectory folder) {
        PostmasterPid.process(folder).ifPresent(OrphanProcesses::stopFast);
        endChildren(folder);
    }

    /** SIGTERM would wait for clients that no longer exist; SIGINT is PostgreSQL's fast shutdown. */
    private static void stopFast(ProcessHandle server) {
        interrupt(server);
        if (!awaitEnd(List.of(server), FAST)) {
            throw new IllegalStateException("a database server of an earlier process does not stop");
        }
    }

    /** Without a server nothing that they do counts any more, except what is in the log already. */
    private static void endChildren(DataDirectory folder) {
        List<ProcessHandle> children = children(folder);
        children.forEach(ProcessHandle::destroy);
        if (awaitEnd(children, POLITE)) {
            return;
        }
        children.forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(children, BY_FORCE)) {
            throw new IllegalStateException("children of a killed server do not end: " + children);
        }
    }

    /** Known by their program, which was unpacked in this folder and is nobody else's, or by where they work. */
    private static List<ProcessHandle> children(DataDirectory folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(OrphanProcesses::isServer)
                        .filter(command -> command.startsWith(real(folder.binaries()))
                                || workPlace(process).equals(Optional.of(real(folder.cluster()))))
                        .isPresent())
                .toList();
    }

    /** The folder that the server's processes work in is that of its rows; told by Linux alone. */
    private static Optional<Path> workPlace(ProcessHandle process) {
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
