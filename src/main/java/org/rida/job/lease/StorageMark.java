package org.rida.job.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which storage the data folder belongs to: the file {@code storage-id} there has the name of the storage and a random mark, by
 * which processes find out that they see different folders under the same name. Without a configured name there is neither.
 */
@Component
public class StorageMark {

    private static final String FILE = "storage-id";

    private final Path data;
    private final SharedStorage storage;

    public StorageMark(@Value("${rida.data}") Path data, SharedStorage storage) {
        this.data = data;
        this.storage = storage;
    }

    public SharedStorage storage() {
        return storage;
    }

    Path folder() {
        return data.toAbsolutePath().normalize();
    }

    /**
     * The mark of the data folder, which the first process writes; empty for a storage without name.
     *
     * @throws Problem when the folder belongs to a storage of another name, or is not writable
     */
    public String require() {
        if (storage.id().isEmpty()) {
            return "";
        }
        Path file = data.resolve(FILE);
        try {
            Files.createDirectories(data);
            String[] found = read(file);
            if (!found[0].equals(storage.id())) {
                throw Problem.of(
                        "problem.storage.other-name",
                        "folder",
                        folder(),
                        "found",
                        found[0],
                        "name",
                        storage.id(),
                        "file",
                        FILE);
            }
            return found[1];
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", data, "reason", Problem.reason(e));
        }
    }

    /** Name and mark. Of two processes that start together one writes the file. */
    private String[] read(Path file) throws IOException {
        if (!Files.exists(file)) {
            try (AtomicFile fresh = AtomicFile.of(file)) {
                Files.writeString(fresh.unfinished(), storage.id() + "\n" + UUID.randomUUID() + "\n");
                fresh.commitIfAbsent();
            }
        }
        String[] lines = Files.readString(file).split("\n", -1);
        return new String[] {lines[0].strip(), lines.length > 1 ? lines[1].strip() : ""};
    }
}
