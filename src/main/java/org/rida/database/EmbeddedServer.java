package org.rida.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Problem;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL server process on a fixed folder: durable (fsync on), password log-in, loopback only. The first
 * process on a folder starts the server and stops it at its end; a further process on the same folder finds it running and
 * uses it.
 */
final class EmbeddedServer implements Closeable {

    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final ClusterFolder folder;
    private final int port;
    private final @Nullable EmbeddedPostgres owned;
    private final @Nullable FileLock lock;

    private EmbeddedServer(ClusterFolder folder, int port, @Nullable EmbeddedPostgres owned, @Nullable FileLock lock) {
        this.folder = folder;
        this.port = port;
        this.owned = owned;
        this.lock = lock;
    }

    /**
     * Starts the server of this folder, or joins the one that another process runs there.
     *
     * @throws Problem when the folder cannot be written or the server does not start
     */
    static EmbeddedServer open(Path data) {
        ClusterFolder folder = ClusterFolder.prepare(data);
        FileLock lock = tryLock(folder);
        if (lock == null) {
            return join(folder);
        }
        try {
            Postmaster.stopLeftOver(folder);
            EmbeddedPostgres server = start(folder);
            EmbeddedServer opened = new EmbeddedServer(folder, server.getPort(), server, lock);
            FirstStart.createDatabase(server.getPostgresDatabase(), folder.password());
            return opened;
        } catch (IOException | RuntimeException e) {
            throw Problem.because(e, "problem.database-start", "folder", data, "reason", reason(e));
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + FirstStart.DATABASE;
    }

    String user() {
        return FirstStart.ROLE;
    }

    String password() {
        return folder.password();
    }

    /** Sessions of its own for each use, for short work. */
    DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl(), user(), password());
    }

    @Override
    public void close() throws IOException {
        if (owned != null) {
            owned.close();
        }
        if (lock != null) {
            lock.acquiredBy().close();
        }
    }

    private static @Nullable FileLock tryLock(ClusterFolder folder) {
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

    private static EmbeddedServer join(ClusterFolder folder) {
        Postmaster running = Postmaster.awaitReady(folder, START_WAIT);
        return new EmbeddedServer(folder, running.port(), null, null);
    }

    private static EmbeddedPostgres start(ClusterFolder folder) throws IOException {
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                // initdb's own options, so that the server never runs with trust log-in
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password());
        Postmaster.DURABLE.forEach(server::setServerConfig);
        return server.start();
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
