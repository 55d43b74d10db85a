package org.rida.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that lives as long as its content is made, for writers that need one. It lies in a folder that is the user's only. */
public final class ScratchFile {

    private ScratchFile() {}

    /** Writes the file; it need not begin it when it fails. */
    @FunctionalInterface
    public interface ContentWriter {
        void write(Path file) throws IOException;
    }

    /**
     * What was written.
     *
     * @param name of the file, whose ending may decide the format
     * @throws UncheckedIOException when it cannot be written
     */
    public static byte[] content(String name, ContentWriter writer) {
        try {
            Path folder = Files.createTempDirectory("rida");
            Path file = folder.resolve(name);
            try {
                writer.write(file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
