package org.rida.outbox;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The passwords that open protected documents. Files of rules call them by name; the passwords themselves are settings,
 * {@code rida.delivery.passwords.board}, given by environment variables as that of the mail server is.
 */
@Component
public final class DocumentPasswords {

    /** A shorter one is found by trying in hours, since a file can be tried without limit. */
    public static final int SHORTEST = 12;

    /** Readers of PDF prepare other characters in different ways, and refuse some mixtures of Arabic and Latin. */
    private static final Pattern TYPED_ALIKE = Pattern.compile("[ -~]{" + SHORTEST + ",}");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String PREFIX = "rida.delivery.passwords.";

    private final Environment settings;

    public DocumentPasswords(Environment settings) {
        this.settings = settings;
    }

    /**
     * Empty when the name is no name, or the password is not set, shorter than {@link #SHORTEST} or not of ASCII
     * characters alone.
     */
    public Optional<String> find(String name) {
        return Optional.of(name)
                .filter(n -> NAME.matcher(n).matches())
                .map(n -> settings.getProperty(PREFIX + n))
                .filter(password -> TYPED_ALIKE.matcher(password).matches());
    }

    /** The environment variable of a password: {@code RIDA_DELIVERY_PASSWORDS_BOARD}. */
    public static String variable(String name) {
        return (PREFIX + name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
