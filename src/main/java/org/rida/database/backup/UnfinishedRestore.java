package org.rida.database.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;

/**
 * A file in the data folder that exists while a restore is under way. When it exists later, the restore was interrupted, and
 * the database holds a part of the backup at most.
 *
 * @param file the mark
 */
public record UnfinishedRestore(Path file) {

    /** @param data folder of the key; the mark lies there for a database of another server, too */
    static UnfinishedRestore in(Path data) {
        return new UnfinishedRestore(data.resolve("restore.unfinished"));
    }

    /** @throws Problem when a restore into the database that uses this data folder was interrupted */
    public static void refuse(Path data) {
        UnfinishedRestore mark = in(data);
        if (Files.exists(mark.file)) {
            List<String> lines = mark.lines();
            throw Problem.of("problem.restore.interrupted", "file", lines.get(0), "database", lines.get(1));
        }
    }

    /** Whether a restore into this database was interrupted. */
    boolean isOf(String database) {
        return Files.exists(file) && lines().get(1).equals(database);
    }

    void begin(Path backup, String database) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (AtomicFile fresh = AtomicFile.ownerOnly(file)) {
                Files.write(fresh.unfinished(), List.of(backup.toAbsolutePath().toString(), database));
                fresh.commit();
            }
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", file, "reason", Problem.reason(e));
        }
    }

    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
