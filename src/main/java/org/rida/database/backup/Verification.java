package org.rida.database.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.rida.io.AtomicFile;

/**
 * What is noted beside a backup that was restored as a check: a file of its name and {@code .verified} with its size, whose own time is
 * that of the check. It stays true where the folder is all that is left, which is when backups are needed.
 */
final class Verification {

    private static final String ENDING = ".verified";

    private Verification() {}

    static void note(Path backup) throws IOException {
        try (AtomicFile note = AtomicFile.of(file(backup))) {
            Files.writeString(note.unfinished(), Long.toString(Files.size(backup)));
            note.commit();
        }
    }

    /** When the backup was checked; empty when it never was, or has another size since. */
    static Optional<Instant> at(Path backup) {
        Path file = file(backup);
        try {
            return Files.exists(file) && Files.readString(file).strip().equals(Long.toString(Files.size(backup)))
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path backup) throws IOException {
        Files.deleteIfExists(file(backup));
    }

    private static Path file(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ENDING);
    }
}
