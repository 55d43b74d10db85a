package org.rida.intake.file;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;













import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Files that people send through the browser, until they are taken in or thrown away; a day at most. Each lies alone in a
 * folder of a name that nobody can guess; what the sender calls it decides nothing but how it is shown.
 */
@Component
public class Uploads {

    /** The largest file that is taken, in bytes. Larger ones go into a job's folder. */
    public static final long LARGEST = 64L << 20;

    private static final Set<String> ENDINGS = Set.of("csv", "txt", "tsv", "xlsx", "xls");
    private static final int LONGEST_NAME = 120;
    private static final int ID_BYTES = 16;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource time;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    Uploads(@Value("${rida.data}") Path data, InstantSource time, AuditLog audit) {
        this.audit = audit;
        this.folder = data.resolve("uploads");
        this.time = time;
    }

    /** A file that was sent. */
    public record Upload(String id, Path file) {}

    /** @throws Problem when it is too large, empty, or of a kind that is not read; nothing of it is kept then */
    public Upload receive(String sentName, InputStream content, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.FILE_UPLOADED, plain(sentName), Map.of()),
                () -> receive(name(sentName), content));
    }

    private Upload receive(String name, InputStream content) {
        purge();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Upload upload = upload(HexFormat.of().formatHex(id), name);
        try {
            Files.createDirectories(upload.file().getParent());
            try (OutputStream out = Files.newOutputStream(upload.file())) {
                copy(name, content, out);
            }
            refuseClimbingEntries(upload.file());
            return upload;
        } catch (IOException e) {
            discard(upload.id());
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        } catch (Problem refused) {
            discard(upload.id());
            throw refused;
        }
    }

    /** Empty when there is none of this number any more. */
    public Optional<Upload> find(String id) {
        if (!id.matches("[0-9a-f]{32}") || !Files.isDirectory(folder.resolve(id))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.resolve(id))) {
            return files.findFirst().map(file -> new Upload(id, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a person decides after the check. */
    public void discard(String id, Actor actor) {
        String file = find(id).map(upload -> String.valueOf(upload.file().getFileName()))
                .orElse(id);
        audit.record(new Operation(actor, AuditAction.UPLOAD_DISCARDED, file, Map.of()), () -> discard(id));
    }

    /** What was taken in, or cannot be. */
    public void discard(String id) {
        find(id).ifPresent(upload -> delete(folder.resolve(upload.id())));
    }

    private Upload upload(String id, String name) {
        return new Upload(id, folder.resolve(id).resolve(name));
    }

    private static void copy(String name, InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            bytes += n;
            if (bytes > LARGEST) {
                throw Problem.of("intake.refused.too-large", "file", name, "megabytes", LARGEST >> 20);
            }
            out.write(buffer, 0, n);
        }
        if (bytes == 0) {
            throw Problem.of("intake.refused.no-rows", "file", name);
        }
    }

    /** Nothing is ever unpacked here, but whoever names an entry so means no good. */
    private static void refuseClimbingEntries(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean climbs = zip.stream()
                    .anyMatch(e -> e.getName().contains("..") || e.getName().startsWith("/"));
            if (climbs) {
                throw Problem.of("intake.refused.kind", "file", file.getFileName(), "found", "ZIP");
            }
        } catch (IOException e) {
            // no zip at all: what it is instead is looked at by those who read it
            return;
        }
    }

    /** The last part of the name, without anything that could mean more than a name. */
    private static String plain(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        return last.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "").strip();
    }

    private static String name(String sent) {
        String plain = plain(sent);
        String ending = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (plain.startsWith(".") || plain.length() > LONGEST_NAME || !ENDINGS.contains(ending)) {
            throw Problem.of(
                    "intake.refused.ending",
                    "file",
                    plain,
                    "endings",
                    ENDINGS.stream().sorted().toList());
        }
        return plain;
    }

    private void purge() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> kept = Files.list(folder)) {
            List<Path> old = kept.filter(this::isOld).toList();
            old.forEach(Uploads::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOld(Path upload) {
        try {
            return Files.getLastModifiedTime(upload)
                    .toInstant()
                    .isBefore(time.instant().minus(KEPT));
        } catch (IOException e) {
            // somebody else just took it away
            return false;
        }
    }

    private static void delete(Path upload) {
        try {
            FileSystemUtils.deleteRecursively(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
