package org.rida.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, files and streams: 64 lower-case hexadecimal digits unless a method returns bytes. */
public final class Sha256 {

    private Sha256() {}

    /** Hash of the text encoded as UTF-8. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** Hash of these bytes. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(newDigest().digest(content));
    }

    /** Hash of the file's content, read as a stream. */
    public static String hex(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return hex(content);
        }
    }

    /** Hash of the remaining content. Does not close the stream. */
    public static String hex(InputStream content) throws IOException {
        return copy(content, OutputStream.nullOutputStream());
    }

    /** Copies the remaining content and returns its hash, in one pass. Closes neither stream. */
    public static String copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = newDigest();
        new DigestInputStream(from, digest).transferTo(to);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The 32 bytes of the hash of the text encoded as UTF-8. */
    public static byte[] bytes(String text) {
        return newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A new digest for content that arrives in pieces. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
