package org.rida.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One server for the whole test run, a fresh migrated database for whoever asks. Sessions run in another time zone than
 * the JVM, so that a date that depends on either shows.
 */
public final class TestDatabase {

    private static final int MOST_CONNECTIONS = 100;
    private static final int SHORTEST_IDLE_MILLIS = 10_000;
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Map<Path, String> READ = new ConcurrentHashMap<>();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** An empty database with all tables, behind a pool as in the product: a connection costs the server a process. */
    public static DataSource fresh() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(freshUrl());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        // nobody closes it
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(SHORTEST_IDLE_MILLIS);
        return new HikariDataSource(pool);
    }

    /** The address of the same, for a Spring context: {@code spring.datasource.url}. */
    public static String freshUrl() {
        return SERVER.getJdbcUrl("postgres", cloned("migrated"));
    }

    /** Writes all rows of a database behind such an address into an empty folder. */
    public static void write(String url, Path folder) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            DatabaseCopy.write(connection, folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a new database with the rows that were written into a folder, perhaps by another test JVM. */
    public static String urlOf(Path folder) {
        return SERVER.getJdbcUrl("postgres", cloned(READ.computeIfAbsent(folder, TestDatabase::read)));
    }

    private static String read(Path folder) {
        String name = cloned("migrated");
        try (Connection connection = SERVER.getDatabase("postgres", name).getConnection()) {
            DatabaseCopy.read(connection, folder);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static String cloned(String template) {
        String name = "test_" + COUNTER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name + " template " + template + " strategy file_copy")
                .update();
        return name;
    }

    /** The address of a database without any table, as a server gives it to somebody new. */
    public static String emptyUrl() {
        String name = "test_" + COUNTER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        // quick tests would fill the server with idle connections before the pools look for them
        System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", Integer.toString(SHORTEST_IDLE_MILLIS / 2));
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    // below target: "mvn clean" takes it away, rather than the end of the tests
                    .setDataDirectory(Files.createDirectories(Path.of("target", "test-postgres"))
                            .resolve(UUID.randomUUID().toString())
                            .toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(new File("target/postgres-programs"))
                    .setServerConfig("timezone", "Pacific/Auckland")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "1000")
                    // the server ends with the tests, and has a database for each of them
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("checkpoint_timeout", "1h")
                    .setServerConfig("autovacuum_naptime", "10min")
                    .start();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database migrated")
                    .update();
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", "migrated"))
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
