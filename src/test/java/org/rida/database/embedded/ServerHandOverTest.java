package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.JavaProgram;
import org.rida.Soak;
import org.rida.database.ApplicationName;
import org.rida.job.Await;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Processes that share one embedded server: it outlives the one that started it, is stopped by the last, and comes back when it
 * is killed itself. {@code -Drida.soak.postmasters=10} kills it so often.
 */
class ServerHandOverTest {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHandOverTest.class);
    private static final String LONG = "select sum(n) from generate_series(1, 10000000000) n";
    private static final int POSTMASTERS = Integer.getInteger("rida.soak.postmasters", 1);

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopProcesses() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        OrphanProcesses.stop(new DataDirectory(data.toAbsolutePath()));
    }

    @Test
    void theServerOutlivesTheProcessThatStartedItAndIsRestartedWhenKilled() throws Exception {
        DurableDatabase.prepare(data);
        Process first = holder();
        Process second = holder();
        DataDirectory folder = new DataDirectory(data.toAbsolutePath());
        PostmasterPid server = PostmasterPid.running(folder).orElseThrow();

        first.destroy();
        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(PostmasterPid.running(folder)).contains(server);

        try (EmbeddedServer joined = EmbeddedServer.open(data, notice -> {})) {
            JdbcClient sql = client(joined);
            sql.sql("create table kept (n int primary key)").update();
            Soak soak = Soak.of("kill -9 of the server's own process");
            for (int n = 1; n <= POSTMASTERS; n++) {
                sql.sql("insert into kept values (:n)").param("n", n).update();
                keepBusy(joined);
                long before = PostmasterPid.running(folder).orElseThrow().pid();
                ProcessHandle.of(before).orElseThrow().destroyForcibly();
                assertThat(await(joined, n)).isEqualTo(n);
                assertThat(PostmasterPid.running(folder).orElseThrow().pid()).isNotEqualTo(before);
            }
            soak.done(POSTMASTERS, await(joined, POSTMASTERS));
        }

        second.destroy();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(PostmasterPid.running(folder)).as("the last one stops it").isEmpty();
    }

    /** A session whose process looks up from its work too seldom to notice that its server is gone. */
    private static void keepBusy(EmbeddedServer server) throws InterruptedException {
        Thread session = new Thread(() -> {
            try {
                client(server).sql(LONG).query(Long.class).single();
            } catch (RuntimeException e) {
                LOG.info("the busy session ended", e);
            }
        });
        session.setDaemon(true);
        session.start();
        Await.until(
                Duration.ofSeconds(20),
                () -> client(server)
                                .sql("select count(*) from pg_stat_activity where state = 'active' and query = :long")
                                .param("long", LONG)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    /** Rows that were committed before the kill, once the server answers again at the same address. */
    private static long await(EmbeddedServer server, int expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return client(server)
                        .sql("select count(*) from kept where n <= :n")
                        .param("n", expected)
                        .query(Long.class)
                        .single();
            } catch (RuntimeException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    private static JdbcClient client(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password()));
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(JavaProgram.command(Holder.class, List.of(), data.toString()))
                .redirectErrorStream(true)
                .start();
        started.add(process);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        assertThat(lines.lines().anyMatch("holding"::equals)).isTrue();
        return process;
    }

    /** A process that uses the server until it is told to end. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedServer server = EmbeddedServer.open(Path.of(arguments[0]), notice -> {});
            DriverManagerDataSource named = new DriverManagerDataSource(
                    server.jdbcUrl() + "?ApplicationName="
                            + ApplicationName.create().value().replace(" ", "%20"),
                    server.user(),
                    server.password());
            var session = named.getConnection();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    session.close();
                    server.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
            System.out.println("holding");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
