package org.rida.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The program's own durable server on a folder, for those who cut it off or measure it. */
public final class DurableDatabase implements AutoCloseable {

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
