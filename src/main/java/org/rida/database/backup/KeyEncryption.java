package org.rida.database.backup;

import org.rida.i18n.Problem;













import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key for beneficiaries' numbers within a backup: never beside the data unprotected, only locked with a passphrase that is
 * kept elsewhere.
 */
final class KeyEncryption {

    static final String ENTRY = "beneficiary.key.locked";

    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int ROUNDS = 600_000;

    private KeyEncryption() {}

    static byte[] lock(byte[] key, String passphrase) {
        byte[] salt = random(SALT);
        byte[] nonce = random(NONCE);
        byte[] locked = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce, key);
        return ByteBuffer.allocate(SALT + NONCE + locked.length)
                .put(salt)
                .put(nonce)
                .put(locked)
                .array();
    }

    /** @throws Problem when the passphrase is another one */
    static byte[] unlock(byte[] locked, String passphrase) {
        ByteBuffer parts = ByteBuffer.wrap(locked);
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        byte[] rest = new byte[locked.length - SALT - NONCE];
        parts.get(salt).get(nonce).get(rest);
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, salt, nonce, rest);
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "problem.backup.passphrase");
        }
    }

    private static byte[] cipher(int mode, String passphrase, byte[] salt, byte[] nonce, byte[] text) {
        try {
            byte[] secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, 256))
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
