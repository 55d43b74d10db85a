package org.rida.database.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;

/**
 * The list of people who were erased, as keyed hashes of their numbers, one a line. It lies outside the database, in the data
 * folder and beside the backups, so that it is still known after an older backup was restored. Nobody can be found by it
 * without the key.
 */
public final class ErasureList {

    private static final String NAME = "erasures.txt";

    private ErasureList() {}

    /** The hashes of a folder; none when it has no list. */
    public static Set<String> read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", file, "reason", Problem.reason(e));
        }
    }

    /**
     * Adds hashes to the list of a folder; nothing is ever removed from it.
     *
     * @param folder created when missing and there is something to add
     * @throws Problem when the folder cannot be written
     */
    public static void add(Path folder, Collection<String> hashes) {
        Set<String> all = read(folder);
        if (!all.addAll(hashes)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            try (AtomicFile file = AtomicFile.ownerOnly(folder.resolve(NAME))) {
                Files.write(file.unfinished(), all);
                file.commit();
            }
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
    }
}
