package org.rida.intake.key;

import org.rida.io.AtomicFile;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key outside the database: beneficiaries' numbers are stored as its keyed hash, identifiers of rejected rows are
 * encrypted with it. Without the file nobody can lead one back to the other; it is made on first use.
 */
public final class PseudonymKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String ENCRYPTED = "enc:";

    private final Mac hash;
    private final SecretKeySpec cipherKey;
    private final SecureRandom random = new SecureRandom();

    private PseudonymKey(byte[] secret) throws GeneralSecurityException {
        hash = Mac.getInstance("HmacSHA256");
        hash.init(new SecretKeySpec(secret, "HmacSHA256"));
        cipherKey = new SecretKeySpec(hash.doFinal("rejected-rows".getBytes(StandardCharsets.UTF_8)), "AES");
    }

    public static PseudonymKey open(Path data) {
        Path file = file(data);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new PseudonymKey(HexFormat.of().parseHex(Files.readString(file).trim()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path file(Path data) {
        return data.resolve("beneficiary.key");
    }

    /** A key for looking only: nothing that it hashes or encrypts is kept. */
    public static PseudonymKey passing() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            return new PseudonymKey(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells keys apart without telling anything of them. */
    String fingerprint() {
        return hash("fingerprint of this key");
    }

    /** 128 bits of the keyed hash, as hexadecimal text. */
    public synchronized String hash(String number) {
        return HexFormat.of().formatHex(hash.doFinal(number.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    public String encrypt(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), 0);
        byte[] both = new byte[NONCE + hidden.length];
        System.arraycopy(nonce, 0, both, 0, NONCE);
        System.arraycopy(hidden, 0, both, NONCE, hidden.length);
        return ENCRYPTED + Base64.getEncoder().encodeToString(both);
    }

    /** Text that was never encrypted comes back as it is. */
    public String decrypt(String text) {
        if (!text.startsWith(ENCRYPTED)) {
            return text;
        }
        byte[] both = Base64.getDecoder().decode(text.substring(ENCRYPTED.length()));
        return new String(
                cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(both, NONCE), both, NONCE), StandardCharsets.UTF_8);
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
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try (AtomicFile fresh = AtomicFile.ownerOnly(file)) {
            Files.writeString(fresh.unfinished(), HexFormat.of().formatHex(secret) + "\n");
            // where another process was faster, that one's key counts
            fresh.commitIfAbsent();
        }
    }
}
