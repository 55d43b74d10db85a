package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.JavaProgram;
import org.rida.StoredContent;
import org.rida.job.SampleFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The real program with its own durable PostgreSQL, killed in the middle of its work and started again. In every build other tests
 * kill an ingest and an installation.
 */
@Tag("campaign")
class KilledIngestTest {

    /** The sample's only file of its feed: when it is told of, the feeds after it are still to come. */
    private static final String MIDWAY = "partner-2025-08.csv";

    private static final String FORMATS = "formats: [pdf, html, xlsx]";

    private static final String JOB = "monthly-board-report";

    @TempDir
    Path folder;

    private Path data;
    private Path undisturbedData;
    private Path jobs;
    private Process process;

    @AfterEach
    void stopProcesses() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        OrphanProcesses.stop(new DataDirectory(data.toAbsolutePath()));
        OrphanProcesses.stop(new DataDirectory(undisturbedData.toAbsolutePath()));
    }

    @Test
    void resumesAfterAKillWithTheSameResult() throws Exception {
        undisturbedData = prepared("undisturbed");
        data = prepared("killed");
        jobs = jobs();
        runToTheEnd(undisturbedData);
        Files.copy(undisturbedData.resolve("beneficiary.key"), data.resolve("beneficiary.key"));

        killMidway();
        ProcessHandle leftOver = postmaster();
        assertThat(leftOver.isAlive()).isTrue();
        assertThat(mergedFiles(leftOverDatabase())).isBetween(1L, (long) sentFiles() - 1);

        String said = runToTheEnd(data);
        assertThat(said).contains("An earlier run was interrupted; resuming where it stopped.", "Draft 1", "-ar.csv");
        assertThat(leftOver.isAlive()).isFalse();
        assertThat(new DataDirectory(data.toAbsolutePath()).pidFile()).doesNotExist();

        try (EmbeddedServer server = EmbeddedServer.open(data, notice -> {});
                EmbeddedServer undisturbed = EmbeddedServer.open(undisturbedData, notice -> {})) {
            JdbcClient survivor = client(server);
            assertThat(StoredContent.read(survivor)).isEqualTo(StoredContent.read(client(undisturbed)));
            assertDurableAndLocked(survivor, server);
        }
    }

    private Path prepared(String name) throws IOException {
        Path prepared = Files.createDirectory(folder.resolve(name));
        DurableDatabase.prepare(prepared);
        return prepared;
    }

    /** The job as shipped, on the files of two months, but that it draws nothing that takes long and is looked at by others. */
    private Path jobs() throws IOException {
        SampleFolder.copy(folder.resolve("sent"), "2025-07", "2025-08");
        Path jobs = folder.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
        Path job = jobs.resolve(JOB + ".yaml");
        String declared = Files.readString(job);
        assertThat(declared).containsOnlyOnce(FORMATS);
        Files.writeString(
                job,
                declared.replace(FORMATS, "formats: [csv]")
                        .replace("folder: sample-data", "folder: " + folder.resolve("sent")));
        return jobs;
    }

    private void killMidway() throws Exception {
        process = start(data);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.contains(MIDWAY)))
                    .as("the program told of %s", MIDWAY)
                    .isTrue();
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("128 + SIGKILL").isEqualTo(137);
    }

    private String runToTheEnd(Path place) throws Exception {
        process = start(place);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private Process start(Path place) throws IOException {
        return new ProcessBuilder(JavaProgram.rida(
                        List.of("-Drida.data=" + place, "-Drida.jobs=" + jobs),
                        "--lang",
                        "en",
                        "run",
                        JOB,
                        "--month",
                        "2025-08"))
                .redirectErrorStream(true)
                .start();
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(pidFile().get(0).trim())).orElseThrow();
    }

    private JdbcClient leftOverDatabase() throws IOException {
        DataDirectory folder = new DataDirectory(data.toAbsolutePath());
        String url = "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).trim() + "/" + DatabaseInitializer.DATABASE;
        return JdbcClient.create(new DriverManagerDataSource(url, DatabaseInitializer.ROLE, folder.password()));
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(new DataDirectory(data.toAbsolutePath()).pidFile());
    }

    private static long mergedFiles(JdbcClient client) {
        return client.sql("select count(*) from source_file where state = 'merged'")
                .query(Long.class)
                .single();
    }

    private int sentFiles() {
        return folder.resolve("sent").toFile().list().length;
    }

    private static JdbcClient client(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password()));
    }

    private static void assertDurableAndLocked(JdbcClient survivor, EmbeddedServer server) {
        List.of("fsync", "synchronous_commit", "full_page_writes")
                .forEach(setting -> assertThat(survivor.sql("select current_setting(:name)")
                                .param("name", setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on"));
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), null))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "a guess"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
    }
}
