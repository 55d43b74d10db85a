package org.rida.database.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.database.DatabaseNotice;
import org.rida.database.RestoreRecorder;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/**
 * Creates, lists and verifies backups, which contain the database at one point in time and, if a passphrase is configured, the
 * encrypted key. A backup file appears only when it is complete.
 */
@Service
public class BackupService {

    private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);
    private static final String NAME = "rida-%s.backup.zip";
    private static final String NAMES = "rida-\\d{8}T\\d{9}Z(-\\d+)?\\.backup\\.zip";

    private final DataSource database;
    private final Path data;
    private final String passphrase;
    private final ApplicationEventPublisher events;

    BackupService(
            DataSource database,
            ApplicationEventPublisher events,
            @Value("${rida.data}") Path data,
            @Value("${rida.backup.passphrase}") String passphrase) {
        this.database = database;
        this.data = data;
        this.passphrase = passphrase;
        this.events = events;
    }

    /**
     * Creates a backup, then deletes all but the newest. What an interrupted backup has left is deleted first.
     *
     * @param folder created when missing
     * @param keep number of backups to retain, at least 1
     * @return the new backup
     * @throws Problem when the folder cannot be written
     */
    public Backup create(Path folder, int keep) {
        Backup created;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
        try (UnfinishedBackups unfinished = UnfinishedBackups.in(folder)) {
            if (unfinished.delete()) {
                events.publishEvent(
                        new DatabaseNotice(BilingualText.ofMessage("database.unfinished-backup", "folder", folder)));
            }
            created = write(folder);
            ErasureList.add(folder, ErasureList.read(data));
        }
        List<Backup> all = list(folder);
        for (Backup old : all.subList(Math.min(Math.max(keep, 1), all.size()), all.size())) {
            delete(old.file());
        }
        return created;
    }

    /**
     * Newest first; unreadable files are logged and skipped.
     *
     * @param folder need not exist
     */
    public List<Backup> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Backup> found = new ArrayList<>();
            for (Path file : files.filter(f -> f.getFileName().toString().matches(NAMES))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                read(file, found);
            }
            return found;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /**
     * Restores a backup into a temporary server and compares all checksums. That it was checked is noted beside it.
     *
     * @param backup to verify; its file is not changed
     * @throws Problem when it cannot be restored or differs
     */
    public void verify(Backup backup) {
        Path folder = backup.file().resolveSibling("");
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory(folder.toAbsolutePath(), UnfinishedBackups.VERIFICATION);
            Restore.intoEmbedded(
                    backup.file(),
                    scratch,
                    passphrase.isEmpty() ? null : passphrase,
                    RestoreRecorder.NONE,
                    notice -> {});
            Verification.note(backup.file());
        } catch (IOException e) {
            throw notWritable(folder, e);
        } finally {
            deleteAll(scratch);
        }
    }

    private Backup write(Path folder) {
        try (Connection connection = database.getConnection()) {
            try (AtomicFile file = AtomicFile.ownerOnly(folder.resolve("unnamed"))) {
                Manifest manifest = write(file, connection);
                // the moment of the snapshot, by the clock of the database, so that names sort as the backups' contents
                // do
                String timestamp = manifest.takenAt().replaceAll("[-:.]", "");
                return Backup.of(file.commitToFreeName(n -> name(timestamp, n)), manifest);
            }
        } catch (IOException e) {
            throw notWritable(folder, e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Manifest write(AtomicFile file, Connection connection) throws IOException, SQLException {
        try (ZipOutputStream archive = new ZipOutputStream(file.output())) {
            return BackupWriter.write(connection, archive, encryptedKey());
        }
    }

    private byte @Nullable [] encryptedKey() throws IOException {
        Path key = BackupExtras.keyFile(data);
        return passphrase.isEmpty() || !Files.exists(key)
                ? null
                : KeyEncryption.encrypt(Files.readAllBytes(key), passphrase);
    }

    /** Appends a number to all but the first backup of the same millisecond. */
    private static String name(String timestamp, int n) {
        return NAME.formatted(n == 1 ? timestamp : timestamp + "-" + n);
    }

    private static void read(Path file, List<Backup> found) {
        try (BackupReader backup = BackupReader.open(file)) {
            found.add(Backup.of(file, backup.manifest()));
        } catch (Problem e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Verification.delete(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static void deleteAll(@Nullable Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("could not delete {}", folder, e);
        }
    }

    static Problem notWritable(Path folder, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
    }
}
