package org.rida.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;

/** {@link DataDirectory}, and {@link PostmasterPid} on files that are left over, damaged or half-written. */
class DataDirectoryTest {

    @TempDir
    Path place;

    @Test
    void theFolderAndItsPasswordAreTheOwnersAlone() throws IOException {
        DataDirectory folder = DataDirectory.prepare(place.resolve("data"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                .isEqualTo("rw-------");
        assertThat(folder.password()).matches("[0-9a-f]{48}");
    }

    @Test
    void thePasswordStaysAndIsAnotherInEachFolder() {
        String password = DataDirectory.prepare(place.resolve("a")).password();

        assertThat(DataDirectory.prepare(place.resolve("a")).password()).isEqualTo(password);
        assertThat(DataDirectory.prepare(place.resolve("b")).password()).isNotEqualTo(password);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "no folder");

        assertThatThrownBy(() -> DataDirectory.prepare(file.resolve("data")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.resolve("data") + ": expected a folder that can be written to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12\n",
                "not a number\n/data\n0\n5432\n\n127.0.0.1\n0 0\nready\n",
                "1\n/data\n0\nnot a port\n\n127.0.0.1\n0 0\nready\n"
            })
    void aPidFileThatIsDamagedIsNoServer(String content) throws IOException {
        assertThat(PostmasterPid.running(folder(content))).isEmpty();
        assertThat(PostmasterPid.process(folder(content))).isEmpty();
    }

    @Test
    void withoutAPidFileThereIsNoServer() {
        assertThat(PostmasterPid.running(DataDirectory.prepare(place.resolve("data"))))
                .isEmpty();
    }

    /** After a crash the operating system may give the number to another program, here this test. */
    @Test
    void theProcessOfAnotherProgramIsNoServer() throws IOException {
        assertThat(PostmasterPid.running(folder(pidFile(ProcessHandle.current().pid(), "ready"))))
                .isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNoServer() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(PostmasterPid.running(folder(pidFile(ended.pid(), "ready")))).isEmpty();
    }

    @Test
    void aServerThatNeverGetsReadyIsNotWaitedForForEver() throws IOException {
        DataDirectory folder = folder(pidFile(ProcessHandle.current().pid(), "starting"));

        assertThatThrownBy(() -> PostmasterPid.await(folder, Duration.ofMillis(300), server -> true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no server took connections within 0 s")
                .hasMessageContaining(folder.lockFile().toString());
    }

    private DataDirectory folder(String pidFile) throws IOException {
        DataDirectory folder = DataDirectory.prepare(place.resolve("data"));
        Files.createDirectories(folder.cluster());
        Files.writeString(folder.pidFile(), pidFile);
        return folder;
    }

    private static String pidFile(long pid, String state) {
        return pid + "\n/data\n0\n5432\n\n127.0.0.1\n0 0\n" + state + "\n";
    }
}
