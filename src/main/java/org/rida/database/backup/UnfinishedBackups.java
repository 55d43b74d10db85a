package org.rida.database.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rida.database.embedded.EmbeddedServer;
import org.rida.io.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What killed processes have left in a folder of backups. While an object of this class is open, no other process writes a
 * backup there, so that every file without its final name is left over.
 */
final class UnfinishedBackups implements Closeable {

    /** Beginning of the name of the folder into which a backup is restored to verify it. */
    static final String VERIFICATION = ".verify";

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedBackups.class);
    /** A file lock holds between processes only. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    private final Path folder;
    private final FileChannel channel;

    private UnfinishedBackups(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Waits until no other backup is written to the folder.
     *
     * @param folder that exists
     */
    static UnfinishedBackups in(Path folder) {
        IN_THIS_PROCESS.lock();
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(".backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new UnfinishedBackups(folder, channel);
        } catch (IOException e) {
            IN_THIS_PROCESS.unlock();
            throw BackupService.notWritable(folder, e);
        }
    }

    /** @return whether there was anything to delete */
    boolean delete() {
        boolean deleted = false;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                deleted |= AtomicFile.isUnfinished(path)
                        ? Files.deleteIfExists(path)
                        : isVerification(path) && EmbeddedServer.discard(path);
            }
        } catch (IOException e) {
            LOG.warn("could not delete what an interrupted backup has left in {}", folder, e);
        }
        return deleted;
    }

    private static boolean isVerification(Path path) {
        return path.getFileName().toString().startsWith(VERIFICATION) && Files.isDirectory(path);
    }

    /** The lock ends with the channel. The lock file stays: another process may be waiting for it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("could not close the lock of {}", folder, e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
