package org.rida.access;

import org.rida.io.Sha256;













import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random texts that are handed out once, and the form in which they are kept. They are too long to be guessed, so a plain hash keeps them. */
final class RandomTokens {

    /** Without letters and digits that are taken for each other. */
    private static final String CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int CODE_LENGTH = 20;
    private static final int CODE_GROUP = 5;
    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** A code that a person types: {@code 7KQ2M-…}, 98 bits. */
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % CODE_GROUP == 0 ? "-" : "");
            code.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    /** A key that a program sends. */
    static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return "rida_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** However it was typed: small letters, spaces and hyphens do not matter. */
    static String hashOfCode(String typed) {
        return hash(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    static String hash(String secret) {
        return Sha256.hex(secret);
    }
}
