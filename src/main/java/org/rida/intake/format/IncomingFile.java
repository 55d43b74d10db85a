package org.rida.intake.format;

import org.rida.i18n.Problem;
import org.rida.io.Sha256;













import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file at the door.
 *
 * @param head its first bytes
 * @param stamp size and time of change when it was hashed, to notice a file that is replaced while it is read
 */
public record IncomingFile(Path path, String name, long bytes, String sha256, byte[] head, String stamp, AtomicLong readBytes) {

    private static final int HEAD = 1 << 18;
    private static final int BUFFER = 1 << 16;

    /** @throws Problem when there is no such file, or nothing in it */
    public static IncomingFile of(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.isDirectory(path) || !Files.exists(path)) {
                throw Problem.of("intake.refused.missing", "file", path);
            }
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw Problem.of("intake.refused.empty", "file", name);
            }
            String stamp = stamp(path);
            return new IncomingFile(path, name, bytes, Sha256.hex(path), head(path), stamp, new AtomicLong());
        } catch (NoSuchFileException e) {
            throw Problem.because(e, "intake.refused.missing", "file", path);
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.unreadable", "file", name, "reason", reason(e));
        }
    }

    public static boolean isNotEmpty(Path path) {
        return path.toFile().length() > 0;
    }

    /** The content from its start; what is read of it counts as progress. */
    InputStream open() throws IOException {
        readBytes.set(0);
        return new BufferedInputStream(new CountingInputStream(Files.newInputStream(path), readBytes), BUFFER);
    }

    boolean startsWith(int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** @throws Problem when the file is not the one that was hashed */
    public void mustBeUnchanged() {
        try {
            if (stamp(path).equals(stamp)) {
                return;
            }
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.changed", "file", name);
        }
        throw Problem.of("intake.refused.changed", "file", name);
    }

    public static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String stamp(Path path) throws IOException {
        return Files.size(path) + " " + Files.getLastModifiedTime(path);
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        }
    }
}
