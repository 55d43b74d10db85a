package org.rida.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.privacy.PiiMasking;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Files sent through the browser, until they are ingested or discarded; after a day they are deleted. Each is stored
 * alone in a folder with a random name of 128 bits; the sender's file name is only displayed and never decides a
 * path beyond the last component.
 */
@Component
public class Uploads {

    /** The largest accepted file, in bytes. Larger files belong into a job's input folder. */
    public static final long MAX_BYTES = 64L << 20;

    private static final Set<String> EXTENSIONS = Set.of("csv", "txt", "tsv", "xlsx", "xls");
    /** Tables that are not read, by their ending: the refusal says what to do. */
    private static final Map<String, String> UNREAD =
            Map.of("ods", "ODS (OpenDocument)", "xlsb", "XLSB", "xlsm", "XLSM", "numbers", "Numbers", "pdf", "PDF");

    /** Beside the file; no upload has a name like it, since hidden files are refused. */
    private static final Path SETUP = Path.of(".setup.json");

    private static final int MAX_NAME_LENGTH = 120;
    private static final int ID_BYTES = 16;
    private static final Duration RETENTION = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource time;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    Uploads(@Value("${rida.data}") Path data, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.folder = data.resolve("uploads");
        this.time = time;
    }

    /**
     * A stored upload.
     *
     * @param id 32 hexadecimal digits
     * @param file named as the sender named it, without personal data
     */
    public record Upload(String id, Path file) {}

    /**
     * Stores an upload and deletes expired ones. Recorded in the audit log.
     *
     * @throws Problem when it is larger than {@link #MAX_BYTES}, empty, or of an extension that is not read: nothing
     *     is stored
     */
    public Upload receive(String sentName, InputStream content, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.FILE_UPLOADED, baseName(sentName), Map.of()),
                () -> receive(requireAcceptedName(sentName), content));
    }

    /** Copies while counting, since a declared length cannot be trusted; a partly written file is deleted. */
    private Upload receive(String name, InputStream content) {
        purge(RETENTION);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Upload upload = upload(HexFormat.of().formatHex(id), name);
        try {
            Files.createDirectories(upload.file().getParent());
            try (OutputStream out = Files.newOutputStream(upload.file())) {
                copy(name, content, out);
            }
            refusePathTraversal(upload.file());
            return upload;
        } catch (IOException e) {
            discard(upload.id());
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        } catch (Problem refused) {
            discard(upload.id());
            throw refused;
        }
    }

    /** Empty when the id is malformed, or the upload was discarded or has expired. */
    public Optional<Upload> find(String id) {
        if (!id.matches("[0-9a-f]{32}") || !Files.isDirectory(folder.resolve(id))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.resolve(id))) {
            return files.filter(file -> !file.endsWith(SETUP)).findFirst().map(file -> new Upload(id, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a person has described an upload so far, as stored by {@link #saveSetup}; empty when it has no description. */
    public Optional<String> setup(String id) {
        Path stored = folder.resolve(id).resolve(SETUP);
        if (!id.matches("[0-9a-f]{32}") || !Files.isRegularFile(stored)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(stored));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores how a person has described an upload so far. It is deleted with the upload, a day after it was stored last.
     *
     * @throws Problem when the upload was discarded or has expired, or the disk fails
     */
    public void saveSetup(String id, String description) {
        if (!id.matches("[0-9a-f]{32}") || !Files.isDirectory(folder.resolve(id))) {
            throw Problem.of("problem.upload-gone");
        }
        try (AtomicFile file = AtomicFile.ownerOnly(folder.resolve(id).resolve(SETUP))) {
            Files.writeString(file.unfinished(), description);
            file.commit();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
    }

    /** Identifiers of the uploads that somebody has begun to describe, the newest first. */
    public List<String> beingSetUp() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> uploads = Files.list(folder)) {
            return uploads.filter(upload -> Files.isRegularFile(upload.resolve(SETUP)))
                    .sorted(Comparator.comparing((Path upload) ->
                                    upload.resolve(SETUP).toFile().lastModified())
                            .reversed())
                    .map(upload -> String.valueOf(upload.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Discards an upload on a person's decision after the check. Recorded in the audit log. */
    public void discard(String id, Actor actor) {
        String file = find(id).map(upload -> String.valueOf(upload.file().getFileName()))
                .orElse(id);
        audit.record(new Operation(actor, AuditAction.UPLOAD_DISCARDED, file, Map.of()), () -> discard(id));
    }

    /** Deletes an upload that was ingested or refused; does nothing when it is gone. */
    public void discard(String id) {
        find(id).ifPresent(upload -> delete(folder.resolve(upload.id())));
    }

    private Upload upload(String id, String name) {
        return new Upload(id, folder.resolve(id).resolve(name));
    }

    /**
     * Counts what is written, since a sender's length is only a claim.
     *
     * @throws Problem when there is more than is allowed, or nothing
     */
    private static void copy(String name, InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            bytes += n;
            if (bytes > MAX_BYTES) {
                throw Problem.of("intake.refused.too-large", "file", name, "megabytes", MAX_BYTES >> 20);
            }
            out.write(buffer, 0, n);
        }
        if (bytes == 0) {
            throw Problem.of("intake.refused.no-rows", "file", name);
        }
    }

    /**
     * Refuses a ZIP with entry names such as {@code ../x}. Nothing is unpacked here, but no honest program writes
     * such names.
     */
    private static void refusePathTraversal(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean traverses = zip.stream()
                    .anyMatch(e -> e.getName().contains("..") || e.getName().startsWith("/"));
            if (traverses) {
                throw Problem.of("intake.refused.kind", "file", file.getFileName(), "found", "ZIP");
            }
        } catch (IOException e) {
            // not a ZIP file: the format detection decides what it is
            return;
        }
    }

    /** The last component of a name without personal data, control, format and reserved characters. Browsers may send a full path. */
    private static String baseName(String sentName) {
        String lastPart = sentName.substring(Math.max(sentName.lastIndexOf('/'), sentName.lastIndexOf('\\')) + 1);
        String allowed = lastPart.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "");
        return PiiMasking.mask(allowed).replace('*', 'x').strip();
    }

    /**
     * @throws Problem when the name is hidden, longer than {@value #MAX_NAME_LENGTH} characters, or of another
     *     extension
     */
    private static String requireAcceptedName(String sentName) {
        String name = baseName(sentName);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String known = UNREAD.get(ending);
        if (known != null) {
            throw Problem.of("intake.refused.kind", "file", name, "found", known);
        }
        if (name.startsWith(".") || name.length() > MAX_NAME_LENGTH || !EXTENSIONS.contains(ending)) {
            throw Problem.of(
                    "intake.refused.ending",
                    "file",
                    name,
                    "endings",
                    EXTENSIONS.stream().sorted().toList());
        }
        return name;
    }

    /** How many uploads {@link #purge(Duration)} would delete. */
    public long countOlder(Duration retention) {
        return expired(retention).size();
    }

    /**
     * Deletes uploads that neither were ingested nor discarded.
     *
     * @return how many
     */
    public long purge(Duration retention) {
        List<Path> expired = expired(retention);
        expired.forEach(Uploads::delete);
        return expired.size();
    }

    /** Deletes uploads that are older than a day. */
    public void purge() {
        purge(RETENTION);
    }

    /** By the time of their last change. */
    private List<Path> expired(Duration retention) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Instant before = time.instant().minus(retention);
        try (Stream<Path> uploads = Files.list(folder)) {
            return uploads.filter(upload -> isOlder(upload, before)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path upload, Instant before) {
        try {
            return Files.getLastModifiedTime(upload).toInstant().isBefore(before);
        } catch (IOException e) {
            // deleted by another request in the meantime
            return false;
        }
    }

    /** With all that was derived from it. */
    private static void delete(Path upload) {
        try {
            FileSystemUtils.deleteRecursively(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
