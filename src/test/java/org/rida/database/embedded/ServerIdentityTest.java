package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Each folder has a server of its own, whatever a copied or old {@code postmaster.pid} says, and half a folder is no folder. */
class ServerIdentityTest {

    @TempDir
    Path place;

    private final List<String> notices = new ArrayList<>();
    private Path original;
    private Path copy;

    @BeforeEach
    void folders() {
        original = place.resolve("original");
        copy = place.resolve("copy");
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        for (Path folder : List.of(original, copy)) {
            if (Files.isDirectory(folder)) {
                OrphanProcesses.stop(new DataDirectory(folder));
            }
        }
    }

    @Test
    void aCopyOfAFolderInUseGetsAServerOfItsOwn() throws Exception {
        DurableDatabase.prepare(original);
        try (EmbeddedServer first = open(original)) {
            fill(first);
            PostmasterPid before = running(original);
            copy();

            try (EmbeddedServer second = open(copy)) {
                assertThat(directory(second)).isEqualTo(copy.resolve("postgres"));
                assertThat(count(second)).isEqualTo(1);
                client(second).sql("delete from kept").update();
                assertThat(count(first)).isEqualTo(1);
            }

            assertThat(running(original)).isEqualTo(before);
            assertThat(count(first)).isEqualTo(1);
        }
    }

    /** Who copies with links to save space has the programs of the original in the copy. */
    @Test
    void aCopyThatIsLinkedToTheProgramsOfTheOriginalStopsNoProcessOfIt() throws Exception {
        DurableDatabase.prepare(original);
        try (EmbeddedServer first = open(original)) {
            PostmasterPid before = running(original);
            copy();
            Path programs = new DataDirectory(copy).binaries();
            FileSystemUtils.deleteRecursively(programs);
            Files.createSymbolicLink(programs, new DataDirectory(original).binaries());

            OrphanProcesses.stop(new DataDirectory(copy));

            assertThat(running(original)).isEqualTo(before);
            assertThat(directory(first)).isEqualTo(original.resolve("postgres"));
        }
    }

    /** After a power cut the operating system may give the id of the dead server to that of another folder. */
    @Test
    void aRecycledProcessIdIsNeitherJoinedNorStopped() throws Exception {
        DurableDatabase.prepare(copy);
        DurableDatabase.prepare(original);
        try (EmbeddedServer victim = open(copy)) {
            fill(victim);
        }
        try (EmbeddedServer other = open(original)) {
            PostmasterPid before = running(original);
            List<String> lines = new ArrayList<>(Files.readAllLines(new DataDirectory(original).pidFile()));
            lines.set(1, copy.resolve("postgres").toString());
            Files.write(new DataDirectory(copy).pidFile(), lines);

            assertThat(PostmasterPid.running(new DataDirectory(copy))).isEmpty();
            try (EmbeddedServer again = open(copy)) {
                assertThat(directory(again)).isEqualTo(copy.resolve("postgres"));
                assertThat(count(again)).isEqualTo(1);
            }

            assertThat(running(original)).isEqualTo(before);
            assertThat(directory(other)).isEqualTo(original.resolve("postgres"));
        }
    }

    @Test
    void aHalfFirstStartIsThrownAwayAndTold() throws Exception {
        DataDirectory folder = DataDirectory.prepare(original);
        Files.writeString(Files.createDirectories(folder.unfinishedCluster()).resolve("PG_VERSION"), "18");
        Path half = folder.binaries().resolve("0123456789abcdef" + ServerPrograms.UNFINISHED);
        Files.writeString(Files.createDirectories(half.resolve("bin")).resolve("postgres"), "half");

        try (EmbeddedServer server = open(original)) {
            fill(server);
        }

        assertThat(notices).hasSize(1).first().asString().contains("the first start was interrupted");
        assertThat(half).doesNotExist();
        assertThat(folder.unfinishedCluster()).doesNotExist();
        notices.clear();
        try (EmbeddedServer server = open(original)) {
            assertThat(count(server)).isEqualTo(1);
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void aLostPasswordIsNotReplaced() throws Exception {
        DurableDatabase.prepare(original);
        Path file = new DataDirectory(original).passwordFile();
        Files.delete(file);

        assertThatThrownBy(() -> open(original))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the password of the database is missing");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "\u0000\u00ff", "0123456789abcdef0123456789abcdef0123456789abcdef"})
    void anotherPasswordIsNamed(String content) throws Exception {
        DurableDatabase.prepare(original);
        Path file = new DataDirectory(original).passwordFile();
        Files.writeString(file, content);

        assertThatThrownBy(() -> open(original))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("the password of the database");
        assertThat(file).hasContent(content);
        assertThat(PostmasterPid.running(new DataDirectory(original))).isEmpty();
    }

    private EmbeddedServer open(Path folder) {
        return EmbeddedServer.open(folder, (BilingualText notice) -> notices.add(notice.en()));
    }

    private void copy() throws Exception {
        assertThat(new ProcessBuilder("cp", "-a", original.toString(), copy.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(new DataDirectory(copy).pidFile()).exists();
    }

    private static PostmasterPid running(Path folder) {
        return PostmasterPid.running(new DataDirectory(folder)).orElseThrow();
    }

    private static void fill(EmbeddedServer server) {
        client(server).sql("create table kept as select 1 as n").update();
        client(server).sql("select n from kept").query(Long.class).single();
    }

    private static long count(EmbeddedServer server) {
        return client(server).sql("select count(*) from kept").query(Long.class).single();
    }

    private static Path directory(EmbeddedServer server) {
        return Path.of(
                client(server).sql("show data_directory").query(String.class).single());
    }

    private static JdbcClient client(EmbeddedServer server) {
        return JdbcClient.create(server.dataSource());
    }
}
