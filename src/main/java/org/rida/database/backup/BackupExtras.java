package org.rida.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;

/**
 * Restores what a backup may contain besides the database: the pseudonymisation key. An existing key is never overwritten.
 */
final class BackupExtras {

    // the key is checked before anything is written, so that a refused restore leaves no file behind
    private final BackupReader backup;
    private final Path data;
    private final Path keyFile;
    private final byte @Nullable [] key;

    BackupExtras(BackupReader backup, Path data, @Nullable String passphrase) {
        this.backup = backup;
        this.data = data;
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

    /** @throws Problem when another key already exists at the target */
    void check() {
        try {
            if (key != null && Files.exists(keyFile) && !Arrays.equals(Files.readAllBytes(keyFile), key)) {
                throw Problem.of("problem.restore.other-file", "file", keyFile);
            }
        } catch (IOException e) {
            throw notWritable(data, e);
        }
    }

    /** Writes the key when it is missing; to be called after {@link #check()}. */
    void write() {
        // link or move instead of overwriting: another process may have written the file since the check
        try {
            if (key != null && !Files.exists(keyFile)) {
                Files.createDirectories(data);
                try (AtomicFile file = AtomicFile.ownerOnly(keyFile)) {
                    Files.write(file.unfinished(), key);
                    file.commitIfAbsent();
                }
            }
        } catch (IOException e) {
            throw notWritable(data, e);
        }
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
