package org.rida.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords, and their hashes: bcrypt, with the name of the algorithm in the hash, so that a later algorithm
 * can be added.
 */
@Component
class PasswordPolicy {

    private static final int MIN_LENGTH = 12;
    /** Bcrypt ignores further bytes. */
    private static final int MAX_BYTES = 72;

    /** Minimum number of different characters. */
    private static final int MIN_DISTINCT = 5;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    /** Hash of a random password, computed at first use. */
    private @Nullable String dummyHash;

    /**
     * Checks a new password.
     *
     * @param name log-in name, which the password must not contain
     */
    void check(String name, String password) {
        if (password.length() < MIN_LENGTH) {
            throw Problem.of("problem.password-short", "min", MIN_LENGTH, "found", password.length());
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw Problem.of("problem.password-long", "max", MAX_BYTES, "found", bytes);
        }
        if (password.chars().distinct().count() < MIN_DISTINCT
                || password.toLowerCase(Locale.ROOT).contains(name)) {
            throw Problem.of("problem.password-simple", "min", MIN_DISTINCT);
        }
    }

    /** @return hash with the name of its algorithm, bcrypt today */
    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /**
     * @param hash as stored
     * @return false for a password beyond 72 bytes, of which bcrypt would compare only the beginning
     */
    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES && encoder.matches(password, hash);
    }

    /** Takes as long as a real comparison, so that response times do not reveal which names exist. */
    synchronized void matchDummy(String password) {
        if (dummyHash == null) {
            dummyHash = hash(RandomTokens.token());
        }
        matches(password, dummyHash);
    }
}
