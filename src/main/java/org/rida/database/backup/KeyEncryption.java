package org.rida.database.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.rida.i18n.Problem;

/**
 * Encrypts the pseudonymisation key for a backup, so that a backup alone does not reveal it: AES-256 in GCM mode, with a key
 * derived from a passphrase by PBKDF2 (HMAC-SHA-256, 600 000 iterations, the OWASP recommendation).
 */
final class KeyEncryption {

    static final String ENTRY = "beneficiary.key.locked";

    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ITERATIONS = 600_000;

    private KeyEncryption() {}

    /**
     * Encrypts with a fresh salt and nonce, so that equal keys give different bytes.
     *
     * @param key to protect
     * @param passphrase of any length
     * @return salt, nonce and ciphertext
     */
    static byte[] encrypt(byte[] key, String passphrase) {
        byte[] salt = random(SALT_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce, key);
        return ByteBuffer.allocate(SALT_BYTES + NONCE_BYTES + encrypted.length)
                .put(salt)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws Problem when the passphrase is wrong or the data is damaged
     */
    static byte[] decrypt(byte[] encrypted, String passphrase) {
        if (encrypted.length < SALT_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw Problem.of("problem.backup.passphrase");
        }
        ByteBuffer parts = ByteBuffer.wrap(encrypted);
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] ciphertext = new byte[encrypted.length - SALT_BYTES - NONCE_BYTES];
        parts.get(salt).get(nonce).get(ciphertext);
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, salt, nonce, ciphertext);
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "problem.backup.passphrase");
        }
    }

    // GCM authenticates: a wrong passphrase or a changed byte fails instead of giving another key
    private static byte[] cipher(int mode, String passphrase, byte[] salt, byte[] nonce, byte[] text) {
        try {
            byte[] secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
