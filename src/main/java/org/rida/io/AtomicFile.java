package org.rida.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A file that appears complete or not at all. The content is written to a temporary file in the target's folder,
 * forced to disk, and moved into place by an atomic rename. Closing without a commit deletes the temporary file.
 */
public final class AtomicFile implements Closeable {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));

    private final Path target;
    private final Path unfinished;

    private AtomicFile(Path target, FileAttribute<?>... attributes) throws IOException {
        this.target = target.toAbsolutePath();
        this.unfinished = this.target.resolveSibling("." + UUID.randomUUID() + ".part");
        Files.createFile(unfinished, attributes);
    }

    /**
     * Begins a file with the default permissions of this process.
     *
     * @param target the final path; an existing file stays until the commit
     * @throws IOException when the target's folder does not exist or is not writable
     */
    public static AtomicFile of(Path target) throws IOException {
        return new AtomicFile(target);
    }

    /**
     * Begins a file that only its owner can read, from the first byte on. On file systems without POSIX permissions
     * the default permissions apply.
     */
    public static AtomicFile ownerOnly(Path target) throws IOException {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new AtomicFile(
                        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : new AtomicFile(target);
    }

    /** The temporary file that takes the content until the commit. It already exists, empty. */
    public Path unfinished() {
        return unfinished;
    }

    /** A buffered stream into the temporary file. Close it before the commit: buffered bytes are not forced to disk. */
    public OutputStream output() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(unfinished));
    }

    /** Without this a crash after the rename could leave a file of the right name with missing content. */
    private void force() throws IOException {
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /**
     * Moves the file into place, replacing an existing one.
     *
     * @throws IOException when the file system is full or knows no atomic rename; the target is unchanged then
     */
    public void commit() throws IOException {
        force();
        moveAgain(
                () -> Files.move(
                        unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING),
                WAITS);
    }

    /**
     * Moves the file into place unless the target exists: of several concurrent writers the first one wins, and the
     * others are discarded without an error.
     */
    public void commitIfAbsent() throws IOException {
        force();
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // some file systems, such as exFAT and network shares, know no links
            moveIfAbsent();
        }
    }

    /** Not atomic: another process may create the target between the check and the move. */
    private void moveIfAbsent() throws IOException {
        if (!Files.exists(target)) {
            moveAgain(() -> Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE), WAITS);
        }
    }

    /** Moves a file. */
    @FunctionalInterface
    interface FileMove {

        /** @return the file under its final name */
        Path move() throws IOException;
    }

    /**
     * Moves, and tries once more after each of the waits while the file system denies access: on Windows a file cannot be
     * renamed or replaced while another process has it open, as a virus scanner does for a moment.
     *
     * @throws IOException of the last attempt, or at once where waiting cannot help
     */
    static Path moveAgain(FileMove move, List<Duration> waits) throws IOException {
        for (Duration wait : waits) {
            try {
                return move.move();
            } catch (FileSystemException e) {
                if (!isDenied(e) || !sleep(wait)) {
                    throw e;
                }
            }
        }
        return move.move();
    }

    /** "Being used by another process" has no exception class of its own; what has one, such as a missing file, is final. */
    private static boolean isDenied(FileSystemException error) {
        return error instanceof AccessDeniedException || error.getClass() == FileSystemException.class;
    }

    /** @return false when the thread is to stop */
    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Moves the file into the target's folder under the first free name.
     *
     * @param name the n-th name to try, n from 1
     * @return the file under its final name
     * @throws IOException when the file cannot be moved
     */
    public Path commitToFreeName(IntFunction<String> name) throws IOException {
        force();
        return moveToFreeName(unfinished, target.resolveSibling(""), name);
    }

    /**
     * Moves a complete file into a folder of the same file system, under the first free name.
     *
     * @param name the n-th name to try, n from 1
     * @return the file under its final name
     */
    public static Path moveToFreeName(Path file, Path folder, IntFunction<String> name) throws IOException {
        int n = 1;
        while (Files.exists(folder.resolve(name.apply(n)))) {
            n++;
        }
        Path free = folder.resolve(name.apply(n));
        return moveAgain(() -> Files.move(file, free, StandardCopyOption.ATOMIC_MOVE), WAITS);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unfinished);
    }
}
