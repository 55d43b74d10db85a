package org.rida.io;














import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A file that is there whole or not at all: written under another name in the folder of its target, forced to the disk, and moved
 * into place in one step. Closing it without a commit leaves nothing behind.
 */
public final class AtomicFile implements Closeable {

    private final Path target;
    private final Path unfinished;

    private AtomicFile(Path target, FileAttribute<?>... attributes) throws IOException {
        this.target = target.toAbsolutePath();
        this.unfinished = this.target.resolveSibling("." + UUID.randomUUID() + ".part");
        Files.createFile(unfinished, attributes);
    }

    /** Readable by whoever may read files that this process makes. */
    public static AtomicFile of(Path target) throws IOException {
        return new AtomicFile(target);
    }

    /** Readable by its owner only, from its first byte, where the file system knows owners. */
    public static AtomicFile ownerOnly(Path target) throws IOException {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new AtomicFile(
                        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : new AtomicFile(target);
    }

    /** Where the content is written to until the commit. */
    public Path unfinished() {
        return unfinished;
    }

    public OutputStream output() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(unfinished));
    }

    private void force() throws IOException {
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** Puts the file in its place, also over one that is there. */
    public void commit() throws IOException {
        force();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts the file in its place unless one is there: of several processes that write at the same time the first one counts. */
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

    private void moveIfAbsent() throws IOException {
        if (!Files.exists(target)) {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Puts the file beside its target's name, under the first name that no file there has. */
    public Path commitToFreeName(IntFunction<String> name) throws IOException {
        force();
        return moveToFreeName(unfinished, target.resolveSibling(""), name);
    }

    /**
     * Moves a finished file into a folder of the same file system, under the first name that no file there has.
     *
     * @param name the first, second, ... name to try, counted from 1
     */
    public static Path moveToFreeName(Path file, Path folder, IntFunction<String> name) throws IOException {
        Path place = folder.resolve(name.apply(1));
        for (int i = 2; Files.exists(place); i++) {
            place = folder.resolve(name.apply(i));
        }
        return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unfinished);
    }
}
