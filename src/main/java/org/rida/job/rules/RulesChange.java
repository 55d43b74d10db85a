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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts a changed file of {@code jobs/} in its place, whole or not at all, and keeps what stood there before. */
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
     * Checks the words once more and puts them into force.
     *
     * @param seen the seal of the words that the change was made from
     * @param reason never empty
     * @throws Problem when something is wrong with the words, when somebody else changed the file since, or when it cannot be
     *     written; nothing is changed then
     */
    public void apply(String file, String words, String seen, Actor actor, String reason) {
        Map<String, String> detail =
                Map.of("reason", reason.strip(), "before", seen, "after", RulesFiles.fingerprint(words));
        audit.record(new Operation(actor, AuditAction.RULES_CHANGED, file, detail), () -> {
            if (reason.isBlank()) {
                throw Problem.of("rules.problem.reason");
            }
            apply(file, words, seen);
        });
    }

    private synchronized void apply(String file, String words, String seen) {
        Path target = rules.path(file);
        try (FileChannel channel = lock();
                FileLock alone = channel.lock()) {
            String now = rules.text(file);
            if (!RulesFiles.fingerprint(now).equals(seen)) {
                throw Problem.of("rules.problem.changed", "file", file);
            }
            proposed.check(file, words);
            save(file, now);
            replace(target, words);
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.not-written", "file", target, "reason", Problem.reason(e));
        }
    }

    /**
     * What stood in a file before.
     *
     * @param name what it is kept under
     * @param at when it was replaced
     */
    public record PreviousVersion(String name, Instant at) {}

    /** What stood in the file before, newest first. */
    public List<PreviousVersion> previousVersions(String file) {
        Path folder = folder(file);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> kept = Files.list(folder)) {
            return kept.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .map(name -> new PreviousVersion(name, Instant.from(STAMP.parse(name))))
                    .sorted(Comparator.comparing(PreviousVersion::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.unreadable", "file", folder, "reason", Problem.reason(e));
        }
    }

    /** @throws Problem when nothing is kept under that name */
    public String previousText(String file, String name) {
        if (previousVersions(file).stream().noneMatch(kept -> kept.name().equals(name))) {
            throw Problem.of("rules.problem.unknown", "file", name);
        }
        try {
            return Files.readString(folder(file).resolve(name + ENDING), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.because(e, "rules.problem.unreadable", "file", name, "reason", Problem.reason(e));
        }
    }

    /** Other processes on the same folder wait meanwhile. */
    private FileChannel lock() throws IOException {
        Files.createDirectories(history);
        return FileChannel.open(history.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private void save(String file, String words) throws IOException {
        Path folder = Files.createDirectories(folder(file));
        Files.writeString(folder.resolve(STAMP.format(time.instant()) + ENDING), words, StandardCharsets.UTF_8);
    }

    private static void replace(Path target, String words) throws IOException {
        try (AtomicFile fresh = AtomicFile.ownerOnly(target)) {
            Files.writeString(fresh.unfinished(), words, StandardCharsets.UTF_8);
            copyPermissions(target, fresh.unfinished());
            fresh.commit();
        }
    }

    private static void copyPermissions(Path file, Path fresh) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        }
    }

    private Path folder(String file) {
        return history.resolve(file);
    }
}
