package org.rida.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rida.i18n.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the archive of a backup. Damage is detected before any of it is restored. */
final class BackupReader implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNREADABLE = "problem.backup.unreadable";
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupReader(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws Problem when the file is missing, truncated or not a backup */
    static BackupReader open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw Problem.of("problem.backup.missing", "file", path.toAbsolutePath());
        }
        try {
            ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            ZipEntry entry = zip.getEntry(Manifest.ENTRY);
            if (entry == null) {
                zip.close();
                throw Problem.of(UNREADABLE, "file", path.toAbsolutePath());
            }
            try (InputStream content = zip.getInputStream(entry)) {
                Manifest manifest = JSON.readValue(content, Manifest.class);
                return new BackupReader(path, zip, manifest);
            }
        } catch (IOException | JacksonException e) {
            throw Problem.because(e, UNREADABLE, "file", path.toAbsolutePath());
        }
    }

    /** Path of the archive. */
    Path path() {
        return path;
    }

    /** What the backup contains. */
    Manifest manifest() {
        return manifest;
    }

    /** @throws Problem when the entry is missing or cannot be read */
    InputStream entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name, new IOException("it is not in the archive"));
        }
        try {
            return zip.getInputStream(entry);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    /**
     * Reads the whole archive and compares all checksums. Rows are checked by their own checksum rather than the archive's
     * CRC, which a manipulated archive would satisfy.
     *
     * @throws Problem when one differs
     */
    void check() {
        byte[] buffer = new byte[BUFFER];
        for (Manifest.TableEntry table : manifest.tables()) {
            TableChecksum hash = new TableChecksum();
            try (InputStream rows = entry(table.entry())) {
                for (int n = rows.read(buffer); n >= 0; n = rows.read(buffer)) {
                    hash.add(buffer, 0, n);
                }
            } catch (IOException e) {
                throw damaged(table.name(), e);
            }
            table.requireSameRows(hash, path.toString());
        }
    }

    private Problem damaged(String part, IOException cause) {
        return Problem.because(
                cause,
                "problem.backup.damaged",
                "file",
                path,
                "part",
                part,
                "expected",
                "-",
                "found",
                Problem.reason(cause));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
