package org.rida.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.rida.SharedFolder;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program's own durable server on a folder, for those who cut it off or measure it. */
public final class DurableDatabase implements AutoCloseable {

    private static final String PROGRAMS = "postgres-programs";

    private final EmbeddedServer server;
    private final Path data;

    private DurableDatabase(EmbeddedServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Without tables. */
    public static DurableDatabase openEmpty(Path data) {
        return new DurableDatabase(EmbeddedServer.open(data, notice -> {}), data);
    }

    /** With all tables. What an earlier process left running there is stopped, or joined while that process lives. */
    public static DurableDatabase open(Path data) {
        DurableDatabase opened = openEmpty(data);
        Flyway.configure().dataSource(opened.dataSource()).load().migrate();
        return opened;
    }

    /**
     * Fills an empty folder with what a first start and the migration leave in it, which takes seconds less than they do.
     * Not for a process other than that of the tests.
     */
    public static void prepare(Path data) {
        Path prepared = SharedFolder.of("data-folder", folder -> open(folder).close());
        try (Stream<Path> entries = Files.walk(prepared)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path copy = data.resolve(prepared.relativize(entry));
                if (!Files.exists(copy)) {
                    copy(entry, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs of the server are read only, and so linked rather than copied. */
    private static void copy(Path from, Path to) throws IOException {
        boolean file = Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS);
        if (file && from.toString().contains(PROGRAMS)) {
            Files.createLink(to, from);
        } else {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    public DataSource dataSource() {
        return new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
    }

    /** The same, for the command line of psql. */
    public String address() {
        return server.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + server.user() + ":" + server.password() + "@");
    }

    /** As the machine does it when it is shut down: at once, whoever is connected. */
    public void stopServer() {
        OrphanProcesses.stop(new DataDirectory(data.toAbsolutePath()));
    }

    /** As when the power fails; the server's own children notice that it is gone and end. Nothing when none runs. */
    public static void killServer(Path data) {
        Path pidFile = new DataDirectory(data.toAbsolutePath()).pidFile();
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            List<String> lines = Files.readAllLines(pidFile);
            ProcessHandle.of(Long.parseLong(lines.get(0).trim())).ifPresent(server -> {
                server.destroyForcibly();
                server.onExit().join();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
