package org.rida.intake.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;

/**
 * The secret key in a file outside of the database. Beneficiary numbers are stored as HMAC-SHA256 under this key;
 * identifiers in rejected rows are encrypted with AES-GCM under a key derived from it. Without the file neither can
 * be traced back to a person. The file is created on first use, readable by its owner only.
 */
public final class PseudonymKey {

    private static final int KEY_BYTES = 32;
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{" + 2 * KEY_BYTES + "}");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Marks encrypted text, so that cells without identifiers can be stored as they are. */
    private static final String ENCRYPTED = "enc:";

    private final Mac hash;
    private final SecretKeySpec cipherKey;
    private final SecureRandom random = new SecureRandom();

    private PseudonymKey(byte[] secret) throws GeneralSecurityException {
        hash = Mac.getInstance("HmacSHA256");
        hash.init(new SecretKeySpec(secret, "HmacSHA256"));
        cipherKey = new SecretKeySpec(hash.doFinal("rejected-rows".getBytes(StandardCharsets.UTF_8)), "AES");
    }

    /**
     * Reads the key, creating it when the file is missing.
     *
     * @param data the data folder
     * @throws Problem when the file does not hold a key
     * @throws UncheckedIOException when the file cannot be read or written
     */
    public static PseudonymKey open(Path data) {
        Path file = file(data);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            // one byte is one character: a damaged file need not be UTF-8
            String digits = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!KEY.matcher(digits).matches()) {
                throw Problem.of("intake.key.unreadable", "path", file.toAbsolutePath());
            }
            return new PseudonymKey(HexFormat.of().parseHex(digits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key file within a data folder. */
    static Path file(Path data) {
        return data.resolve("beneficiary.key");
    }

    /** A random key that is never saved, for checks that store nothing. */
    public static PseudonymKey temporary() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            return new PseudonymKey(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Identifies the key without revealing it: the keyed hash of a constant. */
    String fingerprint() {
        return hash("fingerprint of this key");
    }

    /** The first 128 bits of HMAC-SHA256, as 32 hexadecimal digits. Synchronized because a {@link Mac} holds state. */
    public synchronized String hash(String number) {
        return HexFormat.of().formatHex(hash.doFinal(number.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    /**
     * Encrypts with AES-GCM under a fresh random nonce: equal texts yield different results. The form is {@code
     * enc:} and Base64 of nonce and ciphertext.
     */
    public String encrypt(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), 0);
        byte[] both = new byte[NONCE_BYTES + ciphertext.length];
        System.arraycopy(nonce, 0, both, 0, NONCE_BYTES);
        System.arraycopy(ciphertext, 0, both, NONCE_BYTES, ciphertext.length);
        return ENCRYPTED + Base64.getEncoder().encodeToString(both);
    }

    /**
     * Decrypts the result of {@link #encrypt}; text without the mark {@code enc:} is returned unchanged.
     *
     * @throws IllegalStateException when the text was encrypted with another key, or altered
     */
    public String decrypt(String text) {
        if (!text.startsWith(ENCRYPTED)) {
            return text;
        }
        byte[] both = Base64.getDecoder().decode(text.substring(ENCRYPTED.length()));
        return new String(
                cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(both, NONCE_BYTES), both, NONCE_BYTES),
                StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a rejected row was encrypted with another beneficiary.key", e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        try (AtomicFile fresh = AtomicFile.ownerOnly(file)) {
            Files.writeString(fresh.unfinished(), HexFormat.of().formatHex(secret) + "\n");
            // another process may have created the key at the same time: the first one counts
            fresh.commitIfAbsent();
        }
    }
}
