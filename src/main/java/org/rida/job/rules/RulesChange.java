package org.rida.job.rules;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditChange;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Replaces a file of {@code jobs/} atomically and retains its previous versions. */
@Component
public class RulesChange {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".yaml";

    private final RulesFiles rules;
    private final ProposedRules proposed;
    private final Path history;
    private final InstantSource time;
    private final AuditLog audit;

    RulesChange(
            RulesFiles rules,
            ProposedRules proposed,
            @Value("${rida.data}") Path data,
            InstantSource time,
            AuditLog audit) {
        this.audit = audit;
        this.rules = rules;
        this.proposed = proposed;
        this.history = data.resolve("rules");
        this.time = time;
    }

    /**
     * Validates the text and replaces the file. A file lock keeps other processes on the same folder out meanwhile.
     *
     * @param file relative to the folder of jobs
     * @param expected fingerprint of the text that the change was made from
     * @param actor who changes the file
     * @param reason never empty
     * @throws Problem when the text is invalid, when the file was changed since, or when it cannot be written; nothing is changed
     *     then
     */
    public void apply(String file, String text, String expected, Actor actor, String reason) {
        Operation operation = Operation.because(reason, actor, AuditAction.RULES_CHANGED, file);
        audit.record(
                operation,
                () -> {
                    if (reason.isBlank()) {
                        throw Problem.of("rules.problem.reason");
                    }
                    return apply(file, text, expected);
                },
                before -> changes(before, text));
    }

    /**
     * Validates the text and creates the file, as {@link #apply} does for one that exists.
     *
     * @throws Problem when the text is invalid, there is such a file already, or it cannot be written
     */
    public void create(String file, String text, Actor actor, String reason) {
        Operation operation = Operation.because(reason, actor, AuditAction.RULES_CHANGED, file);
        audit.record(
                operation,
                () -> {
                    create(file, text);
                    return "";
                },
                before -> changes(before, text));
    }

    /** The values that differ, and the lines for what has no words. */
    private static Map<String, String> changes(String before, String after) {
        Map<String, String> changes = new LinkedHashMap<>(AuditChange.text(before, after));
        changes.putAll(DeclaredChanges.between(before, after));
        return changes;
    }

    private synchronized void create(String file, String text) {
        Path target = rules.path(file);
        try (FileChannel channel = lock();
                FileLock held = channel.lock()) {
            if (Files.exists(target)) {
                throw Problem.of("rules.problem.changed", "file", file);
            }
            proposed.check(file, text);
            try (AtomicFile created = AtomicFile.of(target)) {
                Files.writeString(created.unfinished(), text, StandardCharsets.UTF_8);
                created.commit();
            }
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.not-written", "file", target, "reason", Problem.reason(e));
        }
    }

    /** @return the text before */
    private synchronized String apply(String file, String text, String expected) {
        Path target = rules.path(file);
        try (FileChannel channel = lock();
                FileLock held = channel.lock()) {
            String now = rules.text(file);
            if (!RulesFiles.fingerprint(now).equals(expected)) {
                throw Problem.of("rules.problem.changed", "file", file);
            }
            proposed.check(file, text);
            save(file, now);
            replace(target, text);
            return now;
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.not-written", "file", target, "reason", Problem.reason(e));
        }
    }

    /**
     * A previous version of a file.
     *
     * @param name under which it is stored
     * @param at when it was replaced
     */
    public record PreviousVersion(String name, Instant at) {}

    /** The previous versions of the file, newest first. */
    public List<PreviousVersion> previousVersions(String file) {
        Path folder = folder(file);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .map(name -> new PreviousVersion(name, Instant.from(STAMP.parse(name))))
                    .sorted(Comparator.comparing(PreviousVersion::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.unreadable", "file", folder, "reason", Problem.reason(e));
        }
    }

    /** @throws Problem when there is no such version */
    public String previousText(String file, String name) {
        if (previousVersions(file).stream().noneMatch(version -> version.name().equals(name))) {
            throw Problem.of("rules.problem.unknown", "file", name);
        }
        try {
            return Files.readString(folder(file).resolve(name + ENDING), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.unreadable", "file", name, "reason", Problem.reason(e));
        }
    }

    /** Between processes; {@code synchronized} covers the threads of this one, which a file lock does not. */
    private FileChannel lock() throws IOException {
        Files.createDirectories(history);
        return FileChannel.open(history.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void save(String file, String text) throws IOException {
        Path folder = Files.createDirectories(folder(file));
        Files.writeString(folder.resolve(STAMP.format(time.instant()) + ENDING), text, StandardCharsets.UTF_8);
    }

    private static void replace(Path target, String text) throws IOException {
        try (AtomicFile replacement = AtomicFile.ownerOnly(target)) {
            Files.writeString(replacement.unfinished(), text, StandardCharsets.UTF_8);
            copyPermissions(target, replacement.unfinished());
            replacement.commit();
        }
    }

    private static void copyPermissions(Path file, Path replacement) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(replacement, Files.getPosixFilePermissions(file));
        }
    }

    private Path folder(String file) {
        return history.resolve(file);
    }
}
