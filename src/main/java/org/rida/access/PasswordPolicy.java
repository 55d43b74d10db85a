package org.rida.access;

import org.rida.i18n.Problem;













import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept: by bcrypt, with the function's name beside it, so that it can change. */
@Component
class PasswordPolicy {

    private static final int SHORTEST = 12;
    /** Bcrypt reads no further. */
    private static final int LONGEST_BYTES = 72;

    private static final int LETTERS = 5;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private @Nullable String nobodys;

    /** @throws Problem when the password is too short, too long or too simple */
    void check(String name, String password) {
        if (password.length() < SHORTEST) {
            throw Problem.of("problem.password-short", "least", SHORTEST, "found", password.length());
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_BYTES) {
            throw Problem.of("problem.password-long", "most", LONGEST_BYTES, "found", bytes);
        }
        if (password.chars().distinct().count() < LETTERS
                || password.toLowerCase(Locale.ROOT).contains(name)) {
            throw Problem.of("problem.password-simple", "letters", LETTERS);
        }
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES && encoder.matches(password, hash);
    }

    /** Takes as long as a real one, so that nobody learns from the time which names exist. */
    synchronized void matchNobody(String password) {
        if (nobodys == null) {
            nobodys = hash(RandomTokens.token());
        }
        matches(password, nobodys);
    }
}
