package org.rida.job.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mappings;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.PullValidator;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Validates a changed file of {@code jobs/}, together with all others, in a temporary copy of the folder. */
@Component
public class ProposedRules {

    private final Path folder;
    private final Path reports;
    private final List<RulesValidator> validators;
    private final PullValidator pulls;
    private final AuditLog audit;

    ProposedRules(
            @Value("${rida.jobs}") Path folder,
            @Value("${rida.reports}") Path reports,
            List<RulesValidator> validators,
            PullValidator pulls,
            AuditLog audit) {
        this.audit = audit;
        this.folder = folder;
        this.reports = reports;
        this.validators = validators;
        this.pulls = pulls;
    }

    /**
     * Reads jobs, policy, mappings and recipients as they would be with this file, and records that in the audit log.
     *
     * @param file relative to the folder of jobs: {@code policy/clock.yaml}
     * @param text the file's whole content
     * @throws Problem listing everything that is wrong, with its position; or when the path leads out of the folder or
     *     is that of a folder
     */
    public void check(String file, String text, Actor actor) {
        Map<String, String> detail = Map.of("characters", Integer.toString(text.length()));
        audit.record(new Operation(actor, AuditAction.RULES_CHECKED, file, detail), () -> check(file, text));
    }

    void check(String file, String text) {
        Path copy = copy();
        try {
            Path changed = copy.resolve(file).normalize();
            if (!changed.startsWith(copy)
                    || Files.isDirectory(changed)
                    || !Files.isDirectory(changed.resolveSibling(""))) {
                throw Problem.of("problem.folder-missing", "folder", file);
            }
            Files.writeString(changed, text);
            PolicyReader.read(copy.resolve("policy"));
            Mappings.read(copy.resolve("mappings"));
            new JobDefinitions(copy, new JobValidator(copy, reports, pulls)).all();
            validators.forEach(check -> check.check(copy));
        } catch (Problem problem) {
            throw withOriginalPaths(problem, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    /**
     * The policy as it would be with these texts.
     *
     * @param texts of files by their names relative to the folder of jobs
     * @throws Problem when it would not be valid
     */
    public Policy policy(Map<String, String> texts) {
        Path copy = copy();
        try {
            for (Map.Entry<String, String> file : texts.entrySet()) {
                Files.writeString(copy.resolve(file.getKey()), file.getValue());
            }
            return PolicyReader.read(copy.resolve("policy"));
        } catch (Problem problem) {
            throw withOriginalPaths(problem, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    /** The problem with paths of the real folder instead of the copy's. */
    private Problem withOriginalPaths(Problem problem, Path copy) {
        return new Problem(
                BilingualText.of(language -> problem.text().in(language).replace(copy.toString(), folder.toString())),
                problem);
    }

    private Path copy() {
        try (Stream<Path> files = Files.walk(folder)) {
            Path copy = Files.createTempDirectory("rida-rules");
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path copy) {
        try {
            FileSystemUtils.deleteRecursively(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
