package org.rida.sheet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;

/**
 * Makes POI store overflow rows in a folder that only the user of this process can enter. By default POI uses one
 * shared folder for all users of the machine, owned by whoever creates it first.
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

    /** Triggers the static initializer. Call it before creating a streaming workbook; later calls do nothing. */
    public static void use() {}
}
