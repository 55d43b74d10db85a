package org.rida.database.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.database.ServerSessions;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server process on a data directory: durable (fsync on), password log-in, loopback only. The first process
 * that opens the directory starts the server, later ones join it, and the last one to close stops it, in whatever order they
 * end. When the server dies, one of them restarts it on the same port.
 */
public final class EmbeddedServer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    /** Time in which another process unpacks and starts the server. */
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(60);

    // guarded by this: the watch thread restarts while other threads may close
    private final DataDirectory folder;
    private final int port;
    private @Nullable FileLock lock;
    private boolean closed;

    private EmbeddedServer(DataDirectory folder, int port, @Nullable FileLock lock) {
        this.folder = folder;
        this.port = port;
        this.lock = lock;
    }

    /**
     * Starts the server of a data directory, or joins the one that another process has started.
     *
     * @param notices gets what a person should know of the start, such as that a half-finished first start was removed
     * @throws Problem when the folder cannot be written or the server does not start
     */
    public static EmbeddedServer open(Path data, Consumer<BilingualText> notices) {
        DataDirectory folder = DataDirectory.prepare(data);
        FileLock lock = tryLock(folder);
        EmbeddedServer opened = lock == null ? join(folder) : openFirst(folder, lock, notices);
        // not a scheduled task: the server is used before the first bean and after the last, and without a context
        // when a backup is verified
        Thread watch = new Thread(opened::watch, "database watch");
        watch.setDaemon(true);
        watch.start();
        return opened;
    }

    /**
     * Holding the lock does not imply that no server runs: the process that started it may have ended while others use it. A
     * server without users is left over from a killed process; the launcher stops it.
     */
    private static EmbeddedServer openFirst(DataDirectory folder, FileLock lock, Consumer<BilingualText> notices) {
        try {
            Optional<PostmasterPid> running =
                    PostmasterPid.running(folder).filter(p -> ServerSessions.existInOtherProcesses(folder, p));
            if (running.isPresent()) {
                return new EmbeddedServer(folder, running.get().port(), lock);
            }
            PostmasterPid server = PostgresLauncher.start(folder, PortSelector.free(), notices);
            DatabaseInitializer.createDatabase(superuser(folder, server), folder.password());
            return new EmbeddedServer(folder, server.port(), lock);
        } catch (IOException | RuntimeException e) {
            OrphanProcesses.stop(folder);
            release(lock);
            ServerSessions.requireKnownPassword(folder, e);
            folder.requireSpace(e);
            throw Problem.because(e, "problem.database-start", "folder", folder.root(), "reason", reason(e));
        }
    }

    private static DataSource superuser(DataDirectory folder, PostmasterPid server) {
        return new DriverManagerDataSource(
                url(server.port(), "postgres"), PostgresLauncher.SUPERUSER, folder.password());
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            LOG.warn("could not release the lock of the database", e);
        }
    }

    /**
     * Removes a data folder with its server, unless a process uses it.
     *
     * @return whether it is removed
     */
    public static boolean discard(Path data) throws IOException {
        DataDirectory folder = new DataDirectory(data.toAbsolutePath().normalize());
        FileLock lock = tryLock(folder);
        if (lock == null) {
            return false;
        }
        try {
            OrphanProcesses.stop(folder);
        } finally {
            lock.acquiredBy().close();
        }
        return FileSystemUtils.deleteRecursively(folder.root());
    }

    /** The URL of the database; the port is the same after a restart. */
    public String jdbcUrl() {
        return url(port, DatabaseInitializer.DATABASE);
    }

    /** Name of the role that owns the database. */
    public String user() {
        return DatabaseInitializer.ROLE;
    }

    /** Password of that role. */
    public String password() {
        return folder.password();
    }

    /** Opens a connection for each use; for short tasks only. */
    public DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl(), user(), password());
    }

    /** Stops the server when no other process uses it. Without the lock another process is responsible for that. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (lock == null) {
            lock = tryLock(folder);
        }
        if (lock == null) {
            return;
        }
        try {
            boolean inUse = PostmasterPid.running(folder)
                    .filter(p -> ServerSessions.existInOtherProcesses(folder, p))
                    .isPresent();
            if (!inUse) {
                OrphanProcesses.stop(folder);
            }
        } finally {
            lock.acquiredBy().close();
        }
    }

    private void watch() {
        // polled rather than waited for: the server may be a process that this one did not start
        while (!isClosed()) {
            try {
                TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL.toMillis());
                restartIfDead();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("the database server has stopped and could not be restarted; retrying", e);
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void restartIfDead() throws IOException {
        if (closed || PostmasterPid.running(folder).isPresent()) {
            return;
        }
        if (lock == null) {
            lock = tryLock(folder);
        }
        // another process may have restarted it and released the lock since the first check
        if (lock != null && PostmasterPid.running(folder).isEmpty()) {
            LOG.error("the database server has stopped; restarting it");
            PostgresLauncher.start(folder, port, notice -> LOG.warn("{}", notice.en()));
        }
    }

    /** @return null when another process, or another instance in this one, holds the lock */
    private static @Nullable FileLock tryLock(DataDirectory folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw Problem.because(
                    e, "problem.folder-not-writable", "folder", folder.lockFile(), "reason", Problem.reason(e));
        }
    }

    // another process holds the lock and is starting the server, or has started it
    private static EmbeddedServer join(DataDirectory folder) {
        PostmasterPid running =
                PostmasterPid.await(folder, JOIN_TIMEOUT, server -> ServerSessions.answers(folder, server));
        return new EmbeddedServer(folder, running.port(), null);
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
