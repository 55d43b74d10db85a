package org.rida.job.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.io.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files of {@code jobs/}, which contain all rules. Jobs, mappings and recipients are read at each use; the policy is read
 * once, at start, since all stored counts were made with it.
 */
@Component
public class RulesFiles {

    private static final String POLICY = "policy/";

    private final Path folder;
    private final Map<String, String> atStart;

    RulesFiles(@Value("${rida.jobs}") Path folder) {
        this.folder = folder;
        this.atStart = new ConcurrentHashMap<>(policy());
    }

    /**
     * All YAML files, relative to the folder; those of its sub-folders last.
     *
     * @throws Problem when the folder is missing
     */
    public List<String> files() {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(f -> f.toString().endsWith(".yaml"))
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .sorted(Comparator.comparing((String f) -> f.contains("/")).thenComparing(f -> f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem when there is no such file, or it cannot be read */
    public String text(String file) {
        if (!files().contains(file)) {
            throw Problem.of("rules.problem.unknown", "file", file);
        }
        try {
            return Files.readString(path(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.unreadable", "file", file, "reason", Problem.reason(e));
        }
    }

    /** Whether a change of the file takes effect at the next start only. */
    public boolean requiresRestart(String file) {
        return file.startsWith(POLICY);
    }

    /** Files of the policy that were changed since this process started. */
    public List<String> awaitingRestart() {
        Map<String, String> now = policy();
        return Stream.concat(now.keySet().stream(), atStart.keySet().stream())
                .distinct()
                .filter(file -> !atStart.getOrDefault(file, "").equals(now.getOrDefault(file, "")))
                .sorted()
                .toList();
    }

    /**
     * Notes that a change of a file of the policy took effect at once.
     *
     * @param before fingerprint of the text before; other changes of it may wait for the next start already
     */
    public void tookEffect(String file, String before) {
        atStart.replace(file, before, fingerprint(text(file)));
    }

    /** SHA-256 of a file's text in hexadecimal digits, to detect changes. */
    public static String fingerprint(String text) {
        return Sha256.hex(text);
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    private Map<String, String> policy() {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        return files().stream()
                .filter(this::requiresRestart)
                .collect(Collectors.toMap(file -> file, file -> fingerprint(text(file))));
    }
}
