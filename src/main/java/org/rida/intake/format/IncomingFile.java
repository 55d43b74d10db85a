package org.rida.intake.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.rida.i18n.Problem;
import org.rida.io.Sha256;
import org.rida.privacy.PiiMasking;

/**
 * A file to be read, identified by its content.
 *
 * @param name the last component of the path, without personal data: it is stored, displayed and logged
 * @param bytes its size, at least 1
 * @param sha256 of the content, in hexadecimal digits
 * @param head the first 256 KiB, for the detection of the format
 * @param stamp size and modification time when it was hashed, to notice a file that is replaced while it is read
 * @param readBytes how far it has been read; reset each time it is opened
 */
public record IncomingFile(
        Path path, String name, long bytes, String sha256, byte[] head, String stamp, AtomicLong readBytes) {

    private static final int HEAD_BYTES = 1 << 18;
    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Hashes the file.
     *
     * @throws Problem when there is no such file, or it is empty or unreadable
     */
    public static IncomingFile of(Path path) {
        String name = nameOf(path);
        try {
            if (Files.isDirectory(path) || !Files.exists(path)) {
                throw Problem.of("intake.refused.missing", "file", PiiMasking.mask(path.toString()));
            }
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw Problem.of("intake.refused.empty", "file", name);
            }
            String stamp = stamp(path);
            return new IncomingFile(path, name, bytes, Sha256.hex(path), head(path), stamp, new AtomicLong());
        } catch (NoSuchFileException e) {
            throw Problem.because(e, "intake.refused.missing", "file", PiiMasking.mask(path.toString()));
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.unreadable", "file", name, "reason", PiiMasking.mask(reason(e)));
        }
    }

    /** The last component of a path as it is stored and displayed: senders put phone numbers and ids into names of files. */
    public static String nameOf(Path path) {
        return PiiMasking.mask(String.valueOf(path.getFileName()));
    }

    public static boolean isNotEmpty(Path path) {
        return path.toFile().length() > 0;
    }

    /** The content from its start; bytes read from it count as progress. */
    InputStream open() throws IOException {
        readBytes.set(0);
        return new BufferedInputStream(new CountingInputStream(Files.newInputStream(path), readBytes), BUFFER_BYTES);
    }

    /** @param bytes values from 0 to 255, or ASCII characters */
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

    /** @throws Problem when the file was changed or deleted since it was hashed */
    public void requireUnchanged() {
        try {
            if (stamp(path).equals(stamp)) {
                return;
            }
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.changed", "file", name);
        }
        throw Problem.of("intake.refused.changed", "file", name);
    }

    /** The message of an exception, or its type where it has none. */
    public static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String stamp(Path path) throws IOException {
        return Files.size(path) + " " + Files.getLastModifiedTime(path);
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }
}
