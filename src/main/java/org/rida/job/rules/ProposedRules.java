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
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** A changed file of {@code jobs/}, looked through beside all the others before it takes effect. */
@Component
public class ProposedRules {

    private final Path folder;
    private final Path reports;
    private final List<RulesValidator> validators;
    private final AuditLog audit;

    ProposedRules(
            @Value("${rida.jobs}") Path folder,
            @Value("${rida.reports}") Path reports,
            List<RulesValidator> checks,
            AuditLog audit) {
        this.audit = audit;
        this.folder = folder;
        this.reports = reports;
        this.validators = checks;
    }

    /**
     * Reads jobs, policy, mappings and recipients as they would be with this file.
     *
     * @param file below the folder of jobs: {@code policy/clock.yaml}
     * @throws Problem saying everything that is wrong, with its place
     */
    public void check(String file, String words, Actor actor) {
        Map<String, String> detail = Map.of("characters", Integer.toString(words.length()));
        audit.record(new Operation(actor, AuditAction.RULES_CHECKED, file, detail), () -> check(file, words));
    }

    void check(String file, String words) {
        Path copy = copy();
        try {
            Path changed = copy.resolve(file).normalize();
            if (!changed.startsWith(copy)) {
                throw Problem.of("problem.folder-missing", "folder", file);
            }
            Files.writeString(changed, words);
            PolicyReader.read(copy.resolve("policy"));
            Mappings.read(copy.resolve("mappings"));
            new JobDefinitions(copy, new JobValidator(copy, reports)).all();
            validators.forEach(check -> check.check(copy));
        } catch (Problem problem) {
            throw withOriginalPaths(problem, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    /** With the names of the files as people know them. */
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
