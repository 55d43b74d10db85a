package org.rida.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    private static final List<Duration> SHORT = List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));

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

    /** As on Windows, where another process may hold the file open for a moment. */
    @ParameterizedTest
    @ValueSource(classes = {AccessDeniedException.class, FileSystemException.class})
    void aMoveThatIsDeniedIsTriedAgain(Class<? extends FileSystemException> denied) throws Exception {
        FileSystemException error = denied.getConstructor(String.class).newInstance("report.pdf");
        AtomicInteger attempts = new AtomicInteger();

        assertThat(AtomicFile.moveAgain(() -> deniedUntil(3, attempts, error), SHORT))
                .isEqualTo(Path.of("report.pdf"));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aMoveThatStaysDeniedFailsAfterTheLastWait() {
        FileSystemException error = new AccessDeniedException("report.pdf");
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> AtomicFile.moveAgain(() -> deniedUntil(9, attempts, error), SHORT))
                .isSameAs(error);
        assertThat(attempts).hasValue(SHORT.size() + 1);
    }

    @Test
    void aMoveThatCannotSucceedLaterIsNotRepeated() {
        FileSystemException error = new NoSuchFileException("report.pdf");
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> AtomicFile.moveAgain(() -> deniedUntil(9, attempts, error), SHORT))
                .isSameAs(error);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        FileSystemException error = new AccessDeniedException("report.pdf");
        AtomicInteger attempts = new AtomicInteger();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> AtomicFile.moveAgain(() -> deniedUntil(9, attempts, error), SHORT))
                .isSameAs(error);
        assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
        assertThat(attempts).hasValue(1);
    }

    private static Path deniedUntil(int success, AtomicInteger attempts, FileSystemException error) throws IOException {
        if (attempts.incrementAndGet() < success) {
            throw error;
        }
        return Path.of("report.pdf");
    }
}
