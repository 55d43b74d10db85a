package org.rida.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedInOneStep() throws IOException {
        Path target = Files.writeString(folder.resolve("a.xlsx"), "before");
        WholeFile.write(target, out -> {
            out.write("after".getBytes(StandardCharsets.UTF_8));
            assertThat(target).hasContent("before");
        });

        assertThat(target).hasContent("after");
        assertNothingElse(target);
    }

    @Test
    void whatCannotBeWrittenLeavesTheFormerFile() throws IOException {
        Path target = Files.writeString(folder.resolve("a.xlsx"), "before");

        assertThatThrownBy(() -> WholeFile.write(target, out -> {
                    out.write('x');
                    throw new IOException("no room");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("%s: the workbook could not be written", target)
                .hasRootCauseMessage("no room");
        assertThat(target).hasContent("before");
        assertNothingElse(target);
    }

    @Test
    void aPrivateFileIsReadableByItsOwnerOnly() throws IOException {
        Path target = folder.resolve("a.xlsx");
        WholeFile.writePrivately(target, out -> out.write('x'));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    /** {@link PrivateTemporaryFiles}: what POI puts down meanwhile, too. */
    @Test
    void temporaryFilesAreInAFolderOfTheirOwnersOnly() throws IOException {
        PrivateTemporaryFiles.use();
        Path file = TempFile.createTempFile("rows", ".xml").toPath();
        try {
            Path parent = file.getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                    .isEqualTo("rwx------");
            assertThat(parent.getFileName().toString()).startsWith("rida");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void assertNothingElse(Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
