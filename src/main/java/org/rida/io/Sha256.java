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

/** SHA-256 of texts, files and streams, in hexadecimal digits where nothing else is said. */
public final class Sha256 {

    private Sha256() {}

    /** Of the text in UTF-8. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    public static String hex(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return hex(content);
        }
    }

    public static String hex(InputStream content) throws IOException {
        return copy(content, OutputStream.nullOutputStream());
    }

    /** Copies the content and gives its hash. */
    public static String copy(InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = newDigest();
        new DigestInputStream(from, digest).transferTo(to);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of the text in UTF-8. */
    public static byte[] bytes(String text) {
        return newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** For content that comes in pieces. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
