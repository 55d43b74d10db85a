package org.rida.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tokens and passwords of survey servers. The secret {@code kobo} is the file of that name in the folder
 * {@code rida.pull.secrets}, or else the environment variable {@code RIDA_PULL_SECRET_KOBO}; it stands in no file of {@code jobs/}.
 */
@Component
public class PullSecrets {

    private static final String VARIABLE = "RIDA_PULL_SECRET_";
    private static final int MAX_BYTES = 8 * 1024;

    private final String folder;
    private final UnaryOperator<@Nullable String> environment;

    @Autowired
    public PullSecrets(@Value("${rida.pull.secrets:}") String folder) {
        this(folder, System::getenv);
    }

    /** @param environment value of a variable; null without it */
    PullSecrets(String folder, UnaryOperator<@Nullable String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** A token or password. Its text is nowhere but in the header or body of a request: it is no part of any message. */
    static final class Secret {

        private final String value;

        Secret(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** The environment variable of a secret. */
    public static String variable(String name) {
        return VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether there is such a secret, so that a schedule does not find out at night. */
    public boolean exists(String name) {
        return find(name).isPresent();
    }

    /** @throws Problem naming where it was looked for */
    Secret get(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of("pull.problem.secret", "secret", name, "variable", variable(name)));
    }

    /** The name is checked, as it becomes part of a path. Spaces and the line's end around the text do not count. */
    private Optional<Secret> find(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            return Optional.empty();
        }
        return fromFile(name)
                .or(() -> Optional.ofNullable(environment.apply(variable(name))))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::new);
    }

    private Optional<String> fromFile(String name) {
        Path file = Path.of(folder).resolve(name);
        try {
            return folder.isBlank() || !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
