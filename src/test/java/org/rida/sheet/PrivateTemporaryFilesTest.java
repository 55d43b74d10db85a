package org.rida.sheet;














import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.poi.util.TempFile;
import org.junit.jupiter.api.Test;

class PrivateTemporaryFilesTest {

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
}
