package org.rida.sheet;














import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Where POI keeps rows that do not fit into memory: a folder that only this process's user can enter. POI's own choice is one
 * folder for all users of the machine, which the first of them owns.
 */
public final class PrivateTemporaryFiles {

    static {
        try {
            File folder = Files.createTempDirectory("rida").toFile();
            folder.deleteOnExit();
            TempFile.setTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrivateTemporaryFiles() {}

    /** To be called before a streamed workbook is begun; only the first call does anything. */
    public static void use() {}
}
