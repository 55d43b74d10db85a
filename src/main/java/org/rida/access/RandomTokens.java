package org.rida.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.rida.io.Sha256;

/**
 * Generates one-time codes and API tokens and hashes them for storage. With 98 bits and more they cannot be guessed, so that
 * SHA-256 without salt or iterations suffices.
 */
final class RandomTokens {

    /** Without I, L, O, 0 and 1, which readers confuse. */
    private static final String CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int CODE_LENGTH = 20;
    private static final int CODE_GROUP = 5;
    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** A code that people type, such as {@code 7KQ2M-…}: 20 characters in groups of five, 98 bits. */
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % CODE_GROUP == 0 ? "-" : "");
            code.append(CODE_ALPHABET.charAt(RANDOM.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
    }

    /** A token for programs: {@code rida_} and 256 random bits in URL-safe Base64. */
    static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return "rida_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Hash of a code as typed: case, spaces and hyphens are ignored. */
    static String hashOfCode(String typed) {
        return hash(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    /** @param secret as generated; hashes are compared by the database's index, which reveals nothing about near misses */
    static String hash(String secret) {
        return Sha256.hex(secret);
    }
}
