package org.rida.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedWhenItIsWholeAndNotBefore() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        try (AtomicFile file = AtomicFile.of(target)) {
            Files.writeString(file.unfinished(), "new");
            assertThat(target).hasContent("old");
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly(target.getFileName().toString());
    }

    @Test
    void aFailureLeavesWhatWasThereAndNothingElse() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(() -> {
                    try (AtomicFile file = AtomicFile.of(target)) {
                        Files.writeString(file.unfinished(), "half");
                        throw new IOException("the disk is full");
                    }
                })
                .hasMessage("the disk is full");
        assertThat(target).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly(target.getFileName().toString());
    }

    @Test
    void theFirstOfSeveralWritersCounts() throws IOException {
        Path target = folder.resolve("key");
        try (AtomicFile first = AtomicFile.ownerOnly(target);
                AtomicFile second = AtomicFile.ownerOnly(target)) {
            Files.writeString(first.unfinished(), "first");
            Files.writeString(second.unfinished(), "second");
            first.commitIfAbsent();
            second.commitIfAbsent();
        }
        assertThat(target).hasContent("first");
        assertThat(folder.toFile().list()).containsExactly(target.getFileName().toString());
    }

    @Test
    void aFileForItsOwnerIsNeverReadableByOthers() throws IOException {
        Path target = folder.resolve("secret");
        try (AtomicFile file = AtomicFile.ownerOnly(target)) {
            assertThat(permissions(file.unfinished())).isEqualTo("rw-------");
            try (var out = file.output()) {
                out.write('x');
            }
            file.commit();
        }
        assertThat(permissions(target)).isEqualTo("rw-------");
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        Path taken = Files.writeString(folder.resolve("a.txt"), "there already");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Path moved = AtomicFile.moveToFreeName(
                Files.writeString(inbox.resolve("a.txt"), "new"), folder, AtomicFileTest::name);
        assertThat(moved).isEqualTo(folder.resolve("2-a.txt")).hasContent("new");
        assertThat(taken).hasContent("there already");
        try (AtomicFile file = AtomicFile.of(taken)) {
            Files.writeString(file.unfinished(), "third");
            assertThat(file.commitToFreeName(AtomicFileTest::name))
                    .isEqualTo(folder.resolve("3-a.txt"))
                    .hasContent("third");
        }
    }

    private static String name(int n) {
        return n == 1 ? "a.txt" : n + "-a.txt";
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
