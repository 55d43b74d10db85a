package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.JavaProgram;
import org.rida.Soak;
import org.rida.StoredContent;
import org.rida.database.embedded.DurableDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * An installation whose process is killed at a random moment, every second time together with its database server. The next
 * command works, or says in one sentence what to do; nothing is lost and nothing is counted twice.
 */
class KilledInstallationTest {

    private static final String JOB = "monthly-board-report";
    private static final String[] RUN = {"run", JOB, "--month", "2026-10"};
    private static final int KILLS =
            Stream.of(Stage.values()).mapToInt(stage -> stage.kills).sum();
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /** A kill that comes after the end of the process is repeated; so often at most. */
    private static final int TRIES = 8;

    private enum Stage {
        FIRST_START(20, ""),
        MIGRATE(10, ""),
        INGEST(15, "1/4"),
        COUNT(10, "3/4"),
        DRAFT(10, "4/4"),
        ISSUE(10, ""),
        BACKUP(10, ""),
        RESTORE(15, "");

        private final int kills;
        /** What the process prints when the stage begins; empty when it begins with the process. */
        private final String begin;

        Stage(int kills, String begin) {
            this.kills = kills;
            this.begin = begin;
        }
    }

    @TempDir
    Path place;

    private final Random random = new Random(20261128);
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private final List<Path> folders = new ArrayList<>();
    private int started;
    private Path jobs;
    private Path unmigrated;
    private Path migrated;
    private Path drafted;
    private Path backup;
    private Map<String, String> expected;
    private Process process;

    /** How a command ended, with all that it printed. */
    private record Said(int code, String text) {}

    @BeforeEach
    void ownJobs() throws Exception {
        jobs = place.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
    }

    private void undisturbed() throws Exception {
        Path sample = place.resolve("sample");
        works(place, "generate-sample", sample.toString(), "--per-month", "60", "--from", "2026-05", "--to", "2026-10");
        Path job = jobs.resolve(JOB + ".yaml");
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("folder: sample-data", "folder: " + sample)
                        .replace("formats: [pdf, html, xlsx]", "formats: [csv]"));
        unmigrated = fresh();
        DurableDatabase.openEmpty(unmigrated).close();
        Files.writeString(unmigrated.resolve("beneficiary.key"), "0123456789abcdef".repeat(4) + "\n");
        nanos.put(Stage.FIRST_START, time(() -> works(fresh(), "status")));
        migrated = copy(unmigrated);
        nanos.put(Stage.MIGRATE, time(() -> works(migrated, "status")));
        drafted = copy(migrated);
        measureRun();
        expected = content(drafted);
        nanos.put(Stage.ISSUE, time(() -> works(copy(drafted), "issue", "1", "--reason", "test")));
        String backups = place.resolve("backups").toString();
        nanos.put(Stage.BACKUP, time(() -> works(drafted, "backup", "--to", backups)));
        backup = onlyBackup();
        nanos.put(Stage.RESTORE, time(() -> {
            Path data = fresh();
            works(data, restore(data));
        }));
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        folders.forEach(DurableDatabase::killServer);
    }

    /** Without an undisturbed run before it: the stages follow each other on one folder, at moments that fit any machine. */
    @Test
    void survivesAKillOfTheFirstStartABackupAndARestore() throws Exception {
        for (Stage stage : List.of(Stage.FIRST_START, Stage.BACKUP, Stage.RESTORE)) {
            nanos.put(stage, TimeUnit.SECONDS.toNanos(1));
        }
        drafted = killed(Stage.FIRST_START, true);
        works(drafted, "status");
        expected = content(drafted);
        backsUp(killed(Stage.BACKUP, false));
        works(drafted, "backup", "--to", place.resolve("backups").toString());
        backup = onlyBackup();
        restores(killed(Stage.RESTORE, false));
    }

    @Tag("campaign")
    @Test
    void survivesAHundredKills() throws Exception {
        undisturbed();
        Map<Stage, Integer> got = new EnumMap<>(Stage.class);
        Soak soak = Soak.of("kill -9 of an installation at every stage");
        while (got.values().stream().mapToInt(n -> n).sum() < KILLS) {
            for (Stage stage : Stage.values()) {
                if (got.getOrDefault(stage, 0) < stage.kills) {
                    survives(stage, got.getOrDefault(stage, 0) % 2 == 1);
                    got.merge(stage, 1, Integer::sum);
                    System.out.println("survived: " + got);
                }
            }
        }
        soak.done(KILLS, got.values().stream().mapToInt(n -> n).sum());
    }

    private void survives(Stage stage, boolean serverToo) throws Exception {
        Path data = killed(stage, serverToo);
        switch (stage) {
            case FIRST_START, MIGRATE -> works(data, "status");
            case INGEST, COUNT, DRAFT -> {
                works(data, RUN);
                assertStored(data, "draft");
            }
            case ISSUE -> {
                Said again = say(data, "issue", "1", "--reason", "test");
                if (again.code != 0) {
                    assertThat(again.text).contains("edition 1 was issued on");
                }
                assertStored(data, "issued");
            }
            case BACKUP -> backsUp(data);
            case RESTORE -> restores(data);
            default -> throw new AssertionError(stage);
        }
        discard(data);
    }

    /** Everything once: what was read and counted, and one edition in this state. */
    private void assertStored(Path data, String edition) {
        try (DurableDatabase database = DurableDatabase.open(data)) {
            JdbcClient sql = JdbcClient.create(database.dataSource());
            assertThat(StoredContent.read(sql)).isEqualTo(expected);
            assertThat(sql.sql("select state from report_edition")
                            .query(String.class)
                            .list())
                    .containsExactly(edition);
        }
    }

    private void backsUp(Path data) throws Exception {
        Path folder = data.resolve("backups");
        works(data, "backup");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .allMatch(name -> name.equals(".backup.lock") || name.endsWith(".backup.zip"));
        }
        assertThat(content(data)).isEqualTo(expected);
    }

    private void restores(Path data) throws Exception {
        Said status = say(data, "status");
        if (status.code != 0) {
            assertThat(status.text.lines().toList())
                    .singleElement()
                    .asString()
                    .contains("A restore of", "was interrupted");
        }
        Said again = say(data, restore(data));
        if (again.code != 0) {
            // complete before the kill, or the status has created the tables of a restore that had not begun
            assertThat(again.text).contains("expected an empty database");
            if (!content(data).equals(expected)) {
                assertThat(requests(data)).isZero();
                return;
            }
        }
        assertThat(content(data)).isEqualTo(expected);
    }

    private Path onlyBackup() throws IOException {
        try (Stream<Path> files = Files.list(place.resolve("backups"))) {
            return files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    private String[] restore(Path data) {
        return new String[] {"restore", backup.toString(), "--into", "embedded", "--data", data.toString()};
    }

    private Path killed(Stage stage, boolean serverToo) throws Exception {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Path data =
                    switch (stage) {
                        case FIRST_START, RESTORE -> fresh();
                        case MIGRATE -> copy(unmigrated);
                        case INGEST, COUNT, DRAFT -> copy(migrated);
                        case ISSUE, BACKUP -> copy(drafted);
                    };
            String[] command =
                    switch (stage) {
                        case FIRST_START, MIGRATE -> new String[] {"status"};
                        case INGEST, COUNT, DRAFT -> RUN;
                        case ISSUE -> new String[] {"issue", "1", "--reason", "test"};
                        case BACKUP -> new String[] {"backup"};
                        case RESTORE -> restore(data);
                    };
            Path output = start(data, command);
            if (!stage.begin.isEmpty()) {
                await(output, stage.begin);
            }
            TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * nanos.get(stage)));
            process.destroyForcibly();
            if (serverToo) {
                DurableDatabase.killServer(data);
            }
            if (process.waitFor() != 0) {
                return data;
            }
            discard(data);
        }
        throw new AssertionError("every process of " + stage + " ended before its kill");
    }

    private void measureRun() throws Exception {
        long[] at = new long[4];
        Path output = start(drafted, RUN);
        List<String> begins = List.of("1/4", "3/4", "4/4", "Done in");
        for (int i = 0; i < at.length; i++) {
            await(output, begins.get(i));
            at[i] = System.nanoTime();
        }
        assertThat(process.waitFor()).isZero();
        nanos.put(Stage.INGEST, at[1] - at[0]);
        nanos.put(Stage.COUNT, at[2] - at[1]);
        nanos.put(Stage.DRAFT, at[3] - at[2]);
    }

    private void await(Path output, String text) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!Files.readString(output).contains(text)) {
            assertThat(System.nanoTime()).as(Files.readString(output)).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private Path start(Path data, String... arguments) throws IOException {
        List<String> english = new ArrayList<>(List.of("--lang", "en"));
        english.addAll(List.of(arguments));
        Path output = place.resolve("said-" + started++ + ".txt");
        process = new ProcessBuilder(JavaProgram.rida(
                        List.of("-Drida.data=" + data, "-Drida.jobs=" + jobs), english.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return output;
    }

    private Said say(Path data, String... arguments) throws Exception {
        Path output = start(data, arguments);
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\tat ", "Exception");
        return new Said(process.exitValue(), text);
    }

    private void works(Path data, String... arguments) throws Exception {
        Said said = say(data, arguments);
        assertThat(said.code).as(said.text).isZero();
    }

    private Path fresh() throws IOException {
        Path data = Files.createDirectory(place.resolve("data" + folders.size()));
        folders.add(data);
        return data;
    }

    private Path copy(Path template) throws Exception {
        Path data = fresh();
        assertThat(new ProcessBuilder("cp", "-a", template + "/.", data.toString())
                        .start()
                        .waitFor())
                .isZero();
        return data;
    }

    private static void discard(Path data) throws IOException {
        DurableDatabase.killServer(data);
        FileSystemUtils.deleteRecursively(data);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long time(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static Map<String, String> content(Path data) {
        try (DurableDatabase database = DurableDatabase.open(data)) {
            return StoredContent.read(JdbcClient.create(database.dataSource()));
        }
    }

    private static long requests(Path data) {
        try (DurableDatabase database = DurableDatabase.open(data)) {
            return JdbcClient.create(database.dataSource())
                    .sql("select count(*) from request")
                    .query(Long.class)
                    .single();
        }
    }
}
