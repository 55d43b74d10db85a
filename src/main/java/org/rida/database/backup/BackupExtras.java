package org.rida.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.io.Sha256;

/**
 * Restores what a backup contains besides the database: documents and possibly the pseudonymisation key. Existing files are
 * never overwritten.
 */
final class BackupExtras {

    // documents and key are checked before anything is written, so that a refused restore leaves no file behind
    private final BackupReader backup;
    private final Path data;
    private final Path documents;
    private final Path keyFile;
    private final byte @Nullable [] key;

    BackupExtras(BackupReader backup, Path data, @Nullable String passphrase) {
        this.backup = backup;
        this.data = data;
        this.documents = data.resolve("reports");
        this.keyFile = keyFile(data);
        this.key = key(passphrase);
    }

    /** Where the key is stored, relative to the data folder. */
    static Path keyFile(Path data) {
        return data.resolve("beneficiary.key");
    }

    /** The folder that is restored into. */
    Path data() {
        return data;
    }

    /** Whether the folder has a key, restored or from before. */
    boolean keyExists() {
        return Files.exists(keyFile);
    }

    /** @throws Problem when a document or key with other content already exists at the target, or the passphrase is wrong */
    void check() {
        try {
            for (Manifest.DocumentEntry document : backup.manifest().files()) {
                Path existing = target(document);
                if (Files.exists(existing) && !isSame(existing, document)) {
                    throw Problem.of("problem.restore.other-file", "file", existing);
                }
            }
            if (key != null && Files.exists(keyFile) && !Arrays.equals(Files.readAllBytes(keyFile), key)) {
                throw Problem.of("problem.restore.other-file", "file", keyFile);
            }
        } catch (IOException e) {
            throw notWritable(documents, e);
        }
    }

    /** Writes the files that are missing; to be called after {@link #check()}. */
    void write() {
        // link or move instead of overwriting: another process may have written the file since the check
        try {
            for (Manifest.DocumentEntry document : backup.manifest().files()) {
                write(document);
            }
            if (key != null && !Files.exists(keyFile)) {
                Files.createDirectories(data);
                try (AtomicFile file = AtomicFile.ownerOnly(keyFile)) {
                    Files.write(file.unfinished(), key);
                    file.commitIfAbsent();
                }
            }
        } catch (IOException e) {
            throw notWritable(documents, e);
        }
    }

    private void write(Manifest.DocumentEntry document) throws IOException {
        Path target = target(document);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (AtomicFile file = AtomicFile.ownerOnly(target);
                InputStream content = backup.entry(document.entry())) {
            try (OutputStream to = file.output()) {
                content.transferTo(to);
            }
            file.commitIfAbsent();
        }
    }

    /** Rejects a path that leads out of the documents folder. */
    private Path target(Manifest.DocumentEntry document) {
        Path root = documents.toAbsolutePath().normalize();
        Path target = root.resolve(document.path()).normalize();
        if (!target.startsWith(root)) {
            throw Problem.of("problem.restore.other-file", "file", document.path());
        }
        return target;
    }

    private static boolean isSame(Path existing, Manifest.DocumentEntry document) throws IOException {
        return Sha256.hex(existing).equals(document.sha256());
    }

    /** @return null when the backup has no key or no passphrase is given */
    private byte @Nullable [] key(@Nullable String passphrase) {
        if (!backup.manifest().key() || passphrase == null) {
            return null;
        }
        try (InputStream locked = backup.entry(KeyEncryption.ENTRY)) {
            return KeyEncryption.decrypt(locked.readAllBytes(), passphrase);
            // KeyEncryption distinguishes a wrong passphrase from a damaged file
        } catch (IOException e) {
            throw Problem.because(e, "problem.backup.unreadable", "file", backup.path());
        }
    }

    private static Problem notWritable(Path folder, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
    }
}
