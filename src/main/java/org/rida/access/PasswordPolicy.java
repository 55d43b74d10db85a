package org.rida.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The rules for passwords, and their hashes. */
@Component
class PasswordPolicy {

    private static final int MIN_LENGTH = 12;
    /** Bcrypt ignores further bytes. */
    private static final int MAX_BYTES = 72;

    /** Minimum number of different characters. */
    private static final int MIN_DISTINCT = 5;

    /** Characters that must remain without common words, sequences and names. */
    private static final int MIN_UNCOMMON = 8;

    /** What people write instead of a letter. */
    private static final Map<Character, Character> LETTER_FOR =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i');

    private static final List<String> COMMON = common();

    private final OrganizationNames organization;
    private final PasswordEncoder encoder;
    /** Hash of a random password, computed at first use. */
    private @Nullable String dummyHash;

    PasswordPolicy(Optional<OrganizationNames> organization, PasswordEncoder encoder) {
        this.organization = organization.orElse(List::of);
        this.encoder = encoder;
    }

    private static List<String> common() {
        try (InputStream words = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
            return new String(Objects.requireNonNull(words).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        int uncommon = uncommon(password);
        if (uncommon < MIN_UNCOMMON) {
            throw Problem.of("problem.password-common", "min", MIN_UNCOMMON, "left", uncommon);
        }
    }

    /** How much remains of it without the words that everybody tries first, however their letters are written. */
    private int uncommon(String password) {
        List<String> words = Stream.concat(
                        COMMON.stream(),
                        organization.names().stream().flatMap(name -> Stream.of(name.split("[^\\p{L}\\p{Nd}]+"))))
                .map(PasswordPolicy::letters)
                .filter(word -> word.length() >= 3)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String asTyped = letters(password);
        String asMeant = letters(password.chars()
                .mapToObj(c -> String.valueOf(LETTER_FOR.getOrDefault((char) c, (char) c)))
                .collect(Collectors.joining()));
        return Math.min(uncommon(asTyped, words), uncommon(asMeant, words));
    }

    /** Number of characters left when all words are taken out, and years and other numbers at the end. */
    private static int uncommon(String password, List<String> words) {
        String rest = password;
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        return rest.replaceAll("\\p{Nd}+$", "").replace(" ", "").length();
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
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
